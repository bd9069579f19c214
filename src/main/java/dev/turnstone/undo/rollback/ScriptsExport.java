package dev.turnstone.undo.rollback;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.Journal;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.run.ScriptLog;
import dev.turnstone.sql.ScriptLines;
import dev.turnstone.sql.SqlScript;
import java.util.List;

/** Writes down the undo scripts of what a run carried out, the last first. */
final class ScriptsExport {
  private static final List<String> DELIMITERS = List.of("$$", "//", ";;", "|||", "%%%");

  private final List<Script> scripts;
  private final ScriptLog ran;
  private final Vendor vendor;
  private final ScriptLines lines;

  ScriptsExport(Journal journal, MigrationPlan plan, Vendor vendor, ScriptLines lines) {
    this.scripts = plan.scripts();
    this.ran = ScriptLog.ofRun(journal);
    this.vendor = vendor;
    this.lines = lines;
  }

  void write(Script.When when) {
    for (int i = scripts.size() - 1; i >= 0; i--) {
      Script script = scripts.get(i);
      if (script.when() == when && ran.of(script.name()).over()) write(script);
    }
  }

  private void write(Script script) {
    if (script.undo().isEmpty()) {
      comment("by hand: nothing takes the step " + script.name() + " back");
      return;
    }
    comment("takes the step " + script.name() + " back");
    SqlScript.of(vendor, script.undo().get()).statements().forEach(s -> statement(s.sql()));
  }

  /** In the MySQL family a client would end a statement at the semicolons in its body. */
  private void statement(String sql) {
    if (!vendor.mysqlFamily() || !sql.contains(";")) {
      lines.statement(sql);
      return;
    }
    String delimiter = DELIMITERS.stream().filter(d -> !sql.contains(d)).findFirst().orElse("\\G");
    lines.statement("DELIMITER " + delimiter + "\n" + sql + delimiter + "\nDELIMITER ");
  }

  private void comment(String text) {
    lines.comment(ScriptLines.remark(text));
  }
}

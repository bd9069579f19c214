package dev.turnstone.journey;

import dev.turnstone.sql.ScriptLines;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.difference.RepairScript;
import java.util.ArrayList;
import java.util.List;

/** The statements that would repair the right side, to be run by hand. */
final class Repairs {
  private Repairs() {}

  static String[] of(Comparison comparison) {
    List<String> statements = new ArrayList<>();
    RepairScript.write(
        comparison,
        new ScriptLines() {
          @Override
          public void comment(String text) {
            if (text.startsWith("by hand")) {
              throw new AssertionError(text);
            }
          }

          @Override
          public void statement(String sql) {
            statements.add(sql);
          }
        });
    return statements.toArray(String[]::new);
  }
}

package dev.turnstone.plan;

import dev.turnstone.catalog.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What shall happen, as pure data. Its canonical JSON form is its identity (SHA-256, see {@code
 * PlanFile}). No secrets.
 *
 * @param format version of the file format, today 1
 * @param tables in the order they were planned; the order of loading is worked out from foreign
 *     keys
 * @param open what auto-mapping left for a person: ambiguous or unmatched tables and columns, with
 *     the reason
 * @param leftBehind source objects the plan does not carry, as {@code kind name: reason}
 */
public record MigrationPlan(
    int format,
    String name,
    Endpoint source,
    Endpoint target,
    List<TablePlan> tables,
    Safeguards safeguards,
    List<OpenQuestion> open,
    List<String> leftBehind) {
  /** The newest file format this version writes and reads. */
  public static final int FORMAT = 1;

  public MigrationPlan {
    tables = List.copyOf(tables);
    open = List.copyOf(open);
    leftBehind = List.copyOf(leftBehind);
  }

  /** The plan for this target table. */
  public Optional<TablePlan> table(TableName target) {
    return tables.stream().filter(t -> t.target().equals(target)).findFirst();
  }

  /** The steps in SQL of its own, in the order in which a run carries them out. */
  public List<Script> scripts() {
    return target.scripts();
  }

  /** The same plan with other steps in SQL of its own. */
  public MigrationPlan withScripts(List<Script> others) {
    return new MigrationPlan(
        format, name, source, target.with(others), tables, safeguards, open, leftBehind);
  }

  /** The same plan with other limits. */
  public MigrationPlan with(Safeguards other) {
    return new MigrationPlan(format, name, source, target, tables, other, open, leftBehind);
  }

  public MigrationPlan withTables(List<TablePlan> other) {
    return new MigrationPlan(format, name, source, target, other, safeguards, open, leftBehind);
  }

  /** The same plan with other questions left open and other things left behind. */
  public MigrationPlan withOpen(List<OpenQuestion> questions, List<String> left) {
    return new MigrationPlan(format, name, source, target, tables, safeguards, questions, left);
  }

  /** The same plan, made for tables of these structures. */
  public MigrationPlan withFingerprints(String ofSource, String ofTarget) {
    return new MigrationPlan(
        format,
        name,
        source.withFingerprint(ofSource),
        target.withFingerprint(ofTarget),
        tables,
        safeguards,
        open,
        leftBehind);
  }
}

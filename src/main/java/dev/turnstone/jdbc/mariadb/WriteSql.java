package dev.turnstone.jdbc.mariadb;

import dev.turnstone.jdbc.OwnTables;
import dev.turnstone.row.TableWrite;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statements that bring rows into one table. */
final class WriteSql {
  /** The file name that stands in LOAD DATA; no file of this name is ever opened. */
  private static final String STREAM = "turnstone-stream";

  private final TableWrite write;
  private final List<TargetField> fields;
  private final Dialect dialect;
  private final String table;
  private final String stage;

  WriteSql(TableWrite write, List<TargetField> fields, Dialect dialect) {
    this.write = write;
    this.fields = fields;
    this.dialect = dialect;
    this.table = dialect.quote(write.table().name());
    this.stage = dialect.quote(write.table().name().schema()) + ".`turnstone_stage`";
  }

  /** The table itself. */
  LoadTarget direct() {
    return new LoadTarget(load(table), rows -> insert(table, rows), fields);
  }

  /** The stage of an upsert. */
  LoadTarget staged() {
    return new LoadTarget(load(stage), rows -> insert(stage, rows), fields);
  }

  /** The stage: the written columns alone, with a key so that rows meet quickly. */
  List<String> makeStage() {
    return List.of(
        "DROP TEMPORARY TABLE IF EXISTS " + stage,
        "CREATE TEMPORARY TABLE "
            + stage
            + " (UNIQUE ("
            + write.key().stream().map(dialect::quote).collect(Collectors.joining(", "))
            + ")) ENGINE=InnoDB AS SELECT "
            + columns("")
            + " FROM "
            + table
            + " WHERE FALSE");
  }

  String dropStage() {
    return "DROP TEMPORARY TABLE IF EXISTS " + stage;
  }

  String emptyStage() {
    return "DELETE FROM " + stage;
  }

  /** Adds the stage's keys to those written so far; empty where none can come twice. */
  Optional<String> remember() {
    String keys = write.key().stream().map(dialect::quote).collect(Collectors.joining(", "));
    return write
        .onceIn()
        .map(run -> dialect.quote(OwnTables.keys(run, write.table().name().toString())))
        .map(kept -> "INSERT INTO " + kept + " SELECT " + keys + " FROM " + stage);
  }

  /** Selects of the table's rows that {@link #update} changes, and locks them. */
  String differing(String selected) {
    return "SELECT " + selected + " FROM " + meeting() + " WHERE NOT (" + same() + ") FOR UPDATE";
  }

  /** Selects of the rows of the stage that are in the table as they are; nobody changes them. */
  String agreeing(String selected) {
    return "SELECT " + selected + " FROM " + meeting() + " WHERE " + same() + " LOCK IN SHARE MODE";
  }

  private String meeting() {
    return stage + " s JOIN " + table + " t ON " + sameKey();
  }

  private String same() {
    return fields.stream().map(this::same).collect(Collectors.joining(" AND "));
  }

  /** Changes the rows whose key is there and of which any value differs, byte by byte. */
  String update() {
    return "UPDATE "
        + table
        + " t JOIN "
        + stage
        + " s ON "
        + sameKey()
        + " SET "
        + setAll()
        + " WHERE NOT ("
        + same()
        + ")";
  }

  /** Adds the rows whose key is not there. */
  String insertMissing() {
    return "INSERT INTO "
        + table
        + " ("
        + columns("")
        + ") SELECT "
        + columns("s.")
        + " FROM "
        + stage
        + " s WHERE NOT EXISTS (SELECT 1 FROM "
        + table
        + " t WHERE "
        + sameKey()
        + ")";
  }

  private String load(String into) {
    List<String> targets = new ArrayList<>();
    List<String> set = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      String name = dialect.quote(fields.get(i).column().name());
      targets.add(fields.get(i).hex() ? "@turnstone_" + i : name);
      if (fields.get(i).hex()) {
        set.add(name + " = UNHEX(@turnstone_" + i + ")");
      }
    }
    return "LOAD DATA LOCAL INFILE '"
        + STREAM
        + "' INTO TABLE "
        + into
        + " CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\'"
        + " LINES TERMINATED BY '\\n' ("
        + String.join(", ", targets)
        + ")"
        + (set.isEmpty() ? "" : " SET " + String.join(", ", set));
  }

  private String insert(String into, int rows) {
    String row = "(" + "?,".repeat(fields.size() - 1) + "?)";
    return "INSERT INTO "
        + into
        + " ("
        + columns("")
        + ") VALUES "
        + (row + ",").repeat(rows - 1)
        + row;
  }

  private String columns(String prefix) {
    return write.columns().stream()
        .map(c -> prefix + dialect.quote(c.name()))
        .collect(Collectors.joining(", "));
  }

  private String sameKey() {
    return write.key().stream()
        .map(dialect::quote)
        .map(k -> "t." + k + " = s." + k)
        .collect(Collectors.joining(" AND "));
  }

  private String setAll() {
    return write.columns().stream()
        .map(c -> dialect.quote(c.name()))
        .map(name -> "t." + name + " = s." + name)
        .collect(Collectors.joining(", "));
  }

  /** Numbers and dates are the same when they are equal, everything else when its bytes are. */
  private String same(TargetField field) {
    String name = dialect.quote(field.column().name());
    return switch (ReadForm.of(field.column())) {
      case LONG, NUMBER, UNSIGNED, DECIMAL, DOUBLE, DATE, TIMESTAMP, INSTANT, TIME, BITS, UUID ->
          "t." + name + " <=> s." + name;
      case TEXT, CHECKED_TEXT, CAST_TEXT, BYTES ->
          "CAST(t." + name + " AS BINARY) <=> CAST(s." + name + " AS BINARY)";
    };
  }
}

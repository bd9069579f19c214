package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import java.util.List;
import java.util.stream.Collectors;

/** Statements that change single rows of a table, with their values as literals. */
public final class RowStatements {
  private final Dialect dialect;
  private final Literals literals;
  private final Table table;
  private final String name;

  public RowStatements(Dialect dialect, Table table) {
    this.dialect = dialect;
    this.literals = new Literals(dialect);
    this.table = table;
    this.name = dialect.quote(table.name());
  }

  /**
   * A column and a value of it.
   *
   * @param column one of the table
   */
  public record Assignment(Column column, ExactValue value) {}

  /** Statements before any other, for a session of its own; they begin a transaction. */
  public static List<String> begin(Vendor vendor) {
    return switch (vendor) {
      case SQLITE -> List.of("PRAGMA foreign_keys = OFF", "BEGIN");
      case POSTGRESQL ->
          List.of("SET standard_conforming_strings = on", "BEGIN", "SET CONSTRAINTS ALL DEFERRED");
      case MARIADB, MYSQL ->
          List.of(
              "SET NAMES utf8mb4",
              "SET time_zone = '+00:00'",
              "SET sql_mode = 'STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO'",
              "SET foreign_key_checks = 0",
              "START TRANSACTION");
    };
  }

  /** Statements behind all others. */
  public static List<String> end(Vendor vendor) {
    return switch (vendor) {
      case SQLITE -> List.of("COMMIT", "PRAGMA foreign_keys = ON");
      case POSTGRESQL -> List.of("COMMIT");
      case MARIADB, MYSQL -> List.of("COMMIT", "SET foreign_key_checks = 1");
    };
  }

  public String insert(List<Assignment> row) {
    String columns =
        row.stream()
            .map(cell -> dialect.quote(cell.column().name()))
            .collect(Collectors.joining(", "));
    String values =
        row.stream()
            .map(cell -> literals.of(cell.column(), cell.value()))
            .collect(Collectors.joining(", "));
    return "INSERT INTO " + name + " (" + columns + ")" + overriding() + " VALUES (" + values + ")";
  }

  private String overriding() {
    boolean counts =
        table.columns().stream()
            .anyMatch(
                c -> c.generation().filter(Generation.Identity.class::isInstance).isPresent());
    return dialect.vendor() == Vendor.POSTGRESQL && counts ? " OVERRIDING SYSTEM VALUE" : "";
  }

  public String update(List<Assignment> key, List<Assignment> changed) {
    String sets =
        changed.stream()
            .map(c -> dialect.quote(c.column().name()) + " = " + literals.of(c.column(), c.value()))
            .collect(Collectors.joining(", "));
    return "UPDATE " + name + " SET " + sets + " WHERE " + where(key);
  }

  public String delete(List<Assignment> key) {
    return "DELETE FROM " + name + " WHERE " + where(key);
  }

  private String where(List<Assignment> key) {
    return key.stream()
        .map(part -> literals.equal(part.column(), part.value()))
        .collect(Collectors.joining(" AND "));
  }

  /** Deletes one of the rows that have exactly these values, of a table without a key. */
  public String deleteOne(List<Assignment> row) {
    String exactly =
        row.stream()
            .map(cell -> literals.same(cell.column(), cell.value()))
            .collect(Collectors.joining(" AND "));
    return switch (dialect.vendor()) {
      case SQLITE -> deleteBy("rowid", exactly);
      case POSTGRESQL -> deleteBy("ctid", exactly);
      case MARIADB, MYSQL -> "DELETE FROM " + name + " WHERE " + exactly + " LIMIT 1";
    };
  }

  private String deleteBy(String place, String exactly) {
    return "DELETE FROM "
        + name
        + (" WHERE " + place + " = (SELECT " + place + " FROM ")
        + name
        + " WHERE "
        + exactly
        + " LIMIT 1)";
  }
}

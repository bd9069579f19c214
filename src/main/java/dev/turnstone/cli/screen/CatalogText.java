package dev.turnstone.cli.screen;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Table;
import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.TextTable;
import dev.turnstone.document.text.Visible;
import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalLong;

/** A catalogue as text: one line per table, and what a migration does not carry over. */
public final class CatalogText {
  private CatalogText() {}

  public static void print(PrintStream to, Catalog catalog, Paint paint) {
    String product = catalog.product().vendor().title() + " " + catalog.product().version();
    long tables = catalog.tables().stream().filter(t -> t.kind().holdsRows()).count();
    to.println(
        paint.strong(Visible.text(catalog.database()))
            + ", "
            + product
            + ", "
            + Numbers.count(tables, "table"));
    TextTable table =
        new TextTable(
            "table", ">rows", ">columns", "primary key", ">references", ">indexes", "kind");
    for (Table one : catalog.tables()) {
      table.row(
          one.name().name(),
          rows(one),
          Numbers.count(one.columns().size()),
          one.primaryKey().map(k -> String.join(", ", k.columns())).orElse("-"),
          Numbers.count(one.foreignKeys().size()),
          Numbers.count(
              one.indexes().size() + one.keys().stream().filter(k -> !k.primary()).count()),
          one.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    table.lines(paint).forEach(line -> to.println("  " + line));
    if (!catalog.leftBehind().isEmpty()) {
      to.println("Not carried over by a migration:");
      for (LeftBehind thing : catalog.leftBehind()) {
        to.println(
            "  " + Visible.text(thing.kind() + " " + thing.name().name() + ": " + thing.reason()));
      }
    }
  }

  /** The columns of every table, for who wants to see more. */
  public static void printColumns(PrintStream to, Catalog catalog, Paint paint) {
    for (Table one : catalog.tables()) {
      to.println(paint.strong(Visible.text(one.name().name())));
      TextTable table = new TextTable("column", "type", "as", "may be NULL", "key");
      for (Column column : one.columns()) {
        table.row(
            column.name(),
            column.nativeType().isEmpty() ? "-" : column.nativeType(),
            column.type().text(),
            column.nullable() ? "yes" : "no",
            keys(one, column));
      }
      table.lines(paint).forEach(line -> to.println("  " + line));
    }
  }

  private static String keys(Table table, Column column) {
    for (Key key : table.keys()) {
      if (key.columns().contains(column.name())) {
        return key.primary() ? "primary" : "unique";
      }
    }
    return "";
  }

  private static String rows(Table table) {
    OptionalLong exact = table.traits().rows();
    if (!table.kind().holdsRows()) {
      return "-";
    }
    if (exact.isPresent()) {
      return Numbers.count(exact.getAsLong());
    }
    OptionalLong guess = table.traits().estimatedRows();
    return guess.isPresent() ? "about " + Numbers.count(guess.getAsLong()) : "?";
  }
}

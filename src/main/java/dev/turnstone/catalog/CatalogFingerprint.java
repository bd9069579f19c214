package dev.turnstone.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** The identity of a schema's structure, as far as a migration depends on it. */
public final class CatalogFingerprint {
  private CatalogFingerprint() {}

  static String of(Catalog catalog) {
    return of(catalog, catalog.tables().stream().map(Table::name).toList());
  }

  /**
   * SHA-256 over kind, columns, keys and checks of the named tables, sorted by name; a missing
   * table counts as missing. Indexes, foreign keys and triggers do not count: a run itself takes
   * them away and brings them back.
   */
  public static String of(Catalog catalog, Collection<TableName> names) {
    StringBuilder text = new StringBuilder();
    for (TableName name : names.stream().sorted().distinct().toList()) {
      text.append("table ").append(name).append('\n');
      catalog.table(name).ifPresentOrElse(t -> describe(t, text), () -> text.append("missing\n"));
    }
    return sha256(text.toString());
  }

  private static void describe(Table table, StringBuilder text) {
    text.append(table.kind()).append('\n');
    for (Column c : table.columns()) {
      List<Object> facts =
          List.of(
              c.name(),
              c.type().text(),
              c.nativeType(),
              c.nullable(),
              c.collation(),
              c.defaultSql(),
              c.generation());
      text.append(facts).append('\n');
    }
    table.keys().stream()
        .map(CatalogFingerprint::facts)
        .sorted()
        .forEach(k -> text.append(k).append('\n'));
    table.checks().stream()
        .map(c -> c.expression())
        .sorted()
        .forEach(c -> text.append(c).append('\n'));
  }

  private static String facts(Key key) {
    List<Object> facts = new ArrayList<>();
    facts.add(key.name());
    facts.add(key.primary());
    facts.add(key.predicate());
    facts.add(key.deferrable());
    facts.add(key.nullsEqual());
    for (KeyPart p : key.parts()) {
      facts.add(List.of(p.column(), p.expression(), p.prefix(), p.descending(), p.collation()));
    }
    return facts.toString();
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

package dev.turnstone.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is in one database (or one schema of it), as values.
 *
 * @param database its name, or the file's name for SQLite
 * @param tables by name; every kind, also those that cannot be carried
 * @param leftBehind everything that is not carried over, by name
 * @param settings server facts that matter to a migration, for example {@code encoding}, {@code
 *     collation}, {@code time_zone}, {@code sql_mode}, {@code max_allowed_packet}, {@code
 *     default_schema}, for SQLite {@code functions}, with commas; keys lower case
 */
public record Catalog(
    Product product,
    String database,
    List<Table> tables,
    List<Sequence> sequences,
    List<UserType> types,
    List<LeftBehind> leftBehind,
    Map<String, String> settings) {
  public Catalog {
    tables = tables.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    sequences = List.copyOf(sequences);
    types = List.copyOf(types);
    leftBehind = List.copyOf(leftBehind);
    settings = Map.copyOf(settings);
  }

  /** The table of exactly this name. */
  public Optional<Table> table(TableName name) {
    return tables.stream().filter(t -> t.name().equals(name)).findFirst();
  }

  /** The schema that unqualified names mean. */
  public String defaultSchema() {
    return settings.getOrDefault("default_schema", "main");
  }

  /**
   * SHA-256, 64 hex digits, over the structure; row counts, comments and sequence positions do not
   * count.
   */
  public String fingerprint() {
    return CatalogFingerprint.of(this);
  }
}

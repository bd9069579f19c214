package dev.turnstone.sql;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** SELECTs that find rows which break a key; all vendors understand them. */
final class RowQueries {
  private final Dialect dialect;

  RowQueries(Dialect dialect) {
    this.dialect = dialect;
  }

  String orphans(Table table, ForeignKey key, List<String> identity) {
    List<String> shown = identity.isEmpty() ? key.columns() : identity;
    String complete =
        key.columns().stream()
            .map(c -> "child." + dialect.quote(c) + " IS NOT NULL")
            .collect(Collectors.joining(" AND "));
    // the parent's side stands first: SQLite compares with the collation of the left
    String same =
        IntStream.range(0, key.columns().size())
            .mapToObj(
                i ->
                    "parent."
                        + dialect.quote(key.targetColumns().get(i))
                        + " = child."
                        + dialect.quote(key.columns().get(i)))
            .collect(Collectors.joining(" AND "));
    return "SELECT "
        + shown.stream().map(c -> "child." + dialect.quote(c)).collect(Collectors.joining(", "))
        + " FROM "
        + dialect.quote(table.name())
        + " child WHERE "
        + complete
        + " AND NOT EXISTS (SELECT 1 FROM "
        + dialect.quote(key.target())
        + " parent WHERE "
        + same
        + ")";
  }

  String duplicates(Table table, Key key, List<String> identity) {
    List<String> shown = identity.isEmpty() ? key.columns() : identity;
    String columns = shown.stream().map(dialect::quote).collect(Collectors.joining(", "));
    String values = key.parts().stream().map(this::value).collect(Collectors.joining(", "));
    String order = identity.isEmpty() ? values : columns;
    String rank = dialect.quote(unlike("nth_of_its_value", shown));
    return "SELECT "
        + columns
        + " FROM (SELECT "
        + columns
        + ", row_number() OVER (PARTITION BY "
        + values
        + " ORDER BY "
        + order
        + ") AS "
        + rank
        + " FROM "
        + dialect.quote(table.name())
        + condition(key)
        + ") ranked WHERE "
        + rank
        + " > 1 ORDER BY "
        + columns;
  }

  private String condition(Key key) {
    String complete =
        key.nullsEqual()
            ? ""
            : key.parts().stream()
                .map(p -> value(p) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
    String covered = key.predicate().map(p -> "(" + p + ")").orElse("");
    String both = complete.isEmpty() || covered.isEmpty() ? "" : " AND ";
    return complete.isEmpty() && covered.isEmpty() ? "" : " WHERE " + complete + both + covered;
  }

  private String value(KeyPart part) {
    String whole =
        part.column()
            .map(dialect::quote)
            .orElseGet(() -> "(" + part.expression().orElseThrow() + ")");
    String compared =
        part.prefix().isPresent() ? "left(" + whole + ", " + part.prefix().getAsInt() + ")" : whole;
    return part.collation()
        .map(c -> "(" + compared + " COLLATE " + dialect.quote(c) + ")")
        .orElse(compared);
  }

  private static String unlike(String name, List<String> taken) {
    String free = name;
    while (taken.contains(free)) free += "_";
    return free;
  }
}

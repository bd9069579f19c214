package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.jdbc.sqlite.SqliteSchema.Listed;
import dev.turnstone.jdbc.sqlite.SqliteSchema.RawColumn;
import dev.turnstone.jdbc.sqlite.SqliteTokens.Kind;
import dev.turnstone.jdbc.sqlite.SqliteTokens.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes the columns of one table out of what SQLite and the table's text tell. */
final class SqliteColumns {
  private static final Set<String> WORDS_WITH_A_MEANING =
      Set.of("true", "false", "null", "current_timestamp", "current_date", "current_time");

  private final Listed table;
  private final TableText text;
  private final Optional<String> rowidAlias;

  /**
   * @param rowidAlias the INTEGER PRIMARY KEY column, where there is one
   */
  SqliteColumns(Listed table, TableText text, Optional<String> rowidAlias) {
    this.table = table;
    this.text = text;
    this.rowidAlias = rowidAlias;
  }

  List<Column> of(List<RawColumn> columns) {
    return columns.stream().map(this::column).toList();
  }

  private Column column(RawColumn raw) {
    boolean alias = rowidAlias.filter(raw.name()::equals).isPresent();
    boolean neverNull =
        alias || raw.required() || (raw.keyPlace() > 0 && (table.withoutRowid() || table.strict()));
    LogicalType type =
        table.strict() ? SqliteTypes.strict(raw.declared()) : SqliteTypes.of(raw.declared());
    return new Column(
        raw.name(),
        type,
        raw.declared(),
        !neverNull,
        Optional.ofNullable(text.collations().get(SqliteNames.fold(raw.name())))
            .filter(c -> !c.equalsIgnoreCase("BINARY")),
        alias ? Optional.empty() : raw.defaultText().flatMap(SqliteColumns::defaultSql),
        generation(raw, alias),
        Optional.empty());
  }

  private Optional<Generation> generation(RawColumn raw, boolean alias) {
    if (alias) {
      return Optional.of(new Generation.Identity(false));
    }
    if (raw.hidden() != 2 && raw.hidden() != 3) {
      return Optional.empty();
    }
    String expression = text.computed().get(SqliteNames.fold(raw.name()));
    if (expression == null) {
      throw new IllegalStateException(
          "no expression found for the generated column " + table.name() + "." + raw.name());
    }
    return Optional.of(new Generation.Computed(expression, raw.hidden() == 3));
  }

  /** SQLite takes a bare or double-quoted word as text; DEFAULT NULL is no default. */
  private static Optional<String> defaultSql(String written) {
    List<Token> tokens = SqliteTokens.of(written);
    if (tokens.size() != 1) {
      return Optional.of(written);
    }
    Token only = tokens.get(0);
    String word = only.text().toLowerCase(Locale.ROOT);
    boolean isWord = only.kind() == Kind.WORD;
    if (isWord && word.equals("null")) {
      return Optional.empty();
    }
    boolean text = only.kind() == Kind.QUOTED || (isWord && !WORDS_WITH_A_MEANING.contains(word));
    return Optional.of(text ? "'" + only.text().replace("'", "''") + "'" : written);
  }
}

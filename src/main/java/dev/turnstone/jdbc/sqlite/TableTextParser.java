package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.ForeignKey.Deferral;
import dev.turnstone.jdbc.sqlite.SqliteTokens.Kind;
import dev.turnstone.jdbc.sqlite.SqliteTokens.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the text of a CREATE TABLE that SQLite has accepted, so it looks for the parts of interest
 * and does not judge. Constraints of columns and of the table have the same form.
 */
final class TableTextParser {
  private static final Set<String> TABLE_CONSTRAINTS =
      Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN");

  private final String sql;
  private final List<Token> tokens;
  private int at;
  private String column = "";
  private Optional<String> name = Optional.empty();

  private Optional<String> primaryKeyName = Optional.empty();
  private final Map<String, String> collations = new HashMap<>();
  private final Map<String, String> computed = new HashMap<>();
  private final List<TableText.Named> checks = new ArrayList<>();
  private final List<TableText.Unique> uniques = new ArrayList<>();
  private final List<TableText.Reference> references = new ArrayList<>();
  private boolean conflicts;
  private boolean autoincrement;

  private TableTextParser(String sql) {
    this.sql = sql;
    this.tokens = SqliteTokens.of(sql);
  }

  static TableText parse(String sql) {
    return new TableTextParser(sql).parse();
  }

  private TableText parse() {
    while (at < tokens.size() && !here('(')) {
      at++;
    }
    at++;
    while (at < tokens.size() && !here(')')) {
      entry();
      if (here(',')) {
        at++;
      }
    }
    return new TableText(
        primaryKeyName,
        collations,
        computed,
        checks,
        uniques,
        references,
        conflicts,
        autoincrement);
  }

  /** One column with its constraints, or table constraints up to the next comma. */
  private void entry() {
    name = Optional.empty();
    Token first = tokens.get(at);
    column = "";
    if (first.kind() != Kind.WORD || !TABLE_CONSTRAINTS.contains(upper(first))) {
      column = SqliteNames.fold(first.text());
      at++;
    }
    while (at < tokens.size() && !here(',') && !here(')')) {
      constraint();
    }
  }

  /** One constraint, or one token of a type or of a constraint's rest. */
  private void constraint() {
    Token token = tokens.get(at++);
    if (token.kind() != Kind.WORD) {
      if (token.isSign('(')) {
        at--;
        brackets();
      }
      return;
    }
    switch (upper(token)) {
      case "CONSTRAINT" -> name = Optional.of(tokens.get(at++).text());
      case "CHECK" -> checks.add(new TableText.Named(takeName(), brackets()));
      case "COLLATE" -> collate();
      case "AS" -> computed.put(column, brackets());
      case "PRIMARY" -> primaryKey();
      case "UNIQUE" -> unique();
      case "DEFAULT" -> skipDefault();
      case "FOREIGN" -> at++; // KEY; its columns are skipped as any brackets
      case "REFERENCES" -> reference();
      case "CONFLICT" -> conflicts = true;
      case "AUTOINCREMENT" -> autoincrement = true;
      case "NOT", "NULL" -> name = Optional.empty();
      default -> {}
    }
  }

  private void collate() {
    name = Optional.empty();
    collations.put(column, tokens.get(at++).text());
  }

  /** AUTOINCREMENT may also stand within the brackets. */
  private void primaryKey() {
    primaryKeyName = takeName();
    at++; // KEY
    if (here('(')) {
      int start = at;
      brackets();
      autoincrement |= tokens.subList(start, at).stream().anyMatch(t -> t.is("AUTOINCREMENT"));
    }
  }

  /** A default in brackets is skipped whole; a literal that looks like a keyword is not one. */
  private void skipDefault() {
    name = Optional.empty();
    if (!here('(')) {
      at++;
    }
  }

  private void unique() {
    List<String> columns = new ArrayList<>();
    if (here('(')) {
      int start = at + 1;
      brackets();
      int depth = 0;
      boolean expected = true;
      for (Token token : tokens.subList(start, at - 1)) {
        if (expected && depth == 0) {
          columns.add(SqliteNames.fold(token.text()));
        }
        depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
        expected = depth == 0 && token.isSign(',');
      }
    } else {
      columns.add(column);
    }
    takeName().ifPresent(n -> uniques.add(new TableText.Unique(n, columns)));
  }

  private void reference() {
    at++; // the table
    if (here('(')) {
      brackets();
    }
    Deferral deferral = Deferral.NOT_DEFERRABLE;
    while (at < tokens.size() && !here(',') && !here(')')) {
      if (word("ON") && at + 2 < tokens.size() && !tokens.get(at + 1).is("CONFLICT")) {
        at += tokens.get(at + 2).is("SET") || tokens.get(at + 2).is("NO") ? 4 : 3;
      } else if (word("MATCH")) {
        at += 2;
      } else if (word("NOT") && at + 1 < tokens.size() && tokens.get(at + 1).is("DEFERRABLE")) {
        at += 2;
        initially();
      } else if (word("DEFERRABLE")) {
        at++;
        deferral = initially() ? Deferral.INITIALLY_DEFERRED : Deferral.INITIALLY_IMMEDIATE;
      } else {
        break;
      }
    }
    references.add(new TableText.Reference(takeName(), deferral));
  }

  /** True for INITIALLY DEFERRED. */
  private boolean initially() {
    if (!word("INITIALLY")) {
      return false;
    }
    at += 2;
    return at <= tokens.size() && tokens.get(at - 1).is("DEFERRED");
  }

  /** What stands between the bracket here and its partner; ends behind it. */
  private String brackets() {
    int start = at + 1;
    int depth = 0;
    while (at < tokens.size()) {
      depth += here('(') ? 1 : here(')') ? -1 : 0;
      at++;
      if (depth == 0) {
        break;
      }
    }
    return SqliteTokens.source(sql, tokens.subList(start, Math.max(start, at - 1)));
  }

  private Optional<String> takeName() {
    Optional<String> taken = name;
    name = Optional.empty();
    return taken;
  }

  private boolean here(char sign) {
    return at < tokens.size() && tokens.get(at).isSign(sign);
  }

  private boolean word(String keyword) {
    return at < tokens.size() && tokens.get(at).is(keyword);
  }

  private static String upper(Token token) {
    return token.text().toUpperCase(Locale.ROOT);
  }
}

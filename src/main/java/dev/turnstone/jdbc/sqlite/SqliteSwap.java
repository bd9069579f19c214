package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Table;
import dev.turnstone.jdbc.sqlite.SqliteTokens.Token;
import dev.turnstone.row.Stage;
import dev.turnstone.row.Stage.Part;
import dev.turnstone.row.TableSwap;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replaces SQLite tables in one transaction. The new table is made by the text of the old. SQLite
 * cannot give an index another name, so that its text is changed where SQLite keeps it, as it does
 * itself with a table; what is stored of it stays as it is.
 */
final class SqliteSwap implements TableSwap {
  private final Function<String, List<List<@Nullable String>>> query;
  private final Dialect dialect;

  SqliteSwap(Function<String, List<List<@Nullable String>>> query, Dialect dialect) {
    this.query = query;
    this.dialect = dialect;
  }

  /** Views and triggers of other tables go by names, which stay. */
  @Override
  public List<String> obstacles(Table table) {
    return List.of();
  }

  @Override
  public List<String> parts(Table table) {
    return List.copyOf(indexes(table.name().name()).keySet());
  }

  @Override
  public List<String> taken(String schema) {
    return query.apply("SELECT name FROM sqlite_schema").stream()
        .map(row -> String.valueOf(row.get(0)))
        .toList();
  }

  /** The texts of a table's indexes by name, but for those that keys of the table brought along. */
  private Map<String, String> indexes(String table) {
    Map<String, String> texts = new LinkedHashMap<>();
    String sql =
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
            + " AND tbl_name = "
            + dialect.literal(table)
            + " COLLATE NOCASE ORDER BY name";
    query
        .apply(sql)
        .forEach(row -> texts.put(String.valueOf(row.get(0)), String.valueOf(row.get(1))));
    return texts;
  }

  private String text(String table) {
    String sql =
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = "
            + dialect.literal(table)
            + " COLLATE NOCASE";
    return String.valueOf(query.apply(sql).get(0).get(0));
  }

  /** The text of CREATE TABLE behind the name. */
  private static String behindName(String text) {
    return text.substring(SqliteTokens.of(text).get(2).end());
  }

  private String table(String text, String name) {
    return "CREATE TABLE " + dialect.quote(name) + behindName(text);
  }

  /** The text of CREATE INDEX with other names. */
  private String index(String text, String name, String table) {
    return (unique(text) ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
        + dialect.quote(name)
        + " ON "
        + dialect.quote(table)
        + behindTable(text);
  }

  private static boolean unique(String text) {
    return SqliteTokens.of(text).get(1).is("UNIQUE");
  }

  private static String behindTable(String text) {
    List<Token> tokens = SqliteTokens.of(text);
    return text.substring(tokens.get(unique(text) ? 5 : 4).end());
  }

  @Override
  public List<String> create(Stage stage) {
    return List.of(table(text(stage.table().name()), stage.staged().name()));
  }

  @Override
  public List<String> complete(Stage stage) {
    Map<String, String> texts = indexes(stage.table().name());
    Map<String, String> there = indexes(stage.staged().name());
    List<String> statements = new ArrayList<>();
    for (Part part : stage.parts()) {
      String text = texts.get(part.name());
      if (text != null && !there.containsKey(part.staged())) {
        statements.add(index(text, part.staged(), stage.staged().name()));
      }
    }
    return statements;
  }

  @Override
  public Optional<String> difference(Stage stage) {
    String old = behindName(text(stage.table().name()));
    if (!old.equals(behindName(text(stage.staged().name())))) {
      return Optional.of("the text of its definition");
    }
    Map<String, String> before = indexes(stage.table().name());
    Map<String, String> made = indexes(stage.staged().name());
    for (Part part : stage.parts()) {
      String one = before.remove(part.name());
      String other = made.remove(part.staged());
      boolean same =
          one != null
              && other != null
              && unique(one) == unique(other)
              && behindTable(one).equals(behindTable(other));
      if (!same) {
        return Optional.of("the index " + part.name());
      }
    }
    return before.keySet().stream().findFirst().map(name -> "the index " + name);
  }

  @Override
  public boolean transactional() {
    return true;
  }

  @Override
  public List<String> swap(List<Stage> stages) {
    List<String> statements = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    statements.add("PRAGMA legacy_alter_table = ON");
    for (Stage stage : stages) {
      String table = stage.table().name();
      String kept = stage.kept().name();
      String text = text(table);
      Map<String, String> indexes = indexes(table);
      statements.add(rename(table, kept));
      statements.add(rename(stage.staged().name(), table));
      texts.add(update("table", table, table, text));
      for (Part part : stage.parts()) {
        String index = indexes.getOrDefault(part.name(), "");
        texts.add(update("index", part.name(), part.kept(), index(index, part.kept(), kept)));
        texts.add(update("index", part.staged(), part.name(), index));
      }
    }
    return told(statements, texts);
  }

  @Override
  public List<String> back(Stage stage) {
    String table = stage.table().name();
    List<String> statements = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Map<String, String> kept = indexes(stage.kept().name());
    Map<String, String> present = indexes(table);
    statements.add("DROP TABLE " + dialect.quote(table));
    statements.add("PRAGMA legacy_alter_table = ON");
    statements.add(rename(stage.kept().name(), table));
    String old = text(stage.kept().name());
    boolean alike = behindName(old).equals(behindName(text(table)));
    texts.add(update("table", table, table, alike ? text(table) : table(old, table)));
    for (Part part : stage.parts()) {
      String index = kept.get(part.kept());
      if (index == null) {
        continue; // others dropped it
      }
      String made = index(index, part.name(), table);
      String told = present.getOrDefault(part.name(), made);
      boolean same = unique(told) == unique(index) && behindTable(told).equals(behindTable(index));
      texts.add(update("index", part.kept(), part.name(), same ? told : made));
    }
    return told(statements, texts);
  }

  /** Afterwards the session reads all definitions anew, and so does every other. */
  private static List<String> told(List<String> statements, List<String> texts) {
    List<String> all = new ArrayList<>(statements);
    all.add("PRAGMA legacy_alter_table = OFF");
    all.add("PRAGMA writable_schema = ON");
    all.addAll(texts);
    all.add("PRAGMA writable_schema = RESET");
    return all;
  }

  private String rename(String from, String to) {
    return "ALTER TABLE " + dialect.quote(from) + " RENAME TO " + dialect.quote(to);
  }

  private String update(String type, String name, String to, String text) {
    return "UPDATE sqlite_schema SET name = "
        + dialect.literal(to)
        + ", sql = "
        + dialect.literal(text)
        + " WHERE type = "
        + dialect.literal(type)
        + " AND name = "
        + dialect.literal(name);
  }

  @Override
  public List<String> clear(Stage stage) {
    return List.of();
  }
}

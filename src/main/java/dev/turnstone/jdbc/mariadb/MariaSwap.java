package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.SqlPlaces;
import dev.turnstone.row.Stage;
import dev.turnstone.row.Stage.Part;
import dev.turnstone.row.TableSwap;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Replaces MariaDB tables by one RENAME TABLE, which others see as a whole or not at all. Views and
 * grants go by names there, and so stay with the name.
 */
final class MariaSwap implements TableSwap {
  private static final String REFERRING =
      """
      SELECT DISTINCT CONCAT('the table ', table_schema, '.', table_name, ' refers to it')
      FROM information_schema.key_column_usage
      WHERE table_schema <> {schema} AND referenced_table_schema = {schema}
        AND referenced_table_name = {name}""";

  /** Whoever comes behind waits as well, so that it is better to give up soon and to try again. */
  private static final String RENAME = "SET STATEMENT lock_wait_timeout = 2 FOR RENAME TABLE ";

  private final Function<String, List<List<@Nullable String>>> query;
  private final Dialect dialect;

  MariaSwap(Function<String, List<List<@Nullable String>>> query, Dialect dialect) {
    this.query = query;
    this.dialect = dialect;
  }

  @Override
  public List<String> obstacles(Table table) {
    List<String> obstacles = new ArrayList<>();
    if (dialect.vendor() == Vendor.MYSQL) {
      obstacles.add("that was not proven with MySQL yet");
    }
    Map<String, String> words =
        Map.of(
            "schema", dialect.literal(table.name().schema()),
            "name", dialect.literal(table.name().name()));
    query
        .apply(SqlPlaces.fill(REFERRING, words))
        .forEach(row -> obstacles.add(String.valueOf(row.get(0))));
    String text = definition(table.name());
    if (text.contains(" DATA DIRECTORY=") || text.contains(" INDEX DIRECTORY=")) {
      obstacles.add("it lies in a directory of its own");
    }
    return obstacles;
  }

  /** Names of references are the database's, all others the table's own. */
  @Override
  public List<String> parts(Table table) {
    return table.foreignKeys().stream().map(ForeignKey::name).toList();
  }

  @Override
  public List<String> taken(String schema) {
    String of = dialect.literal(schema);
    String sql =
        "SELECT table_name FROM information_schema.tables WHERE table_schema = "
            + of
            + " UNION SELECT constraint_name FROM information_schema.table_constraints"
            + " WHERE constraint_schema = "
            + of;
    return query.apply(sql).stream().map(row -> String.valueOf(row.get(0))).toList();
  }

  /**
   * With all keys and indexes, which the server copies more faithfully than anybody else. An index
   * that it has made for a reference would go when that gets another name, so that it is made anew.
   */
  @Override
  public List<String> create(Stage stage) {
    String made = dialect.quote(stage.staged());
    List<String> statements = new ArrayList<>();
    statements.add("CREATE TABLE " + made + " LIKE " + dialect.quote(stage.table()));
    Set<String> lines = lines(stage.table());
    for (Part part : stage.parts()) {
      String index = "KEY " + dialect.quote(part.name()) + " ";
      lines.stream()
          .filter(line -> line.startsWith(index))
          .map(
              line ->
                  ("ALTER TABLE " + made + " DROP INDEX " + dialect.quote(part.name()))
                      + (", ADD " + line))
          .forEach(statements::add);
    }
    return statements;
  }

  @Override
  public List<String> complete(Stage stage) {
    return List.of();
  }

  @Override
  public Optional<String> difference(Stage stage) {
    Set<String> old = lines(stage.table());
    Set<String> made = lines(stage.staged());
    Set<String> onlyOne = new TreeSet<>(old);
    onlyOne.removeAll(made);
    made.removeAll(old);
    onlyOne.addAll(made);
    return onlyOne.stream().findFirst();
  }

  private String definition(TableName table) {
    return String.valueOf(query.apply("SHOW CREATE TABLE " + dialect.quote(table)).get(0).get(1));
  }

  /** Without the names of table and references and the next number, in no order. */
  private Set<String> lines(TableName table) {
    Set<String> lines = new TreeSet<>();
    definition(table)
        .lines()
        .skip(1)
        .map(line -> line.strip().replaceFirst(",$", ""))
        .map(line -> line.replaceFirst(" AUTO_INCREMENT=[0-9]+", ""))
        .map(line -> line.replaceAll(" ON (?:DELETE|UPDATE) (?:RESTRICT|NO ACTION)(?= |$)", ""))
        .map(line -> line.replaceFirst("^CONSTRAINT `(?:[^`]|``)+` (?=FOREIGN KEY )", ""))
        .forEach(lines::add);
    return lines;
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public List<String> swap(List<Stage> stages) {
    return List.of(
        stages.stream()
            .map(s -> move(s.table(), s.kept()) + ", " + move(s.staged(), s.table()))
            .collect(Collectors.joining(", ", RENAME, "")));
  }

  @Override
  public List<String> back(Stage stage) {
    return List.of(
        RENAME + move(stage.table(), stage.staged()) + ", " + move(stage.kept(), stage.table()));
  }

  @Override
  public List<String> clear(Stage stage) {
    return List.of("DROP TABLE " + dialect.quote(stage.staged()));
  }

  private String move(TableName from, TableName to) {
    return dialect.quote(from) + " TO " + dialect.quote(to);
  }
}

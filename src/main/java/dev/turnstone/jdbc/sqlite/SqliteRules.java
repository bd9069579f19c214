package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.jdbc.BatchRules;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Canonical;
import dev.turnstone.row.Cell;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.codec.ByteBuilder;
import dev.turnstone.sql.Dialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What an SQLite table would say to rows. Conditions are evaluated by SQLite itself, on a table of
 * the same form without keys, in memory, which is emptied after each batch.
 */
final class SqliteRules extends BatchRules {
  private final Dialect dialect;
  private final ColumnGuard[] guards;
  private final NumericText numeric = new NumericText();
  private final boolean scratches;
  private final RowBuffer buffer;
  private final TableWrite plain;
  private boolean silent;
  private @Nullable Connection scratch;
  private @Nullable InsertRows inserting;

  SqliteRules(
      TextEncoding encoding, Dialect dialect, TableWrite write, List<Key> keys, boolean judged) {
    super(write, keys, judged);
    this.dialect = dialect;
    boolean strict = write.table().traits().storage().contains("strict");
    String table = write.table().name().toString();
    guards =
        write.columns().stream()
            .map(c -> new ColumnGuard(table, c, strict, encoding))
            .toArray(ColumnGuard[]::new);
    Table bare = bare(write.table(), judged, strict);
    plain = new TableWrite(bare, write.columns(), List.of(), write.mode());
    buffer = new RowBuffer(plain, encoding);
    prepare();
    scratches = !questions().isEmpty() || (judged && (strict || !write.table().checks().isEmpty()));
  }

  private static Table bare(Table table, boolean judged, boolean strict) {
    TableTraits none = TableTraits.NONE;
    TableTraits traits =
        new TableTraits(
            OptionalLong.empty(),
            OptionalLong.empty(),
            strict ? "strict" : "",
            false,
            none.parent(),
            List.of(),
            none.comment(),
            Map.of());
    return new Table(
        table.name(),
        TableKind.PLAIN,
        table.columns(),
        List.of(),
        List.of(),
        List.of(),
        judged ? table.checks() : List.of(),
        traits);
  }

  /** They are part of the table in memory. */
  @Override
  protected boolean asks(Check check) {
    return false;
  }

  @Override
  protected String condition(Check check) {
    return "(" + check.expression() + "\n)";
  }

  @Override
  protected String truth(String predicate) {
    return "CASE WHEN (" + predicate + "\n) THEN '1' ELSE '0' END";
  }

  @Override
  protected String compared(KeyPart part) {
    String value = part.expression().or(() -> part.column().map(dialect::quote)).orElseThrow();
    return "quote((" + value + "\n))";
  }

  @Override
  protected @Nullable Form form(Column column, KeyPart part) {
    String collation = part.collation().or(column::collation).orElse("BINARY");
    Canonical canonical = new Canonical(column.type());
    return switch (collation.toUpperCase(Locale.ROOT)) {
      case "NOCASE" -> (cell, to) -> folded(cell, canonical, to);
      case "RTRIM" -> (cell, to) -> trimmed(cell, canonical, to);
      case "BINARY" -> (cell, to) -> value(cell, canonical, to);
      default -> {
        unasked(Problem.note(Code.COMPARED_ROUGHLY, where(), column.name()));
        yield (cell, to) -> folded(cell, canonical, to);
      }
    };
  }

  private static void folded(Cell cell, Canonical canonical, ByteBuilder to) {
    int from = to.length();
    value(cell, canonical, to);
    if (cell.kind() == Cell.Kind.TEXT) {
      for (int i = from; i < to.length(); i++) {
        byte b = to.array()[i];
        to.array()[i] = b >= 'A' && b <= 'Z' && i >= from + 5 ? (byte) (b + 32) : b;
      }
    }
  }

  private static void trimmed(Cell cell, Canonical canonical, ByteBuilder to) {
    if (cell.kind() != Cell.Kind.TEXT) {
      value(cell, canonical, to);
      return;
    }
    int length = cell.length();
    while (length > 0 && cell.bytes()[cell.offset() + length - 1] == ' ') {
      length--;
    }
    to.putByte('t');
    to.put(cell.bytes(), cell.offset(), length);
  }

  /** A whole number is the same whether it is stored as an integer or as a real. */
  private static void value(Cell cell, Canonical canonical, ByteBuilder to) {
    if (cell.kind() == Cell.Kind.DOUBLE
        && cell.asDouble() == Math.rint(cell.asDouble())
        && Math.abs(cell.asDouble()) < 9e18) {
      to.put(1, (long) cell.asDouble());
    } else if (cell.kind() == Cell.Kind.TEXT) {
      to.putByte('t');
      to.putInt(cell.length());
      to.put(cell.bytes(), cell.offset(), cell.length());
    } else {
      canonical.append(cell, to);
    }
  }

  @Override
  protected @Nullable Problem refusal(int column, Cell cell) {
    return guards[column].refusal(cell, numeric);
  }

  @Override
  protected String literal(int column, Cell cell) {
    return "";
  }

  @Override
  protected boolean asked(int column) {
    return false;
  }

  @Override
  protected boolean always() {
    return scratches;
  }

  @Override
  public void beginRow(long ordinal) {
    super.beginRow(ordinal);
    if (scratches) {
      buffer.beginRow(ordinal);
    }
  }

  @Override
  public void write(int column, Cell cell) {
    super.write(column, cell);
    if (scratches) {
      buffer.write(column, cell);
    }
  }

  @Override
  public void endRow() {
    super.endRow();
    if (scratches) {
      buffer.endRow();
    }
  }

  @Override
  public void abandonRow() {
    if (scratches) {
      buffer.abandonRow();
    }
  }

  @Override
  public boolean full() {
    return super.full() || buffer.full();
  }

  @Override
  public void forget() {
    super.forget();
    buffer.clear();
  }

  @Override
  protected @Nullable List<Told> answers(List<Row> rows) {
    if (silent) {
      return null;
    }
    try {
      Map<Long, Problem> refused = new HashMap<>();
      inserting().send(buffer, refused::put, PriorRows.NONE);
      List<List<@Nullable String>> answers = stored();
      List<Told> told = new ArrayList<>();
      int next = 0;
      for (Row row : rows) {
        Problem against = refused.get(row.ordinal());
        boolean there = against == null && next < answers.size();
        told.add(new Told(against, there ? answers.get(next++) : List.of()));
      }
      return told;
    } catch (SQLException | EngineException e) {
      silent = true;
      unasked(
          Problem.note(
              Code.NOT_EVALUATED,
              where(),
              "a condition or key of the table",
              "a function is not known here"));
      return null;
    }
  }

  private InsertRows inserting() throws SQLException {
    InsertRows open = inserting;
    if (open == null) {
      Connection made = DriverManager.getConnection("jdbc:sqlite::memory:");
      scratch = made;
      try (Statement statement = made.createStatement()) {
        for (String sql : dialect.createTable(plain.table())) {
          statement.execute(sql);
        }
      }
      open = new InsertRows(made, plain);
      inserting = open;
    }
    return open;
  }

  /** The answers for the rows that are stored, in their order; empties the table. */
  private List<List<@Nullable String>> stored() throws SQLException {
    Connection open = scratch;
    if (open == null) {
      return List.of();
    }
    String table = Quoted.name(plain.table().name().name());
    List<List<@Nullable String>> answers = new ArrayList<>();
    try (Statement statement = open.createStatement()) {
      if (!questions().isEmpty()) {
        String asked = String.join(", ", questions().stream().map(Question::sql).toList());
        answers =
            QueryText.rows(
                open, "SELECT " + asked + " FROM " + table + " ORDER BY rowid", Integer.MAX_VALUE);
      }
      statement.execute("DELETE FROM " + table);
    }
    return answers;
  }

  @Override
  public void close() {
    try {
      if (inserting != null) {
        inserting.close();
      }
      if (scratch != null) {
        scratch.close();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("a table in memory cannot be closed", e);
    }
  }
}

package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.BatchRules;
import dev.turnstone.jdbc.Mentions;
import dev.turnstone.jdbc.RowsRefused;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Canonical;
import dev.turnstone.row.Cell;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.codec.ByteBuilder;
import dev.turnstone.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a MariaDB or MySQL table would say to rows. The server evaluates conditions, and tells by
 * the weight of a text what its collation takes for equal.
 */
final class MariaRules extends BatchRules {
  private final Sessions sessions;
  private final Dialect dialect;
  private final LoadBuffer guard;
  private final RowRefusal refusals;
  private final List<Literals> literals = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private final List<Column> defaults = new ArrayList<>();
  private boolean silent;
  private @Nullable Connection connection;

  MariaRules(Sessions sessions, Dialect dialect, TableWrite write, List<Key> keys, boolean judged) {
    super(write, keys, judged);
    this.sessions = sessions;
    this.dialect = dialect;
    long limit = sessions.server().packetLimit();
    refusals = new RowRefusal(write, limit);
    List<TargetField> fields = write.columns().stream().map(TargetField::of).toList();
    guard = new LoadBuffer(fields, refusals, limit);
    prepare();
    Mentions mentions = new Mentions(questions().stream().map(Question::sql).toList());
    List<String> brought = new ArrayList<>();
    for (int i = 0; i < write.columns().size(); i++) {
      Column column = write.columns().get(i);
      brought.add(column.name());
      literals.add(new Literals(column, collation(column)));
      if (mentions.have(column.name())) {
        asked.add(i);
      }
    }
    write.table().columns().stream()
        .filter(c -> !brought.contains(c.name()) && mentions.have(c.name()))
        .forEach(defaults::add);
  }

  /** New tables have a collation by which only the same characters are equal. */
  private String collation(Column column) {
    String type = column.nativeType().toLowerCase(Locale.ROOT);
    int told = type.indexOf(" collate ");
    String ofType = told < 0 ? "" : type.substring(told + 9).split(" ", 2)[0];
    String usual = maria() ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";
    return column.collation().orElse(ofType.isEmpty() ? usual : ofType).toLowerCase(Locale.ROOT);
  }

  /** MariaDB makes a JSON column a text with a condition, which a table to be made lacks as yet. */
  @Override
  protected List<Question> further() {
    List<Question> further = new ArrayList<>();
    for (Column column : write().columns()) {
      String valid = "json_valid(" + dialect.quote(column.name()) + ")";
      boolean known =
          write().table().checks().stream()
              .anyMatch(check -> check.expression().strip().equalsIgnoreCase(valid));
      if (maria() && column.nativeType().equalsIgnoreCase("json") && !known) {
        Check implied = new Check(column.name(), valid, true);
        further.add(new Question(condition(implied), implied));
      }
    }
    return further;
  }

  private boolean maria() {
    return sessions.server().vendor() == Vendor.MARIADB;
  }

  @Override
  protected String condition(Check check) {
    return "IF((" + check.expression() + "\n) IS FALSE, '0', '1')";
  }

  @Override
  protected String truth(String predicate) {
    return "IF((" + predicate + "\n) IS TRUE, '1', '0')";
  }

  @Override
  protected String compared(KeyPart part) {
    String value = part.expression().or(() -> part.column().map(dialect::quote)).orElseThrow();
    Column column = part.column().flatMap(write().table()::column).orElse(null);
    if (column == null) {
      return "HEX((" + value + "\n))";
    }
    if (part.prefix().isPresent()) {
      value = "LEFT(" + value + ", " + part.prefix().getAsInt() + ")";
    }
    String text = padded(collation(column)) ? "TRIM(TRAILING ' ' FROM " + value + ")" : value;
    return "HEX(WEIGHT_STRING(" + text + "))";
  }

  /** True when spaces at the end do not count. */
  private static boolean padded(String collation) {
    return !collation.contains("nopad")
        && !collation.contains("0900")
        && !collation.equals("binary");
  }

  @Override
  protected @Nullable Form form(Column column, KeyPart part) {
    LogicalType type = column.type();
    boolean text = type instanceof LogicalType.Text || type instanceof LogicalType.Other;
    if (text) {
      boolean bytewise = collation(column).endsWith("bin") && part.prefix().isEmpty();
      boolean padded = padded(collation(column));
      return bytewise ? (cell, to) -> characters(cell, padded, to) : null;
    }
    Canonical canonical = new Canonical(type);
    if (type instanceof LogicalType.Bytes && part.prefix().isPresent()) {
      int most = part.prefix().getAsInt();
      return (cell, to) -> to.put(cell.bytes(), cell.offset(), Math.min(most, cell.length()));
    }
    return canonical::append;
  }

  private static void characters(Cell cell, boolean padded, ByteBuilder to) {
    int length = cell.length();
    while (padded && length > 0 && cell.bytes()[cell.offset() + length - 1] == ' ') {
      length--;
    }
    to.put(cell.bytes(), cell.offset(), length);
  }

  @Override
  public void beginRow(long ordinal) {
    super.beginRow(ordinal);
    guard.forget();
    guard.beginRow(0);
  }

  @Override
  public void abandonRow() {
    guard.abandonRow();
  }

  @Override
  protected @Nullable Problem refusal(int column, Cell cell) {
    guard.write(column, cell);
    return guard.trouble();
  }

  @Override
  protected String literal(int column, Cell cell) {
    return literals.get(column).of(cell);
  }

  @Override
  protected boolean asked(int column) {
    return asked.contains(column);
  }

  @Override
  protected @Nullable List<Told> answers(List<Row> rows) throws RowsRefused {
    if (silent) {
      return null;
    }
    try (Statement statement = open().createStatement();
        ResultSet result = statement.executeQuery(sql(rows))) {
      List<Told> told = new ArrayList<>();
      while (result.next()) {
        List<@Nullable String> answers = new ArrayList<>();
        for (int i = 0; i < questions().size(); i++) {
          answers.add(result.getString(i + 2));
        }
        told.add(new Told(null, answers));
      }
      return told;
    } catch (SQLException e) {
      if (Failures.broken(e)) {
        throw sessions.failures().of(e);
      }
      if (RowRefusal.concernsTheRow(e)) {
        throw new RowsRefused(refusals.of(e));
      }
      silent = true;
      String what = "a condition or key of the table";
      String reason = ServerText.withoutValues(e.getMessage());
      unasked(Problem.note(Code.NOT_EVALUATED, where(), what, reason));
      return null;
    }
  }

  private Connection open() {
    Connection open = connection;
    if (open == null) {
      open = sessions.pooled();
      connection = open;
    }
    return open;
  }

  private String sql(List<Row> rows) {
    StringBuilder sql = new StringBuilder("SELECT turnstone_row");
    questions().forEach(q -> sql.append(", ").append(q.sql()));
    sql.append(" FROM (");
    for (int i = 0; i < rows.size(); i++) {
      sql.append(i == 0 ? "SELECT " : " UNION ALL SELECT ").append(i).append(" AS turnstone_row");
      for (int column : asked) {
        String value = String.valueOf(rows.get(i).literal(column));
        named(sql, value, write().columns().get(column), i == 0);
      }
      for (Column column : defaults) {
        boolean counts = column.generation().isPresent();
        named(sql, counts ? "NULL" : column.defaultSql().orElse("NULL"), column, i == 0);
      }
    }
    return sql.append(") AS ")
        .append(dialect.quote(write().table().name().name()))
        .append(" ORDER BY turnstone_row")
        .toString();
  }

  private void named(StringBuilder sql, String value, Column column, boolean first) {
    sql.append(", ").append(value);
    if (first) {
      sql.append(" AS ").append(dialect.quote(column.name()));
    }
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        throw sessions.failures().of(e);
      }
    }
  }

  /** Values of one column as SQL. */
  private static final class Literals {
    private final LoadText form = new LoadText();
    private final String collation;
    private final boolean bytes;

    Literals(Column column, String collation) {
      this.collation = collation;
      this.bytes = TargetField.of(column).hex();
    }

    String of(Cell cell) {
      form.cutTo(0);
      switch (cell.kind()) {
        case LONG -> form.number(cell.number());
        case DOUBLE -> form.number(cell.asDouble());
        case DECIMAL -> form.plain(cell.bytes(), cell.offset(), cell.length());
        case DATE -> form.date(cell.number());
        case TIME -> form.time(cell.number());
        case TIMESTAMP, INSTANT -> form.moment(cell.number());
        case UUID -> form.uuid(cell.bytes(), cell.offset());
        default -> form.hex(cell.bytes(), cell.offset(), cell.length());
      }
      String text = new String(form.bytes(), 0, form.length(), StandardCharsets.US_ASCII);
      return switch (cell.kind()) {
        case LONG, DECIMAL -> text;
        case DOUBLE -> text.contains("e") ? text : text + "e0";
        case DATE -> "DATE'" + text + "'";
        case TIME -> "TIME'" + text + "'";
        case TIMESTAMP, INSTANT -> "TIMESTAMP'" + text + "'";
        case TEXT -> bytes ? "X'" + text + "'" : characters(text);
        case UUID -> "'" + text + "'";
        default -> "X'" + text + "'";
      };
    }

    private String characters(String hex) {
      String charset = collation.split("_", 2)[0];
      String plain = "_utf8mb4 X'" + hex + "'";
      boolean known = !charset.equals("uca1400") && !charset.equals("utf8mb4");
      String value = known ? "CONVERT(" + plain + " USING " + charset + ")" : plain;
      return value + " COLLATE " + collation;
    }
  }
}

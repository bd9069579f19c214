package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.jdbc.BatchRules;
import dev.turnstone.jdbc.Mentions;
import dev.turnstone.jdbc.RowsRefused;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.Canonical;
import dev.turnstone.row.Cell;
import dev.turnstone.row.CellText;
import dev.turnstone.row.TableWrite;
import dev.turnstone.row.codec.ByteBuilder;
import dev.turnstone.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a PostgreSQL table would say to rows: the server evaluates conditions in a transaction that
 * cannot write.
 */
final class PostgresRules extends BatchRules {
  private static final String DOMAINS =
      """
      SELECT a.attname FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      WHERE a.attrelid = to_regclass(?) AND a.attnum > 0 AND NOT a.attisdropped AND t.typtype = 'd'
      """;
  private static final String LOOSE_COLLATIONS =
      "SELECT collname FROM pg_catalog.pg_collation WHERE NOT collisdeterministic";
  private static final int FIRST_WITH_LOOSE = 12;

  private final PostgresPool pool;
  private final PostgresErrors errors;
  private final Dialect dialect;
  private final RowRefusal refusals;
  private final Set<String> loose = new HashSet<>();
  private final Set<String> domains = new HashSet<>();
  private final Map<Integer, CellText> texts = new HashMap<>();
  private final List<Integer> asked = new ArrayList<>();
  private boolean foreignEncoding;
  private boolean silent;
  private @Nullable Session session;

  /** What it is asked by. */
  record Server(PostgresPool pool, PostgresErrors errors, Dialect dialect) {}

  PostgresRules(Server server, TableWrite write, List<Key> keys, boolean judged) {
    super(write, keys, judged);
    this.pool = server.pool();
    this.errors = server.errors();
    this.dialect = server.dialect();
    this.refusals = new RowRefusal(write);
    try {
      look(judged);
    } catch (SQLException e) {
      throw errors.of(e);
    }
    prepare();
    if (questions().isEmpty()) {
      drop(); // nobody needs to wait for a session that has nothing to ask
    }
    Mentions mentions = new Mentions(questions().stream().map(Question::sql).toList());
    for (int i = 0; i < write.columns().size(); i++) {
      Column column = write.columns().get(i);
      if (mentions.have(column.name()) || (foreignEncoding && holdsText(column))) {
        asked.add(i);
      }
    }
  }

  private void look(boolean judged) throws SQLException {
    Session work = session();
    if (work.connection().getMetaData().getDatabaseMajorVersion() >= FIRST_WITH_LOOSE) {
      work.rows(LOOSE_COLLATIONS).forEach(row -> loose.add(String.valueOf(row.get(0))));
    }
    if (judged) {
      String table = dialect.quote(write().table().name());
      work.select(DOMAINS, table).forEach(row -> domains.add(String.valueOf(row.get(0))));
      String encoding = String.valueOf(work.rows("SHOW server_encoding").get(0).get(0));
      foreignEncoding = !encoding.equals("UTF8") && !encoding.equals("SQL_ASCII");
    }
  }

  private Session session() throws SQLException {
    Session open = session;
    if (open == null) {
      open = pool.transaction();
      session = open;
      open.run("SET TRANSACTION READ ONLY");
    }
    return open;
  }

  private static boolean holdsText(Column column) {
    LogicalType type = column.type();
    return type instanceof LogicalType.Text
        || type instanceof LogicalType.Json
        || type instanceof LogicalType.Enumeration
        || type instanceof LogicalType.Array
        || type instanceof LogicalType.Other;
  }

  @Override
  protected String condition(Check check) {
    return "CASE WHEN ("
        + check.expression()
        + "\n) THEN '1' WHEN NOT ("
        + check.expression()
        + "\n) THEN '0' ELSE '1' END";
  }

  /** Every value of a domain has to be looked at, for the domain's own conditions. */
  @Override
  protected List<Question> further() {
    List<Question> further = new ArrayList<>();
    domains.forEach(name -> further.add(new Question(dialect.quote(name) + "::text", null)));
    if (foreignEncoding) {
      further.add(new Question("'1'", null));
    }
    return further;
  }

  @Override
  protected String truth(String predicate) {
    return "CASE WHEN (" + predicate + "\n) THEN '1' ELSE '0' END";
  }

  @Override
  protected String compared(KeyPart part) {
    return "("
        + part.expression().or(() -> part.column().map(dialect::quote)).orElseThrow()
        + "\n)::text";
  }

  @Override
  protected @Nullable Form form(Column column, KeyPart part) {
    String collation = part.collation().or(column::collation).orElse("");
    boolean caseless = column.nativeType().toLowerCase(Locale.ROOT).contains("citext");
    if (caseless || loose.contains(collation)) {
      unasked(Problem.note(Code.COMPARED_ROUGHLY, where(), column.name()));
      return PostgresRules::rough;
    }
    Canonical canonical = new Canonical(column.type());
    return canonical::append;
  }

  private static void rough(Cell cell, ByteBuilder to) {
    String folded =
        Normalizer.normalize(cell.sliceAsText(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    byte[] bytes = folded.getBytes(StandardCharsets.UTF_8);
    to.put(bytes, 0, bytes.length);
  }

  @Override
  protected @Nullable Problem refusal(int column, Cell cell) {
    return null;
  }

  @Override
  protected String literal(int column, Cell cell) {
    Column of = write().columns().get(column);
    CellText text = texts.computeIfAbsent(column, c -> new CellText(of.type(), ' '));
    text.of(cell);
    String value = cell.kind() == Cell.Kind.BYTES ? "\\x" + text : text.toString();
    return dialect.literal(value);
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
    try {
      List<Told> told = new ArrayList<>();
      for (List<@Nullable String> row : session().rows(sql(rows))) {
        told.add(new Told(null, row.subList(1, row.size())));
      }
      return told;
    } catch (SQLException e) {
      drop();
      if (PostgresErrors.broken(e)) {
        throw errors.of(e, where());
      }
      if (RowRefusal.blamesRows(e)) {
        throw new RowsRefused(refusals.of(e));
      }
      silent = true;
      String what = questions().isEmpty() ? "the encoding" : "a condition or key of the table";
      unasked(Problem.note(Code.NOT_EVALUATED, where(), what, ServerWords.of(e)));
      return null;
    }
  }

  private String sql(List<Row> rows) {
    List<Column> known = asked.stream().map(write().columns()::get).toList();
    List<Column> others = defaults(known);
    StringBuilder sql = new StringBuilder("SELECT turnstone_row");
    questions().forEach(q -> sql.append(", ").append(q.sql()));
    sql.append(" FROM (VALUES ");
    for (int i = 0; i < rows.size(); i++) {
      sql.append(i == 0 ? "(" : ", (").append(i);
      for (int column : asked) {
        typed(sql, rows.get(i).literal(column), write().columns().get(column));
      }
      for (Column column : others) {
        typed(
            sql, column.generation().isPresent() ? null : column.defaultSql().orElse(null), column);
      }
      sql.append(')');
    }
    sql.append(") AS ")
        .append(dialect.quote(write().table().name().name()))
        .append("(turnstone_row");
    known.forEach(c -> sql.append(", ").append(dialect.quote(c.name())));
    others.forEach(c -> sql.append(", ").append(dialect.quote(c.name())));
    return sql.append(") ORDER BY 1").toString();
  }

  private static void typed(StringBuilder sql, @Nullable String value, Column column) {
    sql.append(", CAST(").append(value == null ? "NULL" : value);
    sql.append(" AS ").append(column.nativeType()).append(')');
  }

  /** Columns that questions mention and rows do not bring: they get their defaults. */
  private List<Column> defaults(List<Column> known) {
    Mentions mentions = new Mentions(questions().stream().map(Question::sql).toList());
    List<String> brought = write().columns().stream().map(Column::name).toList();
    return write().table().columns().stream()
        .filter(c -> !known.contains(c) && !brought.contains(c.name()) && mentions.have(c.name()))
        .toList();
  }

  private void drop() {
    Session gone = session;
    session = null;
    if (gone != null) {
      gone.close();
    }
  }

  @Override
  public void close() {
    drop();
  }
}

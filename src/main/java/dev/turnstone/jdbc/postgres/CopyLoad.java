package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Column;
import dev.turnstone.jdbc.postgres.copy.BinaryRowWriter;
import dev.turnstone.jdbc.postgres.copy.CopyWriter;
import dev.turnstone.jdbc.postgres.copy.RowBuffer;
import dev.turnstone.jdbc.postgres.copy.TextRowWriter;
import dev.turnstone.jdbc.postgres.copy.WireForm;
import dev.turnstone.row.PriorRows;
import dev.turnstone.row.Written;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Rows straight into a table by COPY: binary where every column's type has a binary form here. */
final class CopyLoad implements Load {
  private static final int PIECE = 1 << 20;

  private final Session session;
  private final CopyWriter writer;
  private final String sql;
  private @Nullable CopyIn underWay;

  /**
   * A load into a table.
   *
   * @param into the table, quoted
   * @param forms forms of the table's columns by name
   */
  CopyLoad(
      Session session,
      Dialect dialect,
      String into,
      List<Column> columns,
      Map<String, ColumnForm> forms) {
    this.session = session;
    writer = writer(columns, forms);
    String names =
        columns.stream().map(c -> dialect.quote(c.name())).collect(Collectors.joining(", "));
    sql =
        String.format(
            Locale.ROOT, "COPY %s (%s) FROM STDIN (FORMAT %s)", into, names, writer.format());
  }

  private static CopyWriter writer(List<Column> columns, Map<String, ColumnForm> forms) {
    List<String> names = columns.stream().map(Column::name).toList();
    List<Optional<WireForm>> wire = columns.stream().map(c -> wire(forms, c)).toList();
    return wire.stream().allMatch(Optional::isPresent)
        ? new BinaryRowWriter(names, wire.stream().flatMap(Optional::stream).toList())
        : new TextRowWriter(names, wire);
  }

  /** Empty where values come as the type's text, as those of every type only its vendor knows. */
  private static Optional<WireForm> wire(Map<String, ColumnForm> forms, Column column) {
    ColumnForm form = forms.get(column.name());
    if (form == null) throw new NoSuchElementException("no column " + column.name());
    return form.wire().filter(wire -> wire.carries(column.type()));
  }

  @Override
  public CopyWriter writer() {
    return writer;
  }

  @Override
  public void start(RowBuffer rows, int from, int to) throws SQLException {
    CopyIn copy = session.copyIn(sql);
    underWay = copy;
    write(copy, writer.header(), 0, writer.header().length);
    write(copy, rows.bytes(), rows.start(from), rows.start(to));
    write(copy, writer.trailer(), 0, writer.trailer().length);
    copy.flushCopy();
  }

  @Override
  public Written finish(PriorRows prior) throws SQLException {
    CopyIn copy = underWay;
    if (copy == null) throw new IllegalStateException("nothing is under way");
    try {
      return new Written(copy.endCopy(), 0, 0);
    } finally {
      abandon();
    }
  }

  @Override
  public void abandon() throws SQLException {
    CopyIn copy = underWay;
    underWay = null;
    if (copy != null && copy.isActive()) copy.cancelCopy();
  }

  private static void write(CopyIn copy, byte[] bytes, int from, int to) throws SQLException {
    for (int at = from; at < to; at += PIECE) {
      copy.writeToCopy(bytes, at, Math.min(PIECE, to - at));
    }
  }
}

package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.TableKind;
import dev.turnstone.row.ChunkRange;
import dev.turnstone.row.TableRead;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Deletes rows of a locked PostgreSQL table: a range, a range but for a few, or single rows by
 * where they lie, which nobody changes while the table is locked.
 */
final class RowRemoval {
  private static final int BATCH = 10_000;
  private static final int FEW = 200;

  private final Session session;
  private final PostgresSource source;
  private final String from;

  /**
   * Removal from one table.
   *
   * @param from how the table is named in a statement
   */
  RowRemoval(Session session, PostgresSource source, String from) {
    this.session = session;
    this.source = source;
    this.from = from;
  }

  /** As {@link dev.turnstone.row.RowEraser#remove} has it. */
  long remove(TableRead read, ChunkRange range, BitSet rows, int of) throws SQLException {
    if (rows.cardinality() == of) {
      return session.run("DELETE FROM " + from + source.within(read, range));
    }
    if (rows.isEmpty()) {
      return 0;
    }
    boolean partitioned = read.table().kind() == TableKind.PARTITIONED;
    return of - rows.cardinality() <= FEW && !partitioned
        ? others(read, range, rows)
        : each(source.addresses(read, range), rows);
  }

  /** All but a few, which are named. */
  private long others(TableRead read, ChunkRange range, BitSet rows) throws SQLException {
    List<String> staying = new ArrayList<>();
    try (Statement statement = session.connection().createStatement()) {
      statement.setFetchSize(BATCH);
      try (ResultSet found = statement.executeQuery(source.addresses(read, range))) {
        for (int at = 0; found.next(); at++) {
          if (!rows.get(at)) {
            staying.add(found.getString(2));
          }
        }
      }
    }
    String within = source.within(read, range);
    return session.run(
        "DELETE FROM "
            + from
            + (within.isEmpty() ? " WHERE" : within + " AND")
            + " ctid <> ALL ('"
            + list(staying)
            + "'::tid[])");
  }

  private static String list(List<String> addresses) {
    return addresses.stream().map(a -> '"' + a + '"').collect(Collectors.joining(",", "{", "}"));
  }

  private long each(String addresses, BitSet rows) throws SQLException {
    long removed = 0;
    List<String> batch = new ArrayList<>();
    String partition = "";
    try (Statement statement = session.connection().createStatement()) {
      statement.setFetchSize(BATCH);
      try (ResultSet found = statement.executeQuery(addresses)) {
        for (int at = 0; found.next(); at++) {
          if (rows.get(at)) {
            if (batch.size() == BATCH || !partition.equals(found.getString(1))) {
              removed += remove(partition, batch);
              batch.clear();
              partition = found.getString(1);
            }
            batch.add(found.getString(2));
          }
        }
      }
    }
    return removed + remove(partition, batch);
  }

  private long remove(String partition, List<String> batch) throws SQLException {
    if (batch.isEmpty()) {
      return 0;
    }
    return session.run(
        "DELETE FROM "
            + from
            + " WHERE tableoid = "
            + partition
            + " AND ctid = ANY ('"
            + list(batch)
            + "'::tid[])");
  }
}

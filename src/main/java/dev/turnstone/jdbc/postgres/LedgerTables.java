package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.OwnTables;
import dev.turnstone.row.ChunkMarker;
import dev.turnstone.row.Lease;
import dev.turnstone.row.Written;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables that hold leases, chunk markers and written keys, and every statement on them. */
final class LedgerTables {
  /** SQLSTATE when the tables are not there: another process was the last to need them. */
  static final String GONE = "42P01";

  /** Names the lock that keeps two processes from making the tables at the same time. */
  private static final long MAKING = 0x7475_726E_7374_6F6EL;

  private final Dialect dialect;
  private final String schema;
  private final String leases;
  private final String chunks;

  LedgerTables(Dialect dialect, String schema) {
    this.dialect = dialect;
    this.schema = schema;
    leases = dialect.quote(schema) + "." + dialect.quote("turnstone_lease");
    chunks = dialect.quote(schema) + "." + dialect.quote("turnstone_chunk");
  }

  /** Who holds a lease now. */
  record Holder(String run, String name) {}

  boolean present(Session session) throws SQLException {
    String found = "SELECT pg_catalog.to_regclass(?), pg_catalog.to_regclass(?)";
    List<@Nullable String> names = session.select(found, leases, chunks).get(0);
    return names.get(0) != null && names.get(1) != null;
  }

  void make(Session session) throws SQLException {
    session.select("SELECT pg_catalog.pg_advisory_xact_lock(?)", MAKING);
    session.run(
        "CREATE TABLE IF NOT EXISTS "
            + leases
            + " (plan text PRIMARY KEY, run text NOT NULL, token bigint NOT NULL,"
            + " holder text NOT NULL, expires timestamptz NOT NULL)");
    session.run(
        "CREATE TABLE IF NOT EXISTS "
            + chunks
            + " (run text, token bigint NOT NULL, table_name text, chunk integer,"
            + " inserted bigint NOT NULL, updated bigint NOT NULL, unchanged bigint NOT NULL,"
            + " at timestamptz NOT NULL, PRIMARY KEY (run, table_name, chunk))");
  }

  /**
   * Takes the lease unless another run holds it. A token is larger than every earlier one of the
   * plan, also of those whose rows are gone, because it starts from the server's clock.
   */
  Optional<Long> take(Session session, Lease wanted, String holder, Duration life)
      throws SQLException {
    String sql =
        String.format(
            Locale.ROOT,
            """
        INSERT INTO %s AS held (plan, run, token, holder, expires)
        VALUES (?, ?, %s, ?, %s)
        ON CONFLICT (plan) DO UPDATE SET
          run = excluded.run, holder = excluded.holder, expires = excluded.expires,
          token = greatest(held.token + 1, excluded.token)
        WHERE held.expires <= pg_catalog.clock_timestamp() OR held.run = excluded.run
        RETURNING token
        """,
            leases,
            "(extract(epoch FROM pg_catalog.clock_timestamp()) * 1000000)::bigint",
            until(life));
    return session.select(sql, wanted.plan(), wanted.run(), holder).stream()
        .map(row -> Long.valueOf(String.valueOf(row.get(0))))
        .findFirst();
  }

  private static String until(Duration life) {
    return "pg_catalog.clock_timestamp() + " + life.toMillis() + " * interval '1 millisecond'";
  }

  Optional<Holder> holder(Session session, String plan) throws SQLException {
    return session.select("SELECT run, holder FROM " + leases + " WHERE plan = ?", plan).stream()
        .map(row -> new Holder(String.valueOf(row.get(0)), String.valueOf(row.get(1))))
        .findFirst();
  }

  boolean held(Session session, String plan) throws SQLException {
    String sql =
        "SELECT 1 FROM " + leases + " WHERE plan = ? AND expires > pg_catalog.clock_timestamp()";
    return !session.select(sql, plan).isEmpty();
  }

  /** False when the lease was taken over. */
  boolean prolong(Session session, Lease lease, Duration life) throws SQLException {
    return session.change(
            "UPDATE " + leases + " SET expires = " + until(life) + " WHERE plan = ? AND token = ?",
            lease.plan(),
            lease.token())
        == 1;
  }

  /** Looks at the token and keeps it from changing until the transaction ends. */
  boolean holds(Session session, Lease lease) throws SQLException {
    return session
        .select("SELECT token FROM " + leases + " WHERE plan = ? FOR SHARE", lease.plan())
        .equals(List.of(List.of(Long.toString(lease.token()))));
  }

  void mark(Session session, ChunkMarker marker) throws SQLException {
    Written written = marker.written();
    session.change(
        "INSERT INTO "
            + chunks
            + " (run, token, table_name, chunk, inserted, updated, unchanged, at)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, pg_catalog.clock_timestamp())",
        marker.run(),
        marker.token(),
        marker.table(),
        marker.chunk(),
        written.inserted(),
        written.updated(),
        written.unchanged());
  }

  List<ChunkMarker> markers(Session session, String run) throws SQLException {
    String sql =
        "SELECT token, table_name, chunk, inserted, updated, unchanged FROM "
            + chunks
            + " WHERE run = ? ORDER BY table_name, chunk";
    return session.select(sql, run).stream()
        .map(row -> row.stream().map(String::valueOf).toList())
        .map(row -> marker(run, row))
        .toList();
  }

  private static ChunkMarker marker(String run, List<String> row) {
    Written written =
        new Written(
            Long.parseLong(row.get(3)), Long.parseLong(row.get(4)), Long.parseLong(row.get(5)));
    return new ChunkMarker(
        run, Long.parseLong(row.get(0)), row.get(1), Integer.parseInt(row.get(2)), written);
  }

  boolean marked(Session session, String run, String table, int chunk) throws SQLException {
    String sql = "SELECT 1 FROM " + chunks + " WHERE run = ? AND table_name = ? AND chunk = ?";
    return !session.select(sql, run, table, chunk).isEmpty();
  }

  /** Lets the lease run out at once; its row keeps the token. False when it was taken over. */
  boolean giveBack(Session session, Lease lease) throws SQLException {
    return session.change(
            "UPDATE "
                + leases
                + " SET expires = pg_catalog.clock_timestamp() WHERE plan = ? AND token = ?",
            lease.plan(),
            lease.token())
        == 1;
  }

  /** Forgets the chunks of one table of a run. */
  void unmark(Session session, String run, TableName table) throws SQLException {
    session.change(
        "DELETE FROM " + chunks + " WHERE run = ? AND table_name = ?", run, table.toString());
  }

  /** The table that keeps the keys a run has written of a table, quoted. */
  String keys(String run, TableName table) {
    return dialect.quote(schema) + "." + dialect.quote(OwnTables.keys(run, table.toString()));
  }

  /** Makes the table of keys anew; its columns are of the table's own types and collations. */
  void makeKeys(Session session, String run, TableName table, List<String> key)
      throws SQLException {
    String keys = keys(run, table);
    String columns = key.stream().map(dialect::quote).collect(Collectors.joining(", "));
    session.run("DROP TABLE IF EXISTS " + keys);
    String like = "SELECT " + columns + " FROM " + dialect.quote(table) + " WITH NO DATA";
    session.run("CREATE TABLE " + keys + " AS " + like);
    session.run("ALTER TABLE " + keys + " ADD PRIMARY KEY (" + columns + ")");
  }

  /** Forgets the keys written of a table, where they are kept. */
  void emptyKeys(Session session, String run, TableName table) throws SQLException {
    String keys = keys(run, table);
    if (session.select("SELECT pg_catalog.to_regclass(?)", keys).get(0).get(0) != null) {
      session.run("DELETE FROM " + keys);
    }
  }

  private void dropKeys(Session session, String run) throws SQLException {
    String prefix = OwnTables.keysOf(run);
    String sql =
        "SELECT relname FROM pg_catalog.pg_class WHERE relkind = 'r'"
            + " AND relnamespace = pg_catalog.to_regnamespace(?)"
            + " AND pg_catalog.left(relname::text, ?) = ?";
    for (List<@Nullable String> row :
        session.select(sql, dialect.quote(schema), prefix.length(), prefix)) {
      String name = String.valueOf(row.get(0));
      session.run("DROP TABLE " + dialect.quote(schema) + "." + dialect.quote(name));
    }
  }

  /** Removes all of a run, and the tables when nothing else is in them. */
  void forget(Session session, Lease lease) throws SQLException {
    dropKeys(session, lease.run());
    session.change("DELETE FROM " + chunks + " WHERE run = ?", lease.run());
    session.change("DELETE FROM " + leases + " WHERE plan = ?", lease.plan());
    session.run("LOCK TABLE " + leases + ", " + chunks + " IN ACCESS EXCLUSIVE MODE");
    String others =
        "SELECT (SELECT count(*) FROM " + leases + ") + (SELECT count(*) FROM " + chunks + ")";
    if (session.number(others) == 0) {
      session.run("DROP TABLE " + leases);
      session.run("DROP TABLE " + chunks);
    }
  }
}

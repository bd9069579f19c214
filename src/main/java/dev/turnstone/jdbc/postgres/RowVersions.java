package dev.turnstone.jdbc.postgres;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which transactions wrote the rows of a table, and how many each. Every change of a row makes a
 * new version of it with another transaction's number, and nobody can add rows under a number that
 * is used up: as long as numbers and counts are the same, no row was added, changed or removed.
 */
final class RowVersions {
  /** Numbers come round after 2^32 transactions; far before that nothing is concluded any more. */
  private static final long TRANSACTIONS = 2_000_000_000L;

  private RowVersions() {}

  /**
   * What is to be compared later; empty for tables that have no rows of their own.
   *
   * @param session in a transaction that reads in order
   */
  static Optional<String> of(Session session, Dialect dialect, Table table) throws SQLException {
    if (table.kind() == TableKind.PARTITIONED) return Optional.empty();
    String name = dialect.quote(table.name());
    String versions = "SELECT xmin::text, count(*) FROM ONLY " + name + " GROUP BY xmin";
    HashStream64 hash = Hashing.xxh3_64().hashStream();
    session.inAnyOrder(versions).stream()
        .map(row -> row.get(0) + " " + row.get(1))
        .sorted()
        .forEach(hash::putString);
    String about =
        "SELECT "
            + dialect.literal(name)
            + "::regclass::oid, pg_catalog.txid_snapshot_xmax(pg_catalog.txid_current_snapshot())";
    List<@Nullable String> facts = session.rows(about).get(0);
    return Optional.of(
        String.format(Locale.ROOT, "%s %s %016x", facts.get(1), facts.get(0), hash.getAsLong()));
  }

  /** True when what was told then proves that the rows now are the very same. */
  static boolean same(String then, String now) {
    String[] one = then.split(" ", 2);
    String[] other = now.split(" ", 2);
    return one.length == 2
        && other.length == 2
        && one[1].equals(other[1])
        && one[0].matches("[0-9]{1,18}")
        && Long.parseLong(other[0]) - Long.parseLong(one[0]) < TRANSACTIONS;
  }
}

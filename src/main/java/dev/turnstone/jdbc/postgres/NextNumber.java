package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.TableName;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.PostgresSequence;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the sequence behind a column, owned by it or not, which number it would give next. */
final class NextNumber {
  private final Session session;
  private final Dialect dialect;

  NextNumber(Session session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  Optional<BigInteger> of(TableName table, String column) throws SQLException {
    String sql =
        "SELECT q.seqrelid::regclass::text, q.seqincrement FROM pg_catalog.pg_sequence q"
            + " WHERE q.seqincrement > 0"
            + " AND pg_catalog.has_sequence_privilege(q.seqrelid, 'SELECT') AND q.seqrelid = "
            + PostgresSequence.behind(dialect, table, column);
    List<List<@Nullable String>> found = session.rows(sql);
    if (found.isEmpty()) return Optional.empty();
    String next =
        "SELECT last_value::numeric + CASE WHEN is_called THEN "
            + found.get(0).get(1)
            + " ELSE 0 END FROM "
            + found.get(0).get(0);
    return Optional.ofNullable(session.rows(next).get(0).get(0)).map(BigInteger::new);
  }
}

package dev.turnstone.jdbc.postgres;

import static java.util.regex.Matcher.quoteReplacement;

import dev.turnstone.catalog.TableName;
import dev.turnstone.sql.Dialect;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the sequence behind a column, owned by it or not, which number it would give next. */
final class NextNumber {
  private static final String SEQUENCE =
      """
      SELECT q.seqrelid::regclass::text, q.seqincrement
      FROM pg_catalog.pg_sequence q
      WHERE q.seqincrement > 0 AND pg_catalog.has_sequence_privilege(q.seqrelid, 'SELECT')
        AND q.seqrelid = coalesce(
          pg_catalog.pg_get_serial_sequence({table}, {column})::regclass::oid,
          (SELECT d.refobjid FROM pg_catalog.pg_depend d
            JOIN pg_catalog.pg_attrdef f ON f.oid = d.objid
            JOIN pg_catalog.pg_sequence s ON s.seqrelid = d.refobjid
            JOIN pg_catalog.pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
          WHERE d.classid = 'pg_catalog.pg_attrdef'::regclass
            AND d.refclassid = 'pg_catalog.pg_class'::regclass
            AND f.adrelid = {table}::regclass AND a.attname = {column} LIMIT 1))""";

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private final Session session;
  private final Dialect dialect;

  NextNumber(Session session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  Optional<BigInteger> of(TableName table, String column) throws SQLException {
    Map<String, String> words =
        Map.of("table", dialect.literal(dialect.quote(table)), "column", dialect.literal(column));
    String sql =
        PLACE
            .matcher(SEQUENCE)
            .replaceAll(m -> quoteReplacement(words.getOrDefault(m.group(1), "")));
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

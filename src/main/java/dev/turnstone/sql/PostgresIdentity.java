package dev.turnstone.sql;

import static java.util.regex.Matcher.quoteReplacement;

import dev.turnstone.catalog.Generation.Identity;
import dev.turnstone.catalog.Table;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The statements that move the sequences of a PostgreSQL table past its rows. */
final class PostgresIdentity {
  /** What a sequence gives next stands in the sequence alone, under a name found only there. */
  private static final String ADVANCE =
      """
      DECLARE q pg_catalog.pg_sequence; given bigint; called boolean; edge numeric;
      BEGIN
        SELECT s.* INTO q FROM pg_catalog.pg_sequence s
        WHERE s.seqrelid = {sequence};
        IF NOT FOUND THEN RETURN; END IF;
        IF pg_catalog.has_sequence_privilege(q.seqrelid, 'SELECT') THEN
          EXECUTE 'SELECT last_value, is_called FROM ' || q.seqrelid::regclass INTO given, called;
        ELSE
          given := pg_catalog.pg_sequence_last_value(q.seqrelid::regclass);
          called := given IS NOT NULL;
          given := coalesce(given, q.seqstart);
        END IF;
        SELECT CASE WHEN q.seqincrement > 0 THEN greatest(max({column}), {floor})
          ELSE min({column}) END INTO edge FROM {table};
        IF (edge - given) * sign(q.seqincrement) >= (CASE WHEN called THEN abs(q.seqincrement) ELSE 0 END)
        THEN
          PERFORM pg_catalog.setval(q.seqrelid::regclass,
            least(q.seqmax, greatest(q.seqmin, edge))::bigint);
        END IF;
      END""";

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  private final Dialect dialect;

  PostgresIdentity(Dialect dialect) {
    this.dialect = dialect;
  }

  /**
   * Never backwards, and past the largest value in the direction in which the sequence counts. A
   * sequence that the column asks but does not own is moved as well.
   */
  List<String> advance(Table table, Optional<BigInteger> next) {
    return table.columns().stream()
        .filter(c -> c.generation().orElse(null) instanceof Identity)
        .map(c -> advance(table, c.name(), next))
        .toList();
  }

  private String advance(Table table, String column, Optional<BigInteger> next) {
    String name = dialect.quote(table.name());
    String floor = next.map(n -> n.subtract(BigInteger.ONE).toString()).orElse("NULL");
    Map<String, String> words =
        Map.of(
            "floor",
            floor,
            "table",
            name,
            "column",
            dialect.quote(column),
            "sequence",
            PostgresSequence.behind(dialect, table.name(), column));
    // in one go, because a name may look like a place
    String body =
        PLACE
            .matcher(ADVANCE)
            .replaceAll(m -> quoteReplacement(words.getOrDefault(m.group(1), "")));
    return "DO " + dialect.literal(body);
  }
}

package dev.turnstone.jdbc.postgres;

import dev.turnstone.row.Survey;
import dev.turnstone.sql.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Asks a PostgreSQL server for the present user's rights; all of them by its own functions. */
final class PostgresSurvey {
  private static final String TABLE =
      """
      SELECT pg_catalog.has_table_privilege(c.oid, 'SELECT'), pg_catalog.has_table_privilege(c.oid, 'INSERT'),
        pg_catalog.has_table_privilege(c.oid, 'UPDATE'), pg_catalog.has_table_privilege(c.oid, 'DELETE'),
        pg_catalog.pg_has_role(c.relowner, 'USAGE'), pg_catalog.pg_total_relation_size(c.oid),
        pg_catalog.quote_ident(current_user)
      FROM pg_catalog.pg_class c WHERE c.oid = to_regclass(?)
      """;
  private static final String SCHEMA =
      """
      SELECT pg_catalog.has_schema_privilege(n.oid, 'USAGE'), pg_catalog.has_schema_privilege(n.oid, 'CREATE'),
        pg_catalog.quote_ident(current_user), pg_catalog.quote_ident(n.nspname)
      FROM pg_catalog.pg_namespace n WHERE n.nspname = ?
      """;
  private static final List<String> RIGHTS = List.of("SELECT", "INSERT", "UPDATE", "DELETE");

  private final Session session;
  private final Dialect dialect;
  private final List<Survey.Missing> missing = new ArrayList<>();
  private long bytes;

  PostgresSurvey(Session session, Dialect dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  Survey take(Survey.Needs needs, String schema) throws SQLException {
    schema(needs.creates(), schema);
    for (Survey.Need need : needs.tables()) {
      table(need);
    }
    boolean standby =
        "t".equals(session.rows("SELECT pg_catalog.pg_is_in_recovery()").get(0).get(0));
    Optional<String> readOnly =
        standby ? Optional.of("the server is a standby") : Optional.<String>empty();
    return new Survey(missing, true, readOnly, OptionalLong.of(bytes), OptionalLong.empty());
  }

  private void schema(boolean creates, String schema) throws SQLException {
    for (List<@Nullable String> row : session.select(SCHEMA, schema)) {
      boolean uses = "t".equals(row.get(0));
      boolean makes = "t".equals(row.get(1));
      String right = uses ? "CREATE" : creates ? "USAGE, CREATE" : "USAGE";
      if (!uses || (creates && !makes)) {
        String grant = "GRANT " + right + " ON SCHEMA " + row.get(3) + " TO " + row.get(2);
        missing.add(new Survey.Missing(Optional.empty(), right + " on schema " + schema, grant));
      }
    }
  }

  private void table(Survey.Need need) throws SQLException {
    String name = dialect.quote(need.table());
    for (List<@Nullable String> row : session.select(TABLE, name)) {
      List<String> lacking = new ArrayList<>();
      for (int i = 0; i < (need.writes() ? RIGHTS.size() : 1); i++) {
        if (!"t".equals(row.get(i))) {
          lacking.add(RIGHTS.get(i));
        }
      }
      if (!lacking.isEmpty()) {
        String rights = String.join(", ", lacking);
        String grant = "GRANT " + rights + " ON " + name + " TO " + row.get(6);
        missing.add(new Survey.Missing(Optional.of(need.table()), rights, grant));
      }
      if (need.alters() && !"t".equals(row.get(4))) {
        String grant = "ALTER TABLE " + name + " OWNER TO " + row.get(6);
        missing.add(new Survey.Missing(Optional.of(need.table()), "to own the table", grant));
      }
      bytes += Long.parseLong(String.valueOf(row.get(5)));
    }
  }
}

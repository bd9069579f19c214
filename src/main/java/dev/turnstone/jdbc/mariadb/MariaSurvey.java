package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.TableName;
import dev.turnstone.row.Survey;
import dev.turnstone.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks a MariaDB or MySQL server which rights the present user has. What a role gives is not told
 * this way: where the user has one, nothing is certain.
 */
final class MariaSurvey {
  private static final String USER =
      "SELECT CONCAT('''', REPLACE(CURRENT_USER(), '@', '''@'''), ''''), CURRENT_ROLE()";
  private static final String SIZE =
      "SELECT COALESCE(SUM(data_length + index_length), 0) FROM information_schema.tables";
  private static final List<String> WRITES = List.of("SELECT", "INSERT", "UPDATE", "DELETE");
  private static final List<String> ALTERS = List.of("ALTER", "INDEX", "DROP");

  private final Function<String, List<List<@Nullable String>>> query;
  private final Dialect dialect;
  private String user = "";
  private long bytes;

  /** Asks by these queries. */
  MariaSurvey(Function<String, List<List<@Nullable String>>> query, Dialect dialect) {
    this.query = query;
    this.dialect = dialect;
  }

  Survey take(Survey.Needs needs, String database) {
    List<@Nullable String> self = query.apply(USER).get(0);
    user = String.valueOf(self.get(0));
    String role = self.get(1);
    boolean certain = role == null || role.equals("NONE");
    Set<String> everywhere = granted("user_privileges", "");
    String pattern = " AND " + dialect.literal(database) + " LIKE table_schema";
    Set<String> inDatabase = granted("schema_privileges", pattern);
    inDatabase.addAll(everywhere);
    List<Survey.Missing> missing = new ArrayList<>();
    for (Survey.Need need : needs.tables()) {
      table(need, inDatabase).ifPresent(missing::add);
    }
    if (needs.creates()) {
      lacking(
              List.of("CREATE", "DROP", "ALTER", "INDEX", "SELECT", "INSERT", "UPDATE", "DELETE"),
              inDatabase)
          .ifPresent(
              rights ->
                  missing.add(missing(Optional.empty(), rights, dialect.quote(database) + ".*")));
    }
    return new Survey(
        missing, certain, readOnly(everywhere), OptionalLong.of(bytes), OptionalLong.empty());
  }

  private Optional<Survey.Missing> table(Survey.Need need, Set<String> inDatabase) {
    TableName name = need.table();
    String which =
        "table_schema = "
            + dialect.literal(name.schema())
            + " AND table_name = "
            + dialect.literal(name.name());
    bytes += Long.parseLong(String.valueOf(query.apply(SIZE + " WHERE " + which).get(0).get(0)));
    Set<String> here = granted("table_privileges", " AND " + which);
    here.addAll(inDatabase);
    List<String> wanted = new ArrayList<>(need.writes() ? WRITES : List.of("SELECT"));
    if (need.alters()) {
      wanted.addAll(ALTERS);
    }
    return lacking(wanted, here)
        .map(rights -> missing(Optional.of(name), rights, dialect.quote(name)));
  }

  private Survey.Missing missing(Optional<TableName> table, String rights, String on) {
    return new Survey.Missing(table, rights, "GRANT " + rights + " ON " + on + " TO " + user);
  }

  private static Optional<String> lacking(List<String> wanted, Set<String> have) {
    String lacking =
        wanted.stream().filter(right -> !have.contains(right)).collect(Collectors.joining(", "));
    return Optional.of(lacking).filter(text -> !text.isEmpty());
  }

  private Set<String> granted(String table, String where) {
    String sql =
        "SELECT privilege_type FROM information_schema."
            + table
            + " WHERE grantee = "
            + dialect.literal(user)
            + where;
    return query.apply(sql).stream()
        .map(row -> String.valueOf(row.get(0)).toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** Administrators may write all the same. */
  private Optional<String> readOnly(Set<String> everywhere) {
    String value = String.valueOf(query.apply("SELECT @@global.read_only").get(0).get(0));
    boolean off = value.equals("0") || value.equalsIgnoreCase("off");
    boolean may = everywhere.contains("SUPER") || everywhere.contains("READ ONLY ADMIN");
    return off || may ? Optional.empty() : Optional.of("the server is read-only");
  }
}

package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.CatalogReader;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.jdbc.CatalogRow;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the catalogue of one schema of a PostgreSQL database, version 10 or newer. While it reads,
 * the session's search path is that schema, so that the schema's own types and functions stand in
 * expressions without it.
 */
public final class PostgresCatalogReader implements CatalogReader {
  private static final String SERVER =
      """
      select pg_catalog.current_setting('server_version') as version,
        pg_catalog.current_setting('server_version_num')::int as version_number,
        pg_catalog.current_setting('server_encoding') as encoding,
        pg_catalog.current_setting('TimeZone') as time_zone,
        pg_catalog.current_setting('search_path') as search_path,
        (select reset_val from pg_catalog.pg_settings where name = 'lc_monetary') as lc_monetary,
        pg_catalog.pg_is_in_recovery() as standby,
        pg_catalog.current_database() as database,
        d.datcollate as collation, d.datctype as character_type,
        exists (select from pg_catalog.pg_namespace where nspname = ?) as schema_exists
      from pg_catalog.pg_database d
      where d.datname = pg_catalog.current_database()
      """;

  private static final String MONEY = "select pg_catalog.current_setting('lc_monetary') as v";
  private static final String SET_MONEY =
      "select pg_catalog.set_config('lc_monetary', ?, false) as v";
  private static final String DIGITS = "select scale('0'::money::numeric)::text as v";

  private final CatalogQuery query;
  private final String schema;

  /** The connection stays the caller's; nothing is written through it. */
  public PostgresCatalogReader(Connection connection, Address address) {
    this.query = new CatalogQuery(connection, address);
    this.schema = address.schema().orElse("public");
  }

  private record Server(
      String database, Product product, boolean schemaExists, Map<String, String> settings) {}

  @Override
  public Catalog read(boolean counted) {
    Server server = query.rows(SERVER, this::server, schema).get(0);
    if (!server.schemaExists()) {
      throw refused(Code.SCHEMA_MISSING, server.database(), schema);
    }
    PostgresVersion version = new PostgresVersion(server.product().major());
    if (!version.known()) {
      throw refused(Code.SERVER_TOO_OLD, "PostgreSQL " + server.product().version(), "10");
    }
    String before = server.settings().getOrDefault("search_path", "");
    setSearchPath('"' + schema.replace("\"", "\"\"") + '"');
    try {
      Catalog catalog = read(server, version, counted);
      setSearchPath(before);
      return catalog;
    } catch (EngineException e) {
      restoreAfter(e, before);
      throw e;
    }
  }

  private void restoreAfter(EngineException failure, String path) {
    try {
      setSearchPath(path);
    } catch (EngineException e) {
      failure.addSuppressed(e); // the transaction had failed, and takes the path back by itself
    }
  }

  private Catalog read(Server server, PostgresVersion version, boolean counted) {
    PostgresTypes types = PostgresTypes.load(query);
    PostgresTables parts = new PostgresTables(query, version, types, schema);
    List<Table> tables = parts.all(counted);
    List<LeftBehind> left = new ArrayList<>(parts.leftBehind(tables));
    left.addAll(PostgresLeftBehind.read(query, version, schema));
    return new Catalog(
        server.product(),
        server.database(),
        tables,
        PostgresSequences.read(query, schema),
        PostgresUserTypes.read(query, types, schema),
        left,
        withMoney(server.settings(), tables));
  }

  /** How many digits after the point the database's own money has, where there is any. */
  private Map<String, String> withMoney(Map<String, String> settings, List<Table> tables) {
    boolean any =
        tables.stream()
            .flatMap(t -> t.columns().stream())
            .anyMatch(c -> c.type().text().contains("money"));
    if (!any) return settings;
    Map<String, String> all = new HashMap<>(settings);
    String before = query.rows(MONEY, r -> r.text("v")).get(0);
    query.rows(SET_MONEY, r -> r.text("v"), settings.getOrDefault("lc_monetary", before));
    all.put("money_digits", query.rows(DIGITS, r -> r.text("v")).get(0));
    query.rows(SET_MONEY, r -> r.text("v"), before);
    return all;
  }

  /** For this session only; a transaction that fails takes it back by itself. */
  private void setSearchPath(String path) {
    query.rows(
        "select pg_catalog.set_config('search_path', ?, false) as v", r -> r.text("v"), path);
  }

  private Server server(CatalogRow row) throws SQLException {
    int number = row.number("version_number");
    Map<String, String> settings = new HashMap<>();
    settings.put("default_schema", schema);
    for (String name :
        List.of(
            "version",
            "encoding",
            "time_zone",
            "search_path",
            "collation",
            "character_type",
            "lc_monetary")) {
      settings.put(name, row.text(name));
    }
    settings.put("standby", row.flag("standby") ? "on" : "off");
    return new Server(
        row.text("database"),
        new Product(Vendor.POSTGRESQL, row.text("version"), number / 10_000, number % 10_000),
        row.flag("schema_exists"),
        settings);
  }

  private static Refused refused(Code code, String... arguments) {
    return new Refused(Problem.blocker(code, Location.EVERYWHERE, arguments));
  }
}

package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.CatalogReader;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Sequence;
import dev.turnstone.catalog.TableName;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.CatalogQuery;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the catalogue of one MariaDB or MySQL database from information_schema. */
public final class MariaCatalogReader implements CatalogReader {
  private static final String DATABASE =
      """
      select schema_name as name, default_character_set_name as encoding,
        default_collation_name as collation
      from information_schema.schemata
      where schema_name = ?
      order by hex(schema_name) = hex(?) desc
      """;

  private static final String CODE =
      """
      select lower(routine_type) as kind, routine_name as name
      from information_schema.routines
      where routine_schema = ? and hex(routine_schema) = hex(?)
      union all
      select 'event', event_name
      from information_schema.events
      where event_schema = ? and hex(event_schema) = hex(?)
      order by 1, 2
      """;

  private final CatalogQuery query;
  private final Address address;

  /** The connection stays the caller's; nothing is written through it. */
  public MariaCatalogReader(Connection connection, Address address) {
    this.query = new CatalogQuery(connection, address);
    this.address = address;
  }

  private record Database(String name, String encoding, String collation) {}

  @Override
  public Catalog read(boolean counted) {
    MariaServer server = MariaServer.ask(query);
    Database database = database();
    MariaTables.Made made = new MariaTables(query, server, database.name()).all(counted);
    List<LeftBehind> left = new ArrayList<>(made.leftBehind());
    left.addAll(code(database.name()));
    Map<String, String> settings = new HashMap<>(server.settings());
    settings.put("default_schema", database.name());
    settings.put("encoding", database.encoding());
    settings.put("collation", database.collation());
    Dialect dialect = Dialects.of(server.product().vendor());
    return new Catalog(
        server.product(),
        database.name(),
        made.tables(),
        sequences(made.sequences(), database.name(), dialect),
        List.of(),
        left,
        settings);
  }

  /** As the server spells it, which may differ in case where case does not count. */
  private Database database() {
    String wanted = address.database();
    List<Database> found =
        query.rows(
            DATABASE,
            r -> new Database(r.text("name"), r.text("encoding"), r.text("collation")),
            wanted,
            wanted);
    if (found.isEmpty()) {
      throw new Refused(
          Problem.blocker(
              Code.DATABASE_MISSING,
              Location.EVERYWHERE,
              address.host() + ":" + address.port(),
              wanted));
    }
    return found.get(0);
  }

  private List<LeftBehind> code(String schema) {
    return query.rows(
        CODE,
        r ->
            new LeftBehind(
                r.text("kind"),
                new TableName(schema, r.text("name")),
                "its code is the vendor's own"),
        schema,
        schema,
        schema,
        schema);
  }

  /** A sequence tells of itself as a table of one row. */
  private List<Sequence> sequences(List<String> names, String schema, Dialect dialect) {
    if (names.isEmpty()) {
      return List.of();
    }
    List<String> selects = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      selects.add(
          "select "
              + i
              + " as place, start_value as start_value, increment as step,"
              + " cycle_option as cycle_option, next_not_cached_value as next_value from "
              + dialect.quote(new TableName(schema, names.get(i))));
    }
    return query.rows(
        String.join(" union all ", selects),
        r ->
            new Sequence(
                new TableName(schema, names.get(r.number("place"))),
                r.optionalBig("start_value").orElseThrow(),
                r.optionalBig("step").orElseThrow(),
                r.flag("cycle_option"),
                r.optionalBig("next_value"),
                Optional.empty()));
  }
}

package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.CatalogReader;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.CatalogQuery;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/**
 * Reads the catalogue of an SQLite database: SQLite's pragmas for the whole schema at once, and the
 * text of CREATE TABLE for what no pragma tells.
 */
public final class SqliteCatalogReader implements CatalogReader {
  private static final String MAIN = "main";

  private final CatalogQuery query;
  private final Address address;

  /** The connection stays the caller's; nothing is written through it. */
  public SqliteCatalogReader(Connection connection, Address address) {
    this.query = new CatalogQuery(connection, address);
    this.address = address;
  }

  @Override
  public Catalog read(boolean counted) {
    Product product = product();
    SqliteSchema schema = SqliteSchema.load(query);
    SqliteRowCounts counts = SqliteRowCounts.load(query, schema, counted);
    SqliteTables.Made made = new SqliteTables(schema, counts).all();
    return new Catalog(
        product,
        fileName(),
        made.tables(),
        List.of(),
        List.of(),
        made.leftBehind(),
        settings(product.version()));
  }

  private Product product() {
    String version = query.rows("select sqlite_version() as v", r -> r.text("v")).get(0);
    String[] numbers = version.split("\\.", -1);
    return new Product(
        Vendor.SQLITE, version, Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  private Map<String, String> settings(String version) {
    String sql =
        """
        select e.encoding as encoding, u.user_version as user_version,
          a.application_id as application_id, j.journal_mode as journal_mode,
          (select group_concat(distinct lower(name)) from pragma_function_list) as functions
        from pragma_encoding e, pragma_user_version u, pragma_application_id a,
          pragma_journal_mode j
        """;
    return query
        .rows(
            sql,
            r ->
                Map.of(
                    "default_schema",
                    MAIN,
                    "version",
                    version,
                    "encoding",
                    r.text("encoding"),
                    "user_version",
                    r.text("user_version"),
                    "application_id",
                    r.text("application_id"),
                    "journal_mode",
                    r.text("journal_mode"),
                    "functions",
                    r.text("functions")))
        .get(0);
  }

  private String fileName() {
    Path file = Path.of(address.database()).getFileName();
    return file == null ? address.database() : file.toString();
  }
}

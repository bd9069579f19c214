package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.CatalogQuery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server one talks to and what its information_schema knows; MariaDB and MySQL and their
 * versions differ in it.
 *
 * @param known {@code table.column} of information_schema, lower case, as far as they differ
 */
record MariaServer(Product product, Map<String, String> settings, Set<String> known) {
  private static final Pattern VERSION = Pattern.compile("(?:5\\.5\\.5-)?(\\d+)\\.(\\d+).*");

  private static final String FACTS =
      """
      select version() as version, @@version_comment as version_comment, @@sql_mode as sql_mode,
        @@time_zone as time_zone, @@system_time_zone as system_time_zone,
        @@max_allowed_packet as max_allowed_packet,
        @@lower_case_table_names as lower_case_table_names,
        @@default_storage_engine as default_storage_engine, @@global.read_only as read_only,
        @@innodb_page_size as innodb_page_size
      """;

  private static final String KNOWN =
      """
      select lower(concat(table_name, '.', column_name)) as name
      from information_schema.columns
      where table_schema = 'information_schema'
        and lower(table_name) in ('columns', 'statistics', 'check_constraints', 'table_constraints',
          'periods', 'key_period_usage')
      """;

  static MariaServer ask(CatalogQuery query) {
    Map<String, String> settings = new HashMap<>();
    query.rows(
        FACTS,
        r -> {
          for (String name :
              List.of(
                  "version",
                  "version_comment",
                  "sql_mode",
                  "time_zone",
                  "system_time_zone",
                  "max_allowed_packet",
                  "lower_case_table_names",
                  "default_storage_engine",
                  "read_only",
                  "innodb_page_size")) {
            settings.put(name, r.text(name));
          }
          return settings;
        });
    return new MariaServer(
        product(settings.getOrDefault("version", "")),
        settings,
        new HashSet<>(query.rows(KNOWN, r -> r.text("name"))));
  }

  static Product product(String version) {
    boolean maria = version.toLowerCase(Locale.ROOT).contains("mariadb");
    Matcher numbers = VERSION.matcher(version);
    boolean told = numbers.matches();
    return new Product(
        maria ? Vendor.MARIADB : Vendor.MYSQL,
        version,
        told ? Integer.parseInt(numbers.group(1)) : 0,
        told ? Integer.parseInt(numbers.group(2)) : 0);
  }

  boolean maria() {
    return product.vendor() == Vendor.MARIADB;
  }

  boolean knows(String table) {
    return known.stream().anyMatch(k -> k.startsWith(table + "."));
  }

  /** The column of information_schema where the server has it, else what stands for it. */
  String column(String table, String column, String otherwise) {
    return known.contains(table + "." + column) ? column : otherwise;
  }
}

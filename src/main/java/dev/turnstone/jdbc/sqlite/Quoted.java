package dev.turnstone.jdbc.sqlite;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import java.util.List;
import java.util.stream.Collectors;

/** Names as SQL. */
final class Quoted {
  private static final Dialect DIALECT = Dialects.of(Vendor.SQLITE);

  private Quoted() {}

  static String name(String name) {
    return DIALECT.quote(name);
  }

  static String list(List<String> names) {
    return names.stream().map(Quoted::name).collect(Collectors.joining(", "));
  }
}

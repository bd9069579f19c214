package dev.turnstone.plan.mapping;

import static java.util.regex.Matcher.quoteReplacement;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.UserType;
import dev.turnstone.sql.Dialects;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says the conditions of PostgreSQL's domains as checks of the columns that are of them. */
final class DomainChecks {
  private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^.\"\\[]+)");
  private static final Pattern VALUE =
      Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|\\bVALUE\\b");

  private final Catalog source;

  DomainChecks(Catalog source) {
    this.source = source;
  }

  /** The domain's checks with the column in the place of the value, in the source's SQL. */
  List<Check> of(Column column) {
    if (isArray(column)) return List.of();
    String name = Dialects.of(source.product().vendor()).quote(column.name());
    return conditions(column).stream()
        .map(c -> new Check(c.name(), about(name, c.expression()), c.validated()))
        .toList();
  }

  /** Conditions of each element of the column's arrays, which no check of a column can say. */
  List<Check> ofElements(Column column) {
    return isArray(column) ? conditions(column) : List.of();
  }

  private List<Check> conditions(Column column) {
    return source.types().stream()
        .filter(type -> !type.checks().isEmpty() && isOf(column, type))
        .flatMap(type -> type.checks().stream())
        .toList();
  }

  private static boolean isArray(Column column) {
    return column.nativeType().endsWith("[]");
  }

  /** The type's name stands as PostgreSQL writes it, with its schema where that is another one. */
  private boolean isOf(Column column, UserType type) {
    List<String> names = new ArrayList<>();
    Matcher parts = NAME.matcher(column.nativeType());
    while (parts.find()) {
      names.add(parts.group(1) == null ? parts.group(2) : parts.group(1).replace("\"\"", "\""));
      if (parts.end() == column.nativeType().length()
          || column.nativeType().charAt(parts.end()) != '.') break;
    }
    TableName name = type.name();
    return names.equals(List.of(name.schema(), name.name()))
        || (names.equals(List.of(name.name())) && name.schema().equals(source.defaultSchema()));
  }

  private static String about(String column, String condition) {
    return VALUE
        .matcher(condition)
        .replaceAll(m -> quoteReplacement(m.group().equals("VALUE") ? column : m.group()));
  }
}

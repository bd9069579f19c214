package dev.turnstone.catalog;

import java.util.List;

/**
 * A type the schema defines: an enumeration (its base is {@link LogicalType.Enumeration}) or a
 * domain over a base type.
 *
 * @param checks the domain's conditions, empty for an enumeration
 */
public record UserType(TableName name, LogicalType base, boolean nullable, List<Check> checks) {
  public UserType {
    checks = List.copyOf(checks);
  }
}

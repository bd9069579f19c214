package dev.turnstone.jdbc;

@SuppressWarnings("DoNotCallSuggester")
public abstract class Databases {
  public static dev.turnstone.row.TargetDatabase open(Address a, Secret s, boolean r) {
    throw new IllegalStateException();
  }
}

package dev.turnstone.row;

/** How many rows the target confirmed, by what became of them. */
public record Written(long inserted, long updated, long unchanged) {
  public static final Written NOTHING = new Written(0, 0, 0);

  public Written plus(Written other) {
    return new Written(
        inserted + other.inserted, updated + other.updated, unchanged + other.unchanged);
  }

  public long rows() {
    return inserted + updated + unchanged;
  }
}

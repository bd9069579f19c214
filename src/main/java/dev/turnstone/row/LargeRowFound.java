package dev.turnstone.row;

/**
 * Leaves a piece of work that met a row too large to be held beside those of the other workers, so
 * that it can be done again alone. Never leaves the run.
 */
public final class LargeRowFound extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LargeRowFound() {
    super(null, null, false, false);
  }
}

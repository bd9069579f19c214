package dev.turnstone.jdbc;

import dev.turnstone.problem.Problem;

/** A server refuses to evaluate questions because of the values of some row. */
public final class RowsRefused extends Exception {
  private static final long serialVersionUID = 1;
  private final transient Problem reason;

  public RowsRefused(Problem reason) {
    super(reason.code().name());
    this.reason = reason;
  }

  /** Why, if there was only one row. */
  public Problem reason() {
    return reason;
  }
}

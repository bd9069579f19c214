package dev.turnstone.plan;

/** What happens to a row when a value of it cannot be converted: a recorded decision. */
public sealed interface OnFailure {
  /** The row is set aside with its original values. The default. */
  record SetAside() implements OnFailure {}

  /** The value becomes NULL; only for a target column that can be NULL. */
  record UseNull() implements OnFailure {}

  /** The value becomes this one, in canonical text form. */
  record UseValue(String value) implements OnFailure {}

  /** The run stops, resumable. */
  record Stop() implements OnFailure {}
}

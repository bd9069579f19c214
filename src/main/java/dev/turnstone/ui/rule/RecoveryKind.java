package dev.turnstone.ui.rule;

import dev.turnstone.plan.OnFailure;

/** What may happen to a row of which a value does not fit. */
public enum RecoveryKind {
  SET_ASIDE("rule.recovery.set_aside"),
  USE_NULL("rule.recovery.use_null"),
  USE_VALUE("rule.recovery.use_value"),
  STOP("rule.recovery.stop");

  private final String key;

  RecoveryKind(String key) {
    this.key = key;
  }

  /** Under which its words are found. */
  public String key() {
    return key;
  }

  static RecoveryKind of(OnFailure onFailure) {
    if (onFailure instanceof OnFailure.UseNull) return USE_NULL;
    if (onFailure instanceof OnFailure.UseValue) return USE_VALUE;
    return onFailure instanceof OnFailure.Stop ? STOP : SET_ASIDE;
  }

  /**
   * The decision.
   *
   * @param instead the value that takes the place of the one that does not fit
   */
  OnFailure with(String instead) {
    return switch (this) {
      case SET_ASIDE -> new OnFailure.SetAside();
      case USE_NULL -> new OnFailure.UseNull();
      case USE_VALUE -> new OnFailure.UseValue(instead);
      case STOP -> new OnFailure.Stop();
    };
  }
}

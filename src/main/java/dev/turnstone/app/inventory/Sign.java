package dev.turnstone.app.inventory;

/** What a name or the values of a column hint at. */
public enum Sign {
  MAIL(Sensitivity.PERSONAL),
  PHONE(Sensitivity.PERSONAL),
  PERSON(Sensitivity.PERSONAL),
  ADDRESS(Sensitivity.PERSONAL),
  BIRTH(Sensitivity.PERSONAL),
  NETWORK(Sensitivity.PERSONAL),
  ACCOUNT(Sensitivity.SENSITIVE),
  CARD(Sensitivity.SENSITIVE),
  NATIONAL(Sensitivity.SENSITIVE),
  HEALTH(Sensitivity.SENSITIVE),
  BELIEF(Sensitivity.SENSITIVE),
  PAY(Sensitivity.SENSITIVE),
  PASSWORD(Sensitivity.SECRET);

  private final Sensitivity sensitivity;

  Sign(Sensitivity sensitivity) {
    this.sensitivity = sensitivity;
  }

  /** How sensitive such values are as a rule. */
  public Sensitivity sensitivity() {
    return sensitivity;
  }
}

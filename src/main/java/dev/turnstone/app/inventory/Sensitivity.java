package dev.turnstone.app.inventory;

/** How much harm it does when values get into wrong hands, in rising order. */
public enum Sensitivity {
  NONE,
  /** They tell of a person. */
  PERSONAL,
  /** They harm a person or the owner: accounts, cards, health, pay. */
  SENSITIVE,
  /** They open doors: passwords, keys. */
  SECRET
}

package dev.turnstone.sql;

/** An expression goes beyond what can be said with the same meaning in another vendor's SQL. */
final class Untranslatable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Untranslatable(String what) {
    super(what, null, false, false);
  }
}

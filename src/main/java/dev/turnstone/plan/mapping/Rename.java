package dev.turnstone.plan.mapping;

/** How tables and columns that are created are named after their sources. */
public enum Rename {
  /** As in the source. */
  NONE,
  /** {@code InvoiceLine} and {@code "invoice line"} become {@code invoice_line}. */
  SNAKE_CASE;

  /** The name a source name gives. */
  public String apply(String name) {
    return this == SNAKE_CASE ? String.join("_", NameForms.words(name)) : name;
  }
}

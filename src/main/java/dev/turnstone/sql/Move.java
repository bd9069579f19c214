package dev.turnstone.sql;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.Verdict.Grade;
import java.util.Locale;

/** Values of one type going into a column of another. */
record Move(LogicalType from, Vendor source, LogicalType to, Vendor target) {

  Verdict exact() {
    return of(Grade.EXACT, "%s holds every %s value");
  }

  Verdict widens() {
    return of(Grade.WIDENS, "%s holds every %s value and more");
  }

  /** Some values do not fit; the reason says which. */
  Verdict refuses(String reason) {
    return new Verdict(Grade.MAY_REFUSE, reason);
  }

  Verdict widens(String reason) {
    return new Verdict(Grade.WIDENS, reason);
  }

  Verdict choice(String reason) {
    return new Verdict(Grade.NEEDS_CHOICE, reason);
  }

  Verdict loses(String reason) {
    return new Verdict(Grade.LOSES, reason);
  }

  Verdict impossible() {
    return new Verdict(
        Grade.IMPOSSIBLE, "there is no conversion from " + from.text() + " to " + to.text());
  }

  /** Exact where both types are the same, else a wider one. */
  Verdict holds() {
    return from.equals(to) ? exact() : widens();
  }

  private Verdict of(Grade grade, String pattern) {
    return new Verdict(grade, String.format(Locale.ROOT, pattern, to.text(), from.text()));
  }
}

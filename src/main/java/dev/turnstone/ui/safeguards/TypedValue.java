package dev.turnstone.ui.safeguards;

import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A value while it is typed: it counts once it is committed, and what makes no sense changes
 * nothing and is said beside it.
 */
public final class TypedValue {
  private final Supplier<String> counts;
  private final Function<String, String> accept;
  private final StringProperty text = new SimpleStringProperty();
  private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");
  private String shown;

  /**
   * A value that nobody types into yet.
   *
   * @param counts the value that counts now, as it is typed; empty: there is none
   * @param accept makes what was typed count, or says why it cannot; empty: it counts
   */
  TypedValue(Supplier<String> counts, Function<String, String> accept) {
    this.counts = counts;
    this.accept = accept;
    this.shown = counts.get();
    text.set(shown);
  }

  public StringProperty text() {
    return text;
  }

  /** Why what was typed does not count; empty: it does, or it was not committed yet. */
  public ReadOnlyStringProperty mistake() {
    return mistake.getReadOnlyProperty();
  }

  /**
   * Makes what was typed count.
   *
   * @return false: it makes no sense, and what counted before does
   */
  public boolean commit() {
    String typed = text.get().strip();
    if (typed.equals(shown)) {
      revert();
      return true;
    }
    String said = accept.apply(typed);
    mistake.set(said);
    if (!said.isEmpty()) {
      return false;
    }
    revert();
    return true;
  }

  /** Shows the value that counts in place of what was typed. */
  public void revert() {
    shown = counts.get();
    text.set(shown);
    mistake.set("");
  }

  /** Follows a value that was changed elsewhere, unless somebody is typing another. */
  void follow() {
    if (text.get().equals(shown)) {
      revert();
    }
  }
}

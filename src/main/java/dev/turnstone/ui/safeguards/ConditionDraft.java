package dev.turnstone.ui.safeguards;

import dev.turnstone.plan.Condition;
import dev.turnstone.plan.Condition.Asked;
import dev.turnstone.plan.Condition.Expectation;
import dev.turnstone.plan.Condition.When;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A condition while somebody writes it. */
public final class ConditionDraft {
  /** What its query has to give. */
  public enum Gives {
    NO_ROW,
    VALUE,
    SAME
  }

  private final StringProperty name = new SimpleStringProperty("");
  private final ObjectProperty<When> when = new SimpleObjectProperty<>(When.BEFORE);
  private final ObjectProperty<Asked> of = new SimpleObjectProperty<>(Asked.TARGET);
  private final StringProperty sql = new SimpleStringProperty("");
  private final ObjectProperty<Gives> gives = new SimpleObjectProperty<>(Gives.NO_ROW);
  private final StringProperty value = new SimpleStringProperty("");
  private final StringProperty otherSql = new SimpleStringProperty("");

  public StringProperty name() {
    return name;
  }

  public ObjectProperty<When> when() {
    return when;
  }

  /** Whom the query asks. */
  public ObjectProperty<Asked> of() {
    return of;
  }

  public StringProperty sql() {
    return sql;
  }

  public ObjectProperty<Gives> gives() {
    return gives;
  }

  /** The value that the query has to give, where it has to give one. */
  public StringProperty value() {
    return value;
  }

  /** The query on the other database that has to give the same, likewise. */
  public StringProperty otherSql() {
    return otherSql;
  }

  /** Begins anew. */
  void clear() {
    show(new Condition("", When.BEFORE, Asked.TARGET, "", new Condition.NoRow()));
  }

  void show(Condition condition) {
    name.set(condition.name());
    when.set(condition.when());
    of.set(condition.of());
    sql.set(condition.sql());
    Expectation expectation = condition.expectation();
    value.set(expectation instanceof Condition.Value v ? v.text() : "");
    otherSql.set(expectation instanceof Condition.SameAs same ? same.sql() : "");
    gives.set(gives(expectation));
  }

  static Gives gives(Expectation expectation) {
    if (expectation instanceof Condition.Value) {
      return Gives.VALUE;
    }
    return expectation instanceof Condition.SameAs ? Gives.SAME : Gives.NO_ROW;
  }

  /** The condition as it is written now. */
  Condition condition() {
    Expectation expectation =
        switch (gives.get()) {
          case NO_ROW -> new Condition.NoRow();
          case VALUE -> new Condition.Value(value.get().strip());
          case SAME -> new Condition.SameAs(query(otherSql.get()));
        };
    return new Condition(name.get().strip(), when.get(), of.get(), query(sql.get()), expectation);
  }

  /** A condition is one query without its closing semicolon. */
  private static String query(String typed) {
    String text = typed.strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
  }

  /**
   * The key of the first thing that is missing or in the way; empty: nothing.
   *
   * @param others names that are taken
   */
  String mistake(List<String> others) {
    Condition condition = condition();
    if (condition.name().isEmpty()) {
      return "safeguards.condition.unnamed";
    }
    if (others.contains(condition.name())) {
      return "safeguards.condition.twice";
    }
    if (condition.sql().isEmpty()) {
      return "safeguards.condition.unasked";
    }
    boolean half = condition.expectation() instanceof Condition.SameAs same && same.sql().isEmpty();
    return half ? "safeguards.condition.half" : "";
  }
}

package dev.turnstone.ui.rule.expression;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.expression.CheckedExpression;
import dev.turnstone.plan.expression.RowExpressions;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** An expression while it is written: checked a moment after each change, beside the window. */
public final class ExpressionViewModel {
  /** What it is for. */
  public enum Use {
    /** Its value fills a column. */
    VALUE,
    /** Rows are carried for which it is true; nothing written means all. */
    FILTER
  }

  private final Migration.Tools tools;
  private final Messages messages;
  private final Delay delay;
  private final Use use;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Verdict> verdict =
      new ReadOnlyObjectWrapper<>(new Verdict("", List.of(), Optional.empty(), false));
  private Optional<Table> source = Optional.empty();
  private Location where = Location.EVERYWHERE;
  private volatile @Nullable Language language;
  private int turn;
  private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper(false);

  /** The compiler for a table, which takes a moment to be made. */
  private record Language(Table table, RowExpressions expressions) {}

  /**
   * What was found out about a text.
   *
   * @param type what values it gives; empty: it is not sound, or nobody knows the columns
   * @param sound true when it can be carried out
   */
  public record Verdict(String text, List<Mistake> mistakes, Optional<String> type, boolean sound) {
    public Verdict {
      mistakes = List.copyOf(mistakes);
    }
  }

  public ExpressionViewModel(Migration.Tools tools, Delay delay, Use use) {
    this.tools = tools;
    this.messages = tools.messages();
    this.delay = delay;
    this.use = use;
    text.addListener((o, was, is) -> check());
  }

  /** From now on over the columns of this table, if they are known, and with this text. */
  public void begin(Optional<Table> table, Location place, String written) {
    boolean other = !table.equals(source) || !place.equals(where);
    source = table;
    where = place;
    if (!written.equals(text.get())) {
      text.set(written);
    } else if (other) {
      check();
    }
  }

  /** As it is written now. */
  public StringProperty text() {
    return text;
  }

  /** Of the text as it was a moment ago; {@link Verdict#text} tells. */
  public ReadOnlyObjectProperty<Verdict> verdict() {
    return verdict.getReadOnlyProperty();
  }

  /** True from a change on until the verdict is about it. */
  public ReadOnlyBooleanProperty checking() {
    return checking.getReadOnlyProperty();
  }

  /** True when the verdict is about the text as it is now, over the table as it is now. */
  public boolean checked() {
    return !checking.get() && verdict.get().text().equals(text.get());
  }

  /** True when the text as it is now was checked and can be carried out. */
  public boolean sound() {
    return checked() && verdict.get().sound();
  }

  /** The columns that may be named; empty: they are not known. */
  public List<Column> columns() {
    return source.map(Table::columns).orElse(List.of());
  }

  Set<String> columnNames() {
    return columns().stream().map(Column::name).collect(Collectors.toSet());
  }

  /** What may be written at a place of the text. */
  public Completions completions(int caret) {
    return Completions.at(text.get(), Math.min(caret, text.get().length()), columns());
  }

  /** Functions that have these letters in their names, or in what is said about them. */
  public List<ExpressionFunction> functions(String letters) {
    return FunctionSearch.of(letters, messages);
  }

  private void check() {
    turn++;
    checking.set(true);
    int mine = turn;
    String written = text.get();
    Optional<Table> table = source;
    Location place = where;
    delay.then(
        () ->
            tools
                .background()
                .run(
                    () -> judge(written, table, place),
                    found -> found(mine, found),
                    tools.failed()));
  }

  private void found(int mine, Verdict found) {
    if (mine == turn) {
      verdict.set(found);
      checking.set(false);
    }
  }

  private Verdict judge(String written, Optional<Table> table, Location place) {
    if (written.isBlank()) {
      return new Verdict(written, List.of(), Optional.empty(), use == Use.FILTER);
    }
    try {
      if (table.isEmpty()) {
        RowExpressions.grammar(written, place);
        return new Verdict(written, List.of(), Optional.empty(), true);
      }
      RowExpressions over = over(table.get());
      CheckedExpression checked =
          use == Use.FILTER ? over.filter(written, place) : over.value(written, place);
      return new Verdict(written, List.of(), Optional.of(checked.type().text()), true);
    } catch (Refused e) {
      List<Mistake> mistakes = new MistakeWords(messages, names(table)).of(e.problems());
      return new Verdict(written, mistakes, Optional.empty(), false);
    }
  }

  private RowExpressions over(Table table) {
    Language known = language;
    if (known == null || !known.table().equals(table)) {
      known = new Language(table, RowExpressions.over(table));
      language = known;
    }
    return known.expressions();
  }

  private static List<String> names(Optional<Table> table) {
    return Stream.concat(
            table.stream().flatMap(t -> t.columns().stream()).map(Column::name),
            ExpressionFunction.ALL.stream().map(ExpressionFunction::name))
        .toList();
  }
}

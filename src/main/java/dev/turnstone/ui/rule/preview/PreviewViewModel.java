package dev.turnstone.ui.rule.preview;

import dev.turnstone.app.Survey;
import dev.turnstone.app.preview.Preview;
import dev.turnstone.app.preview.PreviewOrder;
import dev.turnstone.app.preview.PreviewRow;
import dev.turnstone.app.preview.RowPreview;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.run.Cancellation;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.rule.expression.Delay;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Real rows before and after a rule: read anew a moment after each change, beside the window. */
public final class PreviewViewModel {
  /** How it stands. */
  public enum State {
    /** There is nothing to be shown, which the sentence explains. */
    NOTHING,
    READING,
    SHOWN,
    /** The rule or a database does not let it, which the sentence explains. */
    FAILED,
    STOPPED
  }

  private final Migration migration;
  private final Messages messages;
  private final Delay delay;
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Preview>> preview =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty values = new SimpleBooleanProperty(false);
  private Cancellation cancellation = new Cancellation();
  private @Nullable PreviewRequest shown;
  private int turn;

  public PreviewViewModel(Migration migration, Delay delay) {
    this.migration = migration;
    this.messages = migration.messages();
    this.delay = delay;
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** What there is to say beside the rows, or in their place. */
  public ReadOnlyStringProperty sentence() {
    return sentence.getReadOnlyProperty();
  }

  /** What was read last; empty: nothing. It stays while it is read anew. */
  public ReadOnlyObjectProperty<Optional<Preview>> preview() {
    return preview.getReadOnlyProperty();
  }

  /** True: values are shown that are hidden otherwise, see {@link Masking}. */
  public BooleanProperty values() {
    return values;
  }

  /** There are no rows to show, for this reason. */
  public void nothing(String why) {
    stop();
    shown = null;
    preview.set(Optional.empty());
    say(State.NOTHING, why);
  }

  /** Shows this in a moment, unless it is shown already. */
  public void show(PreviewRequest request) {
    Optional<Ends> ends = migration.ends().get();
    Optional<Survey> survey = migration.survey().get();
    if (ends.isEmpty() || survey.isEmpty()) {
      nothing(messages.text(ends.isEmpty() ? "rule.preview.unconnected" : "rule.preview.unread"));
      return;
    }
    PreviewRequest before = shown;
    if (before != null && before.sameAs(request)) {
      return;
    }
    boolean other =
        before == null
            || !before.table().equals(request.table())
            || !before.column().equals(request.column());
    if (other) {
      preview.set(Optional.empty());
    }
    stop();
    shown = request;
    say(State.READING, messages.text("rule.preview.reading"));
    int mine = turn;
    delay.then(
        () -> {
          if (mine == turn) read(request, ends.get(), survey.get());
        });
  }

  /** Reads the same rows once more. */
  public void again() {
    PreviewRequest last = shown;
    if (last != null) {
      shown = null;
      show(last);
    }
  }

  /** Reads no further, and says so. */
  public void cancel() {
    if (state.get() == State.READING) {
      stop();
      say(State.STOPPED, messages.text("rule.preview.stopped"));
    }
  }

  /** Whatever is on its way does not count any more. */
  private void stop() {
    turn++;
    cancellation.stop("not wanted any more");
  }

  private void read(PreviewRequest request, Ends ends, Survey survey) {
    int mine = turn;
    Cancellation mineAlone = new Cancellation();
    cancellation = mineAlone;
    RowPreview rows =
        new RowPreview(migration.engine().workspace(), ends.from(), ends.to(), ends.secrets());
    migration
        .tools()
        .background()
        .run(
            () -> {
              MigrationPlan plan = request.change().apply(request.plan());
              return rows.look(
                  new PreviewOrder(plan, request.table(), request.column()), survey, mineAlone);
            },
            found -> {
              if (mine == turn) done(found);
            },
            reason -> {
              if (mine == turn) failed(reason);
            });
  }

  private void done(Preview found) {
    preview.set(Optional.of(found));
    say(State.SHOWN, told(found));
  }

  private String told(Preview found) {
    if (found.looked() == 0) {
      return messages.text("rule.preview.empty");
    }
    String rows =
        messages.text(found.whole() ? "rule.preview.all" : "rule.preview.first", found.looked());
    String refused =
        found.refused() == 0
            ? messages.text("rule.preview.fit")
            : messages.text("rule.preview.refused", found.refused());
    String left =
        found.filtered() == 0 ? "" : messages.text("rule.preview.filtered", found.filtered());
    return rows + " " + refused + (left.isEmpty() ? "" : " " + left);
  }

  private void failed(Throwable reason) {
    preview.set(Optional.empty());
    if (reason instanceof EngineException known && !known.problems().isEmpty()) {
      Problem first = known.problems().get(0);
      say(State.FAILED, ProblemWords.of(first));
      return;
    }
    say(State.FAILED, messages.text("rule.preview.failed"));
    migration.tools().failed().accept(reason);
  }

  private void say(State next, String words) {
    state.set(next);
    sentence.set(words);
  }

  /** What a cell shows of a value, hidden where its column or its row's other end asks for it. */
  public String cell(Optional<String> value, boolean personal) {
    if (value.isEmpty()) {
      return "NULL";
    }
    return personal && !values.get() ? Masking.masked(value.get()) : value.get();
  }

  /** Whether a source column's values are hidden. */
  public boolean hidesSource(String column) {
    return !column.isEmpty() && Masking.hides(column);
  }

  /** Whether a target column's values are hidden: by its own name, or by what it is made of. */
  public boolean hidesTarget(Preview of, int column) {
    boolean own = Masking.hides(of.targets().get(column));
    boolean several = of.targets().size() > 1;
    return own
        || (several
            ? hidesSource(of.sources().get(column))
            : of.sources().stream().anyMatch(Masking::hides));
  }

  /** Whether any of the columns that are shown has values that are hidden. */
  public boolean hides(Preview of) {
    return of.sources().stream().anyMatch(this::hidesSource)
        || of.targets().stream().anyMatch(Masking::hides);
  }

  /** How many rows there are of it, and what becomes of them, in a word or two. */
  public String verdict(Preview of, PreviewRow row) {
    String word = new VerdictWords(messages).fate(row.fate());
    String rows = messages.text("rule.preview.rows", row.rows());
    return switch (row.fate()) {
      case REFUSED -> of.targets().size() == 1 ? rows : reason(row);
      case STOPS -> word;
      default -> row.rows() == 1 ? word : word + " · " + rows;
    };
  }

  /** Why a row is refused, in a word or two. */
  public String reason(PreviewRow row) {
    return row.problem().map(p -> new VerdictWords(messages).reason(p.code())).orElse("");
  }

  /**
   * Why a row is refused, in a sentence, and how its verdict is meant; empty text: nothing more.
   */
  public String whole(PreviewRow row) {
    return row.problem()
        .map(ProblemWords::of)
        .orElseGet(() -> new VerdictWords(messages).about(row.fate()));
  }

  /** True when this column of a row is to blame for its fate. */
  public boolean blamed(Preview of, PreviewRow row, int column) {
    if (row.problem().isEmpty()) {
      return false;
    }
    Optional<String> at = row.problem().get().where().column();
    return of.targets().size() == 1 || at.filter(of.targets().get(column)::equals).isPresent();
  }
}

package dev.turnstone.ui.safeguards;

import dev.turnstone.app.Survey;
import dev.turnstone.app.WindowEnd;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.rehearse.DurationBand;
import dev.turnstone.rehearse.Window;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TypedNumber;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.migration.Rehearsed;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** How far a run may go: each limit counts once it makes sense, and is one step to take back. */
public final class SafeguardsViewModel {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final Migration migration;
  private final Messages messages;
  private final TypedNumber numbers;
  private final Map<Limit, TypedValue> values = new EnumMap<>(Limit.class);
  private final TypedValue window;
  private final ConditionsViewModel conditions;
  private final ObservableList<StepLine> steps = FXCollections.observableArrayList();
  private final Map<Card, ReadOnlyBooleanWrapper> on = new EnumMap<>(Card.class);
  private Object stepsOf = "";
  private final ReadOnlyBooleanWrapper planned = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Environment> environment =
      new ReadOnlyObjectWrapper<>(Environment.TEST);
  private final ReadOnlyStringWrapper expected = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper noReturn = new ReadOnlyStringWrapper("");

  public SafeguardsViewModel(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
    this.numbers = new TypedNumber(messages.locale());
    this.conditions = new ConditionsViewModel(migration);
    for (Limit limit : Limit.values()) {
      values.put(limit, new TypedValue(() -> shown(limit), typed -> accept(limit, typed)));
    }
    for (Card card : Card.values()) {
      on.put(card, new ReadOnlyBooleanWrapper());
    }
    window = new TypedValue(this::shownWindow, this::acceptWindow);
    migration.document().plan().addListener((o, was, is) -> show());
    migration.survey().addListener((o, was, is) -> show());
    migration.windowEnd().addListener((o, was, is) -> show());
    migration.rehearsed().addListener((o, was, is) -> show());
    migration.ends().addListener((o, was, is) -> show());
    show();
  }

  /** False: there is nothing yet that could be limited. */
  public ReadOnlyBooleanProperty planned() {
    return planned.getReadOnlyProperty();
  }

  public TypedValue value(Limit limit) {
    return Objects.requireNonNull(values.get(limit));
  }

  /** When a run has to be over, as a time or a date and a time. */
  public TypedValue window() {
    return window;
  }

  /** How long the run takes, as the last dry run tells; empty: it does not. */
  public ReadOnlyStringProperty expected() {
    return expected.getReadOnlyProperty();
  }

  /** Until when it can be stopped and taken back within the window, likewise. */
  public ReadOnlyStringProperty noReturn() {
    return noReturn.getReadOnlyProperty();
  }

  public ConditionsViewModel conditions() {
    return conditions;
  }

  /** What a run does and what takes it back. */
  public ObservableList<StepLine> steps() {
    return steps;
  }

  /** Whether a limit of the card is set. */
  public ReadOnlyBooleanProperty on(Card card) {
    return Objects.requireNonNull(on.get(card)).getReadOnlyProperty();
  }

  /** What the target is used for. */
  public ReadOnlyObjectProperty<Environment> environment() {
    return environment.getReadOnlyProperty();
  }

  /**
   * Goes on to the dry run, if all that was typed makes sense.
   *
   * @return false: something does not, which is said beside it
   */
  public boolean dryRun() {
    boolean fine = window.commit();
    for (TypedValue value : values.values()) {
      fine &= value.commit();
    }
    if (fine && planned.get()) {
      migration.session().done(Step.SAFEGUARDS);
      migration.session().show(Step.REHEARSE);
    }
    return fine;
  }

  /** Goes to where a plan is made. */
  public void map() {
    migration.session().show(Step.MAP);
  }

  private Safeguards limits() {
    return migration.plan().map(MigrationPlan::safeguards).orElse(Safeguards.DEFAULT);
  }

  private String shown(Limit limit) {
    return limit.in(limits()).map(numbers::text).orElse("");
  }

  private String accept(Limit limit, String typed) {
    Optional<BigDecimal> number = numbers.read(typed, limit.whole());
    if (!typed.isEmpty() && number.filter(limit::allows).isEmpty()) {
      boolean bounded = limit.most() < Integer.MAX_VALUE && limit.least() > 0;
      if (limit == Limit.SET_ASIDE_PERCENT || bounded) {
        return messages.text("safeguards.wrong.between", limit.least(), limit.most());
      }
      return messages.text(
          limit.whole() ? "safeguards.wrong.whole" : "safeguards.wrong.number", limit.least());
    }
    migration
        .plan()
        .ifPresent(
            plan -> migration.document().change(plan.with(limit.set(plan.safeguards(), number))));
    return "";
  }

  private String shownWindow() {
    return migration.windowEnd().get().map(this::local).orElse("");
  }

  private String local(OffsetDateTime moment) {
    return MOMENT.format(moment.atZoneSameInstant(zone()));
  }

  /** People's own, not the clock's, which may be of any. */
  private static ZoneId zone() {
    return ZoneId.systemDefault();
  }

  private String acceptWindow(String typed) {
    ZonedDateTime now = migration.tools().clock().instant().atZone(zone());
    Optional<OffsetDateTime> end = WindowEnd.parse(typed.replaceFirst("\\s+", "T"), now);
    if (!typed.isEmpty() && end.isEmpty()) {
      return messages.text("safeguards.wrong.moment");
    }
    migration.windowEnd().set(end);
    return "";
  }

  private void show() {
    Optional<MigrationPlan> plan = migration.plan();
    planned.set(plan.isPresent());
    values.values().forEach(TypedValue::follow);
    window.follow();
    conditions.show(plan);
    steps(plan, migration.survey().get());
    environment.set(
        migration
            .ends()
            .get()
            .map(Ends::environment)
            .orElse(Environment.of(migration.project().project().environment())));
    on.forEach((card, wrapper) -> wrapper.set(isOn(card)));
    expect();
  }

  /** With many tables they take a while, and limits change none of them. */
  private void steps(Optional<MigrationPlan> plan, Optional<Survey> survey) {
    Object of = plan.map(p -> List.of(p.tables(), p.scripts(), survey)).orElse(List.of());
    if (!of.equals(stepsOf)) {
      stepsOf = of;
      steps.setAll(plan.map(p -> StepLine.of(p, survey.map(Survey::target))).orElse(List.of()));
    }
  }

  private boolean isOn(Card card) {
    return switch (card) {
      case WINDOW -> migration.windowEnd().get().isPresent();
      case ENVIRONMENT -> environment.get() == Environment.PRODUCTION;
      default -> card.limits().stream().anyMatch(l -> l.in(limits()).isPresent());
    };
  }

  /** Times of a dry run count for the plan that was rehearsed, and for no other. */
  private void expect() {
    Optional<Rehearsed> last = migration.rehearsed().get().filter(r -> migration.rehearsalHolds());
    Optional<DurationBand> band = last.flatMap(r -> r.report().prospect().run());
    Optional<Window> told = last.flatMap(r -> r.report().prospect().window());
    expected.set(
        band.map(b -> messages.text("safeguards.window.band", b.low(), b.high())).orElse(""));
    noReturn.set(
        told.filter(w -> migration.windowEnd().get().filter(w.end()::isEqual).isPresent())
            .map(w -> local(w.pointOfNoReturn()))
            .orElse(""));
  }
}

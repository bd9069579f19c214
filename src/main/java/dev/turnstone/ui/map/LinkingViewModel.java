package dev.turnstone.ui.map;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.sql.Dialects;
import dev.turnstone.sql.Verdict;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.map.pair.Conversions;
import dev.turnstone.ui.map.pair.Joining;
import dev.turnstone.ui.map.pair.Pair;
import dev.turnstone.ui.map.pair.PairSheet;
import dev.turnstone.ui.map.pair.RuleText;
import dev.turnstone.ui.migration.FieldPlace;
import dev.turnstone.ui.migration.Migration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Leads columns of the source to columns of the target, and takes such lines away. */
public final class LinkingViewModel {
  private final Migration migration;
  private final Messages messages;
  private final Decisions decisions;
  private final Supplier<Optional<PairSheet>> sheet;
  private final ObjectProperty<Optional<String>> held =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Offer>> offer =
      new SimpleObjectProperty<>(Optional.empty());

  LinkingViewModel(Migration migration, Decisions decisions, Supplier<Optional<PairSheet>> sheet) {
    this.migration = migration;
    this.messages = migration.messages();
    this.decisions = decisions;
    this.sheet = sheet;
  }

  /** The source column that waits for a target column; empty: none does. */
  public ObjectProperty<Optional<String>> held() {
    return held;
  }

  /** What is asked before a line is drawn; empty: nothing. */
  public ObjectProperty<Optional<Offer>> offer() {
    return offer;
  }

  /** Takes a source column in hand, or lets go of it when it is in hand. */
  public void hold(String source) {
    held.set(
        held.get().filter(source::equals).isPresent() ? Optional.empty() : Optional.of(source));
  }

  /** Leads the source column in hand to a target column; false: none is in hand. */
  public boolean lead(String target) {
    Optional<String> source = held.get();
    held.set(Optional.empty());
    source.ifPresent(s -> connect(s, target));
    return source.isPresent();
  }

  /** Fills a target column from a source column, or asks where that is not so simple. */
  public void connect(String source, String target) {
    held.set(Optional.empty());
    decisions.notice().set("");
    Optional<Column> to = sheet.get().flatMap(PairSheet::target).flatMap(t -> t.column(target));
    Optional<Column> from = sheet.get().flatMap(PairSheet::source).flatMap(t -> t.column(source));
    Optional<TablePlan> plan = table();
    if (to.isEmpty() || from.isEmpty() || plan.isEmpty()) {
      return;
    }
    if (to.get().computed()) {
      decisions.notice().set(messages.text("map.refused.computed", target));
      return;
    }
    Optional<FieldPlan> now = field(plan.get(), target);
    Verdict verdict = verdict(from.get(), to.get(), plan.get());
    if (verdict.grade() == Verdict.Grade.IMPOSSIBLE
        || verdict.grade() == Verdict.Grade.NEEDS_CHOICE) {
      undecided(from.get(), to.get(), verdict);
    } else if (now.isEmpty()) {
      decisions.decide(copy(source, target)::apply);
    } else if (!now.get().rule().equals(new FieldRule.Copy(source))) {
      taken(from.get(), to.get(), now.get());
    }
  }

  /** Of types that nobody looked at, nothing is known that speaks against it. */
  private Verdict verdict(Column from, Column to, TablePlan plan) {
    MigrationPlan whole = migration.plan().orElseThrow();
    boolean known = migration.survey().get().isPresent() || plan.create().isPresent();
    return known
        ? Dialects.of(whole.target().product().vendor())
            .verdict(from.type(), whole.source().product().vendor(), to.type())
        : new Verdict(Verdict.Grade.EXACT, "");
  }

  /** It is asked how values are to be read; where some fit as they are, that may wait. */
  private void undecided(Column from, Column to, Verdict verdict) {
    RuleText words = new RuleText(messages);
    List<Offer.Way> ways = new ArrayList<>();
    for (Decoder decoder : Conversions.between(from.type(), to.type())) {
      ways.add(
          new Offer.Way(
              messages.text("map.offer.convert", words.of(decoder)),
              fill(to.name(), new FieldRule.Convert(from.name(), decoder))::apply));
    }
    boolean possible = verdict.grade() != Verdict.Grade.IMPOSSIBLE;
    if (possible) {
      ways.add(
          new Offer.Way(messages.text("map.offer.later"), copy(from.name(), to.name())::apply));
    }
    String why =
        messages.text(
            possible ? "map.offer.choice" : "map.offer.impossible",
            from.nativeType(),
            to.nativeType(),
            verdict.reason());
    offer.set(Optional.of(new Offer(title(from, to), why, ways)));
  }

  private void taken(Column from, Column to, FieldPlan now) {
    List<Offer.Way> ways = new ArrayList<>();
    if (to.type() instanceof LogicalType.Text) {
      Optional<Column> first =
          sheet
              .get()
              .flatMap(PairSheet::source)
              .flatMap(t -> column(now.rule()).flatMap(t::column));
      Joining.of(now.rule(), first, from)
          .ifPresent(
              rule ->
                  ways.add(
                      new Offer.Way(
                          messages.text("map.offer.join"), fill(to.name(), rule)::apply)));
    }
    ways.add(
        new Offer.Way(messages.text("map.offer.replace"), copy(from.name(), to.name())::apply));
    String words =
        messages.text("map.offer.taken", to.name(), new RuleText(messages).of(now.rule()));
    offer.set(Optional.of(new Offer(title(from, to), words, ways)));
  }

  private String title(Column from, Column to) {
    return messages.text("map.offer.title", from.name(), to.name());
  }

  private static Optional<String> column(FieldRule rule) {
    return rule instanceof FieldRule.Copy copy ? Optional.of(copy.column()) : Optional.empty();
  }

  /** Does one of the things that were offered. */
  public void take(Offer.Way way) {
    offer.set(Optional.empty());
    decisions.decide(way.change());
  }

  /** Nothing of what was offered. */
  public void dismiss() {
    offer.set(Optional.empty());
  }

  /** Takes away what fills these columns of the pair, as one step. */
  public void unmap(Collection<String> targets) {
    Optional<TablePlan> plan = table();
    List<FieldPlace> filled =
        targets.stream()
            .filter(t -> plan.flatMap(p -> field(p, t)).isPresent())
            .map(t -> new FieldPlace(plan.orElseThrow().target(), t))
            .toList();
    if (!filled.isEmpty()) {
      decisions.decide(
          new PlanEdit(Decisions.columns(filled), List.of(new Decision.LeaveOut()))::apply);
    }
  }

  private PlanEdit copy(String source, String target) {
    return fill(target, new FieldRule.Copy(source));
  }

  private PlanEdit fill(String target, FieldRule rule) {
    FieldPlace place = new FieldPlace(table().orElseThrow().target(), target);
    return new PlanEdit(Decisions.columns(List.of(place)), List.of(new Decision.Fill(rule)));
  }

  private Optional<TablePlan> table() {
    return sheet
        .get()
        .map(PairSheet::pair)
        .flatMap(Pair::target)
        .flatMap(t -> migration.plan().flatMap(p -> p.table(t)));
  }

  private static Optional<FieldPlan> field(TablePlan plan, String column) {
    return plan.fields().stream().filter(f -> f.target().equals(column)).findFirst();
  }
}

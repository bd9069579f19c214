package dev.turnstone.ui.map;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.edit.Carrying;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.plan.edit.LeavingBehind;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.edit.Scope;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.map.pair.Pair;
import dev.turnstone.ui.map.pair.Proposal;
import dev.turnstone.ui.map.pair.Structures;
import dev.turnstone.ui.migration.FieldPlace;
import dev.turnstone.ui.migration.Migration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the plan leaves open, each with the surest answer and why, to be accepted or declined. */
public final class ReviewViewModel {
  /** What is surer than this may be accepted all at once, as long as nobody chose otherwise. */
  private static final double SURE = 0.6;

  private final Migration migration;
  private final Messages messages;
  private final Decisions decisions;
  private final ObservableList<Proposal> proposals = FXCollections.observableArrayList();
  private final DoubleProperty least = new SimpleDoubleProperty(SURE);
  private final ReadOnlyStringWrapper acceptAll = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper anySure = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");

  ReviewViewModel(Migration migration, Decisions decisions) {
    this.migration = migration;
    this.messages = migration.messages();
    this.decisions = decisions;
    least.addListener((o, was, is) -> count());
    count();
  }

  /** The surest first; those without an answer are last. */
  public ObservableList<Proposal> proposals() {
    return proposals;
  }

  /** From which score on all are accepted at once, 0 to 1. */
  public DoubleProperty least() {
    return least;
  }

  /** What accepting all would do. */
  public ReadOnlyStringProperty acceptAllWords() {
    return acceptAll.getReadOnlyProperty();
  }

  /** True while there is an answer that is sure enough. */
  public ReadOnlyBooleanProperty anySure() {
    return anySure.getReadOnlyProperty();
  }

  /** How much is open. */
  public ReadOnlyStringProperty title() {
    return title.getReadOnlyProperty();
  }

  void show(List<Proposal> found) {
    proposals.setAll(found);
    count();
  }

  private void count() {
    anySure.set(!sure().isEmpty());
    acceptAll.set(messages.text("map.review.accept_all", sure().size(), least.get()));
    title.set(messages.text("map.view.questions", proposals.size()));
  }

  /** What is asked. */
  public String question(Proposal proposal) {
    return proposal.column().map(c -> plain(proposal) + "." + c).orElseGet(() -> plain(proposal));
  }

  private static String plain(Proposal proposal) {
    return proposal.source().substring(proposal.source().indexOf('.') + 1);
  }

  /** The answer; of a question without one what it means. */
  public String answer(Proposal proposal) {
    if (proposal.answered()) {
      return proposal.target().map(TableName::name).orElse("") + "." + proposal.into().orElse("");
    }
    return messages.text(
        proposal.column().isPresent() ? "map.review.no_column" : "map.review.no_table");
  }

  /** How sure it is. */
  public String score(Proposal proposal) {
    return proposal.answered() ? messages.text("map.score", proposal.score()) : "";
  }

  /** Why that is the answer. */
  public String reason(Proposal proposal) {
    return switch (proposal.reason()) {
      case "same name" -> messages.text("map.reason.same");
      case "same name but for case" -> messages.text("map.reason.letter_case");
      case "same words" -> messages.text("map.reason.words");
      case "singular and plural" -> messages.text("map.reason.plural");
      case "same name but for a prefix" -> messages.text("map.reason.prefix");
      case "similar name and type" -> messages.text("map.reason.similar");
      case "one name is part of the other" -> messages.text("map.reason.part");
      case "one name is part of the other, of another type" ->
          messages.text("map.reason.part_only");
      case "one name is short for the other" -> messages.text("map.reason.brief");
      case "the last two, of one kind of type" -> messages.text("map.reason.last");
      default -> proposal.reason();
    };
  }

  /** Accepts answers, as one step; of several answers for one column the surest counts. */
  public void accept(Collection<Proposal> chosen) {
    Set<String> targets = new HashSet<>();
    Set<String> sources = new HashSet<>();
    List<Decision> copies =
        chosen.stream()
            .filter(Proposal::answered)
            .filter(
                p ->
                    targets.add(place(p))
                        && sources.add(p.source() + "." + p.column().orElseThrow()))
            .map(p -> (Decision) new Decision.CopyFrom(place(p), p.column().orElseThrow()))
            .toList();
    if (!copies.isEmpty()) {
      Scope everywhere = new Scope(List.of(), List.of(), List.of());
      decisions.decide(new PlanEdit(everywhere, copies)::apply);
    }
  }

  /** Accepts the surest answer for a target column, if there is one. */
  public void accept(FieldPlace place) {
    proposals.stream()
        .filter(p -> p.target().filter(place.table()::equals).isPresent())
        .filter(p -> p.into().filter(place.column()::equals).isPresent())
        .findFirst()
        .ifPresent(p -> accept(List.of(p)));
  }

  private static String place(Proposal proposal) {
    return proposal.target().orElseThrow() + "." + proposal.into().orElseThrow();
  }

  /** Accepts everything that is sure enough, as one step. */
  public void acceptAll() {
    accept(sure());
  }

  private List<Proposal> sure() {
    return proposals.stream().filter(p -> p.answered() && p.score() >= least.get()).toList();
  }

  /** What these ask about stays behind, as one step. */
  public void leaveBehind(Collection<Proposal> chosen) {
    Set<String> asked =
        chosen.stream()
            .map(p -> p.source() + "\0" + p.column().orElse(""))
            .collect(Collectors.toSet());
    List<OpenQuestion> questions =
        migration.plan().stream()
            .flatMap(p -> p.open().stream())
            .filter(q -> asked.contains(q.table() + "\0" + q.column().orElse("")))
            .toList();
    if (!questions.isEmpty()) {
      decisions.decide(new LeavingBehind(questions)::apply);
    }
  }

  /** The tables of the target that nothing fills yet, by name; a source table may go into one. */
  public List<TableName> freeTables() {
    Set<TableName> filled =
        migration.plan().stream()
            .flatMap(p -> p.tables().stream())
            .map(TablePlan::target)
            .collect(Collectors.toSet());
    return migration.surroundings().target().stream()
        .flatMap(c -> c.tables().stream())
        .filter(t -> t.kind().holdsRows() && !filled.contains(t.name()))
        .map(Table::name)
        .toList();
  }

  /**
   * Carries a source table that nobody carries.
   *
   * @param into empty: into a table that is created
   */
  public void carry(Pair open, Optional<TableName> into) {
    if (new Structures(migration.surroundings()).known()) {
      decisions.decide(new Carrying(open.source(), into)::apply);
    } else {
      decisions.notice().set(messages.text("map.refused.unknown"));
    }
  }
}

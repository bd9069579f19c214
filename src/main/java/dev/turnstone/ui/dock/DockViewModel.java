package dev.turnstone.ui.dock;

import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.MessageLog;
import dev.turnstone.ui.migration.Migration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is wrong with the plan, what it does in SQL, and what was said of late. */
public final class DockViewModel {
  private final Migration migration;
  private final Messages messages;
  private final DateTimeFormatter time;
  private final ObjectProperty<Optional<Tab>> shown = new SimpleObjectProperty<>(Optional.empty());
  private final ObservableList<Line> problems = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper unsettled = new ReadOnlyIntegerWrapper(0);
  private final ReadOnlyStringWrapper sql = new ReadOnlyStringWrapper("");

  /** What the dock can show. */
  public enum Tab {
    PROBLEMS,
    SQL,
    LOG
  }

  /**
   * Something that is wrong or worth knowing.
   *
   * @param where table and column; empty: everywhere
   */
  public record Line(Severity severity, String where, String what, String fix) {}

  /**
   * The dock of a migration, closed.
   *
   * @param zone in which times are told
   */
  public DockViewModel(Migration migration, ZoneId zone) {
    this.migration = migration;
    this.messages = migration.messages();
    this.time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM)
            .withLocale(messages.locale())
            .withZone(zone);
    migration.problems().addListener((o, was, is) -> list());
    migration.document().plan().addListener((o, was, is) -> write());
    shown.addListener((o, was, is) -> write());
    list();
  }

  /** Empty: it is closed. */
  public ObjectProperty<Optional<Tab>> shown() {
    return shown;
  }

  /** Opens it at this tab, or closes it where it stands there. */
  public void toggle(Tab tab) {
    boolean there = shown.get().filter(tab::equals).isPresent();
    shown.set(there ? Optional.empty() : Optional.of(tab));
  }

  /** How many of them are more than worth knowing. */
  public ReadOnlyIntegerProperty unsettled() {
    return unsettled.getReadOnlyProperty();
  }

  /** Open questions of the plan first, then what its check found, most serious first. */
  public ObservableList<Line> problems() {
    return problems;
  }

  /** The statements that change the target's structure, while they are shown. */
  public ReadOnlyStringProperty sql() {
    return sql.getReadOnlyProperty();
  }

  /** What was said, oldest first. */
  public ObservableList<MessageLog.Line> log() {
    return migration.log().lines();
  }

  public String at(MessageLog.Line line) {
    return time.format(line.at());
  }

  private void list() {
    List<Line> lines = new ArrayList<>();
    migration.plan().ifPresent(plan -> plan.open().forEach(q -> lines.add(line(q))));
    migration.problems().get().ifPresent(all -> all.forEach(p -> lines.add(line(p))));
    problems.setAll(lines);
    unsettled.set((int) lines.stream().filter(l -> l.severity() != Severity.NOTE).count());
  }

  private Line line(OpenQuestion question) {
    String column = question.column().map(c -> "." + c).orElse("");
    return new Line(
        Severity.BLOCKER,
        question.table() + column,
        messages.text("dock.open", question.reason()),
        messages.text("dock.open.fix"));
  }

  /** The place stands in a column of its own, and not before the words once more. */
  private static Line line(Problem problem) {
    String where = problem.where().toString();
    boolean everywhere = problem.where().equals(Location.EVERYWHERE);
    String words = problem.message();
    String what = everywhere ? words : words.substring(where.length() + 2);
    return new Line(problem.severity(), where, what, problem.fix());
  }

  /** Only while somebody looks: a thousand tables make a long text. */
  private void write() {
    if (shown.get().filter(Tab.SQL::equals).isEmpty()) {
      return;
    }
    sql.set(
        migration
            .plan()
            .map(PlanSql::of)
            .filter(text -> !text.isEmpty())
            .orElse(messages.text("dock.sql.none")));
  }
}

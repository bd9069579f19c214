package dev.turnstone.ui.rehearse;

import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.rehearse.Cause;
import dev.turnstone.rehearse.Check;
import dev.turnstone.rehearse.Report;
import dev.turnstone.rehearse.ValueLoss;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import dev.turnstone.ui.kit.TextColumn;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * All that was found, one part at a time: causes, values, checks, the undo, what is worth knowing.
 */
final class FindingsPanel extends VBox {
  static final String CAUSES = "rehearse-causes";
  static final String VALUES = "rehearse-values";
  static final String CHECKS = "rehearse-checks";
  static final String PROBLEMS = "rehearse-problems";

  /** What of it is shown. */
  enum Part {
    /** Only where there is no room for them beside. */
    TABLES("rehearse.by_table"),
    CAUSES("rehearse.causes"),
    VALUES("rehearse.values"),
    CHECKS("rehearse.checks"),
    UNDO("rehearse.undo"),
    PROBLEMS("rehearse.problems");

    private final String key;

    Part(String key) {
      this.key = key;
    }
  }

  private final RehearseViewModel model;
  private final Messages messages;
  private final ObjectProperty<Part> part = new SimpleObjectProperty<>(Part.CAUSES);
  private final Map<Part, ToggleButton> buttons = new EnumMap<>(Part.class);
  private final ObservableList<Cause> causes = FXCollections.observableArrayList();
  private final ObservableList<ValueLoss> losses = FXCollections.observableArrayList();
  private final ObservableList<Check> checks = FXCollections.observableArrayList();
  private final ObservableList<Problem> problems = FXCollections.observableArrayList();
  private final StackPane parts = new StackPane();
  private final Label foot = new Label();
  private final CardList<Cause> causeList;

  FindingsPanel(RehearseViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("panel", "filled");
    Cards cards = new Cards(model, messages);
    causeList = list(CAUSES, Part.CAUSES, causes, cards::of);
    VBox.setVgrow(parts, Priority.ALWAYS);
    parts.setMinHeight(0);
    put(Part.CAUSES, causeList);
    put(Part.VALUES, values());
    put(Part.CHECKS, list(CHECKS, Part.CHECKS, checks, cards::of));
    put(Part.UNDO, new UndoPane(model, messages));
    put(Part.PROBLEMS, list(PROBLEMS, Part.PROBLEMS, problems, cards::of));
    foot.getStyleClass().addAll("muted", "panel-foot");
    foot.setWrapText(true);
    foot.setMinHeight(USE_PREF_SIZE);
    getChildren().addAll(heading(), parts, foot);
    model.report().addListener((o, was, is) -> show());
    model.decisions().plan().addListener((o, was, is) -> causeList.renew());
    show();
  }

  static String idOf(Part part) {
    return "rehearse-part-" + part.name().toLowerCase(Locale.ROOT);
  }

  /** Shows what forbids a run. */
  void showBlockers() {
    boolean stops =
        model.report().get().stream()
            .flatMap(r -> r.causes().stream())
            .anyMatch(c -> c.problem().severity() == Severity.BLOCKER);
    part.set(stops ? Part.CAUSES : Part.PROBLEMS);
  }

  /** Shows the tables as a part of its own. */
  void take(TablesPanel tables) {
    tables.inside(true);
    put(Part.TABLES, tables);
    offer(true);
    part.set(Part.TABLES);
  }

  /** Shows them no longer. */
  void letGo(TablesPanel tables) {
    parts.getChildren().remove(tables);
    tables.visibleProperty().unbind();
    tables.setVisible(true);
    tables.inside(false);
    offer(false);
    part.set(Part.CAUSES);
  }

  private void offer(boolean tables) {
    ToggleButton button = Objects.requireNonNull(buttons.get(Part.TABLES));
    button.setVisible(tables);
    button.setManaged(tables);
  }

  private void put(Part when, Node node) {
    node.visibleProperty().bind(part.map(p -> p == when));
    parts.getChildren().add(node);
  }

  private <T> CardList<T> list(
      String id, Part of, ObservableList<T> items, Function<T, Region> card) {
    CardList<T> list =
        new CardList<>(id, messages.text(of.key), messages.text(of.key + ".for"), card);
    list.setItems(items);
    return list;
  }

  private HBox heading() {
    Segments<Part> choice = new Segments<>(part);
    for (Part each : Part.values()) {
      ToggleButton button = choice.offer(each, "", messages.text(each.key));
      button.setId(idOf(each));
      buttons.put(each, button);
    }
    HBox heading = new HBox(choice);
    heading.getStyleClass().add("rehearse-heading");
    return heading;
  }

  private Lines<ValueLoss> values() {
    Lines<ValueLoss> list =
        new Lines<>(VALUES, messages.text(Part.VALUES.key), messages.text("rehearse.values.for"));
    list.setItems(losses);
    list.getColumns()
        .add(
            new TextColumn<ValueLoss>(
                    messages.text("rehearse.column"), 170, l -> ReportWords.place(l.where()))
                .styled("strong"));
    list.getColumns()
        .add(
            new TextColumn<ValueLoss>(
                    messages.text("rehearse.types"), 116, l -> l.from() + " → " + l.to())
                .styled("muted"));
    list.getColumns().add(count("rehearse.values.changed", ValueLoss::changed));
    list.getColumns().add(count("rehearse.table.refused", ValueLoss::refused));
    list.getColumns()
        .add(
            new TextColumn<ValueLoss>(messages.text("rehearse.why"), 80, l -> l.verdict().reason())
                .styled("muted"));
    return list;
  }

  private TextColumn<ValueLoss> count(String key, ToLongFunction<ValueLoss> count) {
    return new TextColumn<ValueLoss>(
            messages.text(key), 74, l -> model.words().number(count.applyAsLong(l)))
        .styled("at-end");
  }

  private void show() {
    Report report = model.report().get().orElse(null);
    causes.setAll(report == null ? List.of() : report.causes());
    losses.setAll(
        report == null
            ? List.of()
            : report.losses().stream().sorted(Comparator.comparing(ValueLoss::none)).toList());
    checks.setAll(
        report == null
            ? List.of()
            : report.preflight().stream()
                .sorted(Comparator.comparing(c -> c.problem().isEmpty()))
                .toList());
    problems.setAll(report == null ? List.of() : report.problems());
    buttons.forEach((each, button) -> button.setText(title(each)));
    foot.setText(report == null ? "" : model.words().foot(report));
    causeList.scrollTo(0);
    causeList.nothing(
        messages.text(
            model.words().unread(report) ? "rehearse.causes.unread" : "rehearse.causes.for"));
    if (report != null && causes.isEmpty() && !report.blockers().isEmpty()) {
      part.set(Part.PROBLEMS);
    }
  }

  private String title(Part each) {
    long count =
        switch (each) {
          case CAUSES -> causes.size();
          case VALUES -> losses.stream().filter(l -> !l.none()).count();
          case CHECKS -> checks.stream().filter(c -> c.problem().isPresent()).count();
          case UNDO, TABLES -> 0;
          case PROBLEMS -> problems.size();
        };
    String name = messages.text(each.key);
    return count == 0 ? name : messages.text("rehearse.part", name, count);
  }
}

package dev.turnstone.ui.execute;

import dev.turnstone.problem.Problem;
import dev.turnstone.ui.execute.BeforeViewModel.DryRun;
import dev.turnstone.ui.execute.BeforeViewModel.Fact;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.PageHeader;
import dev.turnstone.ui.kit.Panel;
import dev.turnstone.ui.kit.TextColumn;
import java.util.List;
import java.util.Locale;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** What a run is going to do, said before anything is written. */
final class BeforePane extends VBox {
  static final String TABLES = "execute-intended";
  static final String BACK = "execute-back";

  private static final double GAP = 14;

  private final BeforeViewModel model;
  private final Messages messages;

  BeforePane(ExecuteViewModel execute, Messages messages, Runnable connect) {
    this.model = execute.before();
    this.messages = messages;
    getStyleClass().addAll("page", "execute");
    PageHeader header =
        new PageHeader(
            messages.text("execute.title.before"),
            new SimpleStringProperty(messages.text("execute.about.before")),
            back(execute.standing()));
    GridPane body = new GridPane();
    body.setHgap(GAP);
    for (double percent : new double[] {59, 41}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(percent);
      body.getColumnConstraints().add(column);
    }
    RowConstraints row = new RowConstraints();
    row.setPercentHeight(100);
    body.getRowConstraints().add(row);
    VBox right = new VBox(GAP, scroll(), new ConfirmPane(execute, messages, connect));
    body.addRow(0, tables(), right);
    VBox.setVgrow(body, Priority.ALWAYS);
    body.setMinHeight(0);
    getChildren().addAll(header, body);
  }

  private Button back(Standing standing) {
    Button back = new Button(messages.text("execute.back"));
    back.setId(BACK);
    back.getStyleClass().add("plain");
    back.setMinWidth(USE_PREF_SIZE);
    back.visibleProperty().bind(standing.left());
    back.managedProperty().bind(standing.left());
    back.setOnAction(e -> standing.back());
    return back;
  }

  private Panel tables() {
    Lines<IntendedTable> list =
        new Lines<>(TABLES, messages.text("execute.intended"), messages.text("execute.why.plan"));
    list.setItems(model.tables());
    IntentionWords words = new IntentionWords(messages);
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("execute.column.table"), 98, IntendedTable::name)
                .styled("strong"));
    list.getColumns()
        .add(
            new TextColumn<IntendedTable>(messages.text("execute.column.rows"), 68, words::rows)
                .styled("at-end"));
    list.getColumns().add(new TextColumn<>(messages.text("execute.column.mode"), 134, words::mode));
    list.getColumns()
        .add(
            new TextColumn<IntendedTable>(
                    messages.text("execute.column.foretold"), 144, words::foretold)
                .styled("muted"));
    return new Panel(heading("execute.intended"), list);
  }

  private ScrollPane scroll() {
    VBox facts = new VBox();
    follow(model.facts(), () -> facts.getChildren().setAll(facts(model.facts())));
    VBox guards = new VBox(6);
    guards.getStyleClass().add("guards");
    follow(model.safeguards(), () -> guards.getChildren().setAll(guards(model.safeguards())));
    Label notice = wrapped("");
    notice.getStyleClass().addAll("panel", "notice");
    notice.textProperty().bind(model.notice());
    notice.visibleProperty().bind(model.notice().isNotEmpty());
    notice.managedProperty().bind(notice.visibleProperty());
    VBox all =
        new VBox(
            GAP,
            notice,
            problems("execute.refused", model.refused()),
            problems("execute.blockers", model.blockers()),
            filled(new Panel(heading("execute.facts"), facts), model.facts()),
            filled(new Panel(heading("execute.guards"), guards), model.safeguards()));
    ScrollPane scroll = new ScrollPane(all);
    scroll.getStyleClass().add("page-scroll");
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    return scroll;
  }

  private Panel problems(String key, ObservableList<Problem> problems) {
    ProblemLines lines = new ProblemLines(messages);
    Panel panel = new Panel(heading(key), lines);
    follow(problems, () -> lines.show(problems));
    return filled(panel, problems);
  }

  /** Shown while there is something in it. */
  private static Panel filled(Panel panel, ObservableList<?> content) {
    panel.visibleProperty().bind(Bindings.isNotEmpty(content));
    panel.managedProperty().bind(panel.visibleProperty());
    return panel;
  }

  private static void follow(Observable list, Runnable show) {
    list.addListener(o -> show.run());
    show.run();
  }

  private static List<GridPane> facts(List<Fact> facts) {
    List<GridPane> lines = facts.stream().map(BeforePane::fact).toList();
    lines.stream().skip(Math.max(0, lines.size() - 1)).forEach(l -> l.getStyleClass().add("last"));
    return lines;
  }

  private static GridPane fact(Fact fact) {
    Label name = wrapped(fact.name());
    name.getStyleClass().add("muted");
    Label words = wrapped(fact.words());
    if (fact.meaning() != Meaning.PLAIN) {
      words
          .getStyleClass()
          .addAll("strong", "meant", fact.meaning().name().toLowerCase(Locale.ROOT));
    }
    GridPane line = new GridPane();
    line.getStyleClass().add("fact-line");
    for (double percent : new double[] {30, 70}) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(percent);
      line.getColumnConstraints().add(column);
    }
    line.addRow(0, name, words);
    return line;
  }

  private static List<Label> guards(List<String> sentences) {
    return sentences.stream().map(BeforePane::wrapped).toList();
  }

  private static Label wrapped(String words) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private Label heading(String key) {
    Label heading = new Label(messages.text(key));
    heading.getStyleClass().add("panel-heading");
    return heading;
  }

  /** Of a dry run that does not hold, why. */
  static String doubt(DryRun dryRun, Messages messages) {
    return messages.text(
        dryRun == DryRun.OUTDATED ? "execute.accept.outdated" : "execute.accept.missing");
  }
}

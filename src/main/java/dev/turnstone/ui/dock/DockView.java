package dev.turnstone.ui.dock;

import dev.turnstone.problem.Severity;
import dev.turnstone.ui.dock.DockViewModel.Tab;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TextColumn;
import dev.turnstone.ui.migration.MessageLog;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Below the page, while it is open: problems, SQL, or log. */
public final class DockView extends VBox {
  public static final String PROBLEMS = "dock-problems";
  public static final String SQL = "dock-sql";
  public static final String LOG = "dock-log";
  public static final String CLOSE = "dock-close";

  private final DockViewModel model;
  private final Messages messages;

  public DockView(DockViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("dock");
    visibleProperty().bind(model.shown().map(Optional::isPresent));
    managedProperty().bind(visibleProperty());
    model.shown().addListener((o, was, is) -> show(is));
    show(model.shown().get());
  }

  /** The buttons that open it, for the foot of the window. */
  public static HBox buttons(DockViewModel model, Messages messages) {
    HBox buttons = new HBox(4);
    buttons.getStyleClass().add("dock-buttons");
    for (Tab tab : Tab.values()) {
      ToggleButton button = new ToggleButton();
      button.setId(idOf(tab));
      button.getStyleClass().setAll("dock-button");
      button.textProperty().bind(title(tab, model, messages));
      button.setMinWidth(USE_PREF_SIZE);
      button.setOnAction(e -> model.toggle(tab));
      model.shown().addListener((o, was, is) -> button.setSelected(is.equals(Optional.of(tab))));
      buttons.getChildren().add(button);
    }
    return buttons;
  }

  static String idOf(Tab tab) {
    return "dock-button-" + tab.name().toLowerCase(Locale.ROOT);
  }

  private static ObservableValue<String> title(Tab tab, DockViewModel model, Messages messages) {
    return switch (tab) {
      case PROBLEMS ->
          Bindings.createStringBinding(
              () -> messages.text("dock.problems.count", model.unsettled().get()),
              model.unsettled());
      case SQL -> new SimpleStringProperty(messages.text("dock.sql"));
      case LOG -> new SimpleStringProperty(messages.text("dock.log"));
    };
  }

  private void show(Optional<Tab> tab) {
    getChildren().clear();
    tab.ifPresent(t -> getChildren().setAll(heading(t), content(t)));
  }

  private Node content(Tab tab) {
    return switch (tab) {
      case PROBLEMS -> problems();
      case SQL -> sql();
      case LOG -> log();
    };
  }

  private HBox heading(Tab tab) {
    Label title = new Label();
    title.getStyleClass().add("strong");
    title.textProperty().bind(title(tab, model, messages));
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    Button close = new Button("", new FontIcon(Feather.X));
    close.setId(CLOSE);
    close.getStyleClass().add("plain");
    close.setAccessibleText(messages.text("dock.close"));
    close.setOnAction(e -> model.toggle(tab));
    HBox heading = new HBox(8, title, between, close);
    heading.getStyleClass().add("dock-heading");
    return heading;
  }

  private Lines<DockViewModel.Line> problems() {
    Lines<DockViewModel.Line> list = lines(PROBLEMS, "dock.problems", "dock.problems.none");
    list.getColumns().add(new TextColumn<>("", 90, l -> messages.text(key(l.severity()))));
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("dock.where"), 190, DockViewModel.Line::where)
                .styled("strong"));
    list.getColumns()
        .add(new TextColumn<>(messages.text("dock.what"), 430, DockViewModel.Line::what));
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("dock.fix"), 330, DockViewModel.Line::fix)
                .styled("muted"));
    list.setItems(model.problems());
    return list;
  }

  private static String key(Severity severity) {
    return switch (severity) {
      case BLOCKER -> "dock.blocker";
      case WARNING -> "dock.warning";
      case NOTE -> "dock.note";
    };
  }

  private TextArea sql() {
    TextArea text = new TextArea();
    text.setId(SQL);
    text.setEditable(false);
    text.getStyleClass().add("code");
    text.setAccessibleText(messages.text("dock.sql"));
    text.textProperty().bind(model.sql());
    VBox.setVgrow(text, Priority.ALWAYS);
    return text;
  }

  private Lines<MessageLog.Line> log() {
    Lines<MessageLog.Line> list = lines(LOG, "dock.log", "dock.log.none");
    list.getColumns().add(new TextColumn<>(messages.text("dock.at"), 110, model::at));
    list.getColumns()
        .add(new TextColumn<>(messages.text("dock.what"), 900, MessageLog.Line::words));
    list.setItems(model.log());
    model
        .log()
        .addListener(
            (ListChangeListener<MessageLog.Line>) c -> list.scrollTo(model.log().size() - 1));
    return list;
  }

  private <T> Lines<T> lines(String id, String title, String nothing) {
    return new Lines<>(id, messages.text(title), messages.text(nothing));
  }
}

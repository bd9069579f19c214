package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.ConnectionCheck;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.connect.SideViewModel.State;
import dev.turnstone.ui.kit.Clip;
import dev.turnstone.ui.kit.Messages;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a test found, a line each: how it stands, what it is about, what was found, how to mend. */
final class CheckList extends VBox {
  static final String COPY = "copy-statement";

  private static final PseudoClass OUTDATED = PseudoClass.getPseudoClass("outdated");
  private static final double NAMES = 0.22;
  private static final double NARROWEST_NAMES = 104;
  private static final double GAP = 10;

  private final SideViewModel model;
  private final Messages messages;

  CheckList(SideViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("check-list");
    model.checks().addListener((ListChangeListener<ConnectionCheck>) change -> show());
    model.state().addListener((o, was, is) -> outdate(is));
    show();
    outdate(model.state().get());
  }

  private void outdate(State state) {
    pseudoClassStateChanged(OUTDATED, state == State.UNTESTED || state == State.TESTING);
  }

  private void show() {
    getChildren().setAll(model.checks().stream().map(this::line).toList());
    if (!getChildren().isEmpty()) {
      getChildren().get(getChildren().size() - 1).getStyleClass().add("last");
    }
  }

  private Node line(ConnectionCheck check) {
    Label name = new Label(messages.text(key(check)));
    name.getStyleClass().add("check-name");
    name.setMinWidth(USE_PREF_SIZE);
    name.prefWidthProperty().bind(Bindings.max(NARROWEST_NAMES, widthProperty().multiply(NAMES)));
    VBox found = new VBox(2, wrapped(check.words(), "check-words"));
    if (check.statement().isEmpty()) {
      check.fix().ifPresent(fix -> found.getChildren().add(wrapped(fix, "check-fix")));
    }
    found.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(found, Priority.ALWAYS);
    HBox line = new HBox(sign(check), name, found);
    check.statement().ifPresent(sql -> line.getChildren().add(copy(sql, check)));
    line.getStyleClass().addAll("check", status(check));
    line.setAccessibleRole(AccessibleRole.TEXT);
    line.setAccessibleText(spoken(check));
    return line;
  }

  private static Label wrapped(String words, String style) {
    Label label = new Label(words);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static Label sign(ConnectionCheck check) {
    Feather sign =
        check
            .severity()
            .map(
                severity ->
                    switch (severity) {
                      case NOTE -> Feather.INFO;
                      case WARNING -> Feather.ALERT_TRIANGLE;
                      case BLOCKER -> Feather.X;
                    })
            .orElse(Feather.CHECK);
    Label label = new Label("", new FontIcon(sign));
    label.getStyleClass().add("check-sign");
    return label;
  }

  private Button copy(String statement, ConnectionCheck check) {
    Button copy = new Button(messages.text("connect.copy"));
    copy.setId(COPY);
    copy.getStyleClass().add("plain");
    copy.setMinWidth(USE_PREF_SIZE);
    HBox.setMargin(copy, new Insets(0, 0, 0, GAP));
    copy.setAccessibleText(messages.text("connect.copy") + ". " + check.words());
    copy.setOnAction(
        e -> {
          Clip.copy(statement);
          copy.setText(messages.text("connect.copied"));
        });
    return copy;
  }

  private String spoken(ConnectionCheck check) {
    String how = messages.text("connect.status." + status(check));
    String fix = check.fix().map(f -> ". " + f).orElse("");
    return messages.text(key(check)) + ", " + how + ". " + check.words() + fix;
  }

  private static String key(ConnectionCheck check) {
    return "connect.check." + check.subject().name().toLowerCase(Locale.ROOT);
  }

  private static String status(ConnectionCheck check) {
    Optional<String> severity = check.severity().map(Severity::name);
    return severity.orElse("PASSED").toLowerCase(Locale.ROOT);
  }
}

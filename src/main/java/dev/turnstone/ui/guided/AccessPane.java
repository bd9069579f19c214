package dev.turnstone.ui.guided;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.ui.connect.ConnectViewModel;
import dev.turnstone.ui.connect.SideViewModel;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import dev.turnstone.ui.wizard.Environment;
import java.io.File;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** What only the person knows: what the target is used for, and the passwords. */
final class AccessPane extends VBox {
  static final String SOURCE_FILE = "guided-file-source";
  static final String TARGET_FILE = "guided-file-target";
  static final String SOURCE_PASSWORD = "guided-password-source";
  static final String TARGET_PASSWORD = "guided-password-target";

  private final Messages messages;

  AccessPane(GuidedViewModel model, Messages messages) {
    this.messages = messages;
    getStyleClass().addAll("panel", "guided-box");
    setMinHeight(USE_PREF_SIZE);
    ConnectViewModel form = model.models().connecting().form();
    getChildren()
        .addAll(
            environment(model),
            file(form.source(), SOURCE_FILE, "guided.file.source"),
            file(form.target(), TARGET_FILE, "guided.file.target"),
            password(form.source(), SOURCE_PASSWORD, "guided.password.source"),
            password(form.target(), TARGET_PASSWORD, "guided.password.target"));
  }

  private VBox environment(GuidedViewModel model) {
    Segments<Optional<Environment>> choice = new Segments<>(model.environment());
    for (Environment each : Environment.values()) {
      String words = messages.text(each.key());
      String accessible = messages.text("guided.environment.accessible", words);
      ToggleButton button = choice.offer(Optional.of(each), words, accessible);
      button.setId(idOf(each));
      if (each == Environment.PRODUCTION) {
        button.getStyleClass().add("alarm");
      }
    }
    return new VBox(8, LineCard.wrapped(messages.text("guided.environment"), "guided-ask"), choice);
  }

  static String idOf(Environment environment) {
    return environment.key().replace('.', '-');
  }

  private VBox password(SideViewModel side, String id, String key) {
    Label ask = LineCard.wrapped("", "guided-ask");
    ask.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    messages.text(key, side.user().get(), side.database().get(), side.host().get()),
                side.user(),
                side.database(),
                side.host()));
    PasswordField field = new PasswordField();
    field.setId(id);
    field.setMaxWidth(340);
    field.accessibleTextProperty().bind(ask.textProperty());
    field.textProperty().bindBidirectional(side.password());
    return shown(new VBox(6, ask, field), side, false);
  }

  /** Where the file lies on this machine, which whoever made the kit could not know. */
  private VBox file(SideViewModel side, String id, String key) {
    Label path = LineCard.wrapped("", "guided-more");
    path.textProperty().bind(side.database());
    path.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(path, Priority.ALWAYS);
    Button other = GoingPane.button(id, messages.text("guided.file.other"), () -> choose(side));
    other.setAccessibleText(messages.text("guided.file.other") + ". " + messages.text(key));
    HBox row = new HBox(12, path, other);
    row.setAlignment(Pos.CENTER_LEFT);
    Label ask = LineCard.wrapped(messages.text(key), "guided-ask");
    return shown(new VBox(2, ask, row), side, true);
  }

  private void choose(SideViewModel side) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.text("guided.file.other"));
    File chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      side.showFile(chosen.getPath());
    }
  }

  private static VBox shown(VBox box, SideViewModel side, boolean file) {
    box.visibleProperty().bind(side.vendor().map(v -> (v == Vendor.SQLITE) == file));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }
}

package dev.turnstone.ui.guided;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.ui.connect.SideViewModel;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import dev.turnstone.ui.wizard.Environment;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/** What only the person knows: what the target is used for, and the passwords. */
final class AccessPane extends VBox {
  static final String SOURCE_PASSWORD = "guided-password-source";
  static final String TARGET_PASSWORD = "guided-password-target";

  private final Messages messages;

  AccessPane(GuidedViewModel model, Messages messages) {
    this.messages = messages;
    getStyleClass().addAll("panel", "guided-box");
    setMinHeight(USE_PREF_SIZE);
    var form = model.models().connecting().form();
    getChildren()
        .addAll(
            environment(model),
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
    return new VBox(
        8, LineCard.wrapped(messages.text("guided.environment"), "guided-ask"), choice);
  }

  static String idOf(Environment environment) {
    return environment.key().replace('.', '-');
  }

  private VBox password(SideViewModel side, String id, String key) {
    Label ask = LineCard.wrapped("", "guided-ask");
    ask.textProperty()
        .bind(
            side.user()
                .flatMap(
                    user -> side.database().map(base -> messages.text(key, user, base))));
    PasswordField field = new PasswordField();
    field.setId(id);
    field.setMaxWidth(340);
    field.accessibleTextProperty().bind(ask.textProperty());
    field.textProperty().bindBidirectional(side.password());
    VBox box = new VBox(6, ask, field);
    box.visibleProperty().bind(side.vendor().map(v -> v != Vendor.SQLITE));
    box.managedProperty().bind(box.visibleProperty());
    return box;
  }
}

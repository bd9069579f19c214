package dev.turnstone.ui.connect;

import dev.turnstone.ui.connect.MasterViewModel.Purpose;
import dev.turnstone.ui.kit.Messages;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks for the master password of the vault, or for a new one. */
final class MasterPane extends VBox {
  static final String WAS = "vault-was";
  static final String MASTER = "vault-master";
  static final String AGAIN = "vault-again";
  static final String GIVE = "vault-give";
  static final String CANCEL = "vault-cancel";
  static final String PROBLEM = "vault-problem";

  private final MasterViewModel model;
  private final PasswordField was = field(WAS);
  private final PasswordField master = field(MASTER);
  private final PasswordField again = field(AGAIN);
  private final PasswordField first;
  private final ChangeListener<String> refused = (o, before, is) -> tryAgain(is);

  MasterPane(MasterViewModel model, Messages messages, Purpose purpose) {
    this.model = model;
    this.first = purpose == Purpose.CHANGE ? was : master;
    getStyleClass().addAll("dialog", "narrow");
    setMaxHeight(Region.USE_PREF_SIZE);
    getChildren()
        .addAll(Form.title(title(purpose, messages)), Form.words(about(purpose, messages)));
    if (purpose == Purpose.CHANGE) {
      getChildren().add(Form.field(messages.text("vault.was"), was));
    }
    String asked = purpose == Purpose.CHANGE ? "vault.new" : "vault.master";
    getChildren().add(Form.field(messages.text(asked), master));
    if (purpose != Purpose.UNLOCK) {
      getChildren().add(Form.field(messages.text("vault.again"), again));
    }
    Button give = Form.primary(GIVE, action(purpose, messages), this::give);
    give.disableProperty().bind(model.working().or(master.textProperty().isEmpty()));
    Button cancel = Form.closing(CANCEL, messages.text("connect.cancel"), model::cancel);
    getChildren()
        .addAll(
            Form.passing(PROBLEM, model.problem(), "problem-words"), Form.buttons(cancel, give));
    model.problem().addListener(new WeakChangeListener<>(refused));
  }

  @Override
  public void requestFocus() {
    first.requestFocus();
  }

  private static PasswordField field(String id) {
    PasswordField field = new PasswordField();
    field.setId(id);
    return field;
  }

  /** Whoever mistyped types anew. */
  private void tryAgain(String problem) {
    if (!problem.isEmpty()) {
      first.requestFocus();
      first.selectAll();
    }
  }

  private void give() {
    model.give(
        was.getText().toCharArray(), master.getText().toCharArray(), again.getText().toCharArray());
  }

  private static String title(Purpose purpose, Messages messages) {
    return switch (purpose) {
      case CREATE -> messages.text("vault.create.title");
      case UNLOCK -> messages.text("vault.unlock.title");
      case CHANGE -> messages.text("vault.change.title");
    };
  }

  private static String about(Purpose purpose, Messages messages) {
    return switch (purpose) {
      case CREATE -> messages.text("vault.create.words");
      case UNLOCK -> messages.text("vault.unlock.words");
      case CHANGE -> messages.text("vault.change.words");
    };
  }

  private static String action(Purpose purpose, Messages messages) {
    return switch (purpose) {
      case CREATE -> messages.text("vault.create");
      case UNLOCK -> messages.text("vault.unlock");
      case CHANGE -> messages.text("vault.change");
    };
  }
}

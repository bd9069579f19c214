package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.Side;
import dev.turnstone.app.vault.Place;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Saves a connection: its name, and where its password goes. */
final class SavePane extends VBox {
  static final String NAME = "save-name";
  static final String PLACES = "save-places";
  static final String SAVE = "save-save";
  static final String CANCEL = "save-cancel";
  static final String PROBLEM = "save-problem";

  private final SaveViewModel model;
  private final Messages messages;
  private final TextField name = new TextField();
  private final VBox password = new VBox(6);
  private final ChangeListener<List<Place>> other =
      (o, was, is) -> password.getChildren().set(1, places());

  SavePane(SaveViewModel model, Messages messages, Runnable close) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("dialog");
    setMaxHeight(Region.USE_PREF_SIZE);
    boolean source = model.side() == Side.SOURCE;
    String title = messages.text(source ? "connect.save.source" : "connect.save.target");
    name.setId(NAME);
    name.textProperty().bindBidirectional(model.name());
    getChildren().addAll(Form.title(title), Form.field(messages.text("connect.save.name"), name));
    Label replaces = Form.words(messages.text("connect.save.replaces"));
    replaces.getStyleClass().add("warning-words");
    replaces.visibleProperty().bind(model.replaces());
    replaces.managedProperty().bind(replaces.visibleProperty());
    getChildren().add(replaces);
    if (model.secretive()) {
      getChildren().add(password());
    }
    Button save = Form.primary(SAVE, messages.text("connect.save.save"), () -> model.save(close));
    save.disableProperty().bind(model.name().map(String::isBlank));
    Button cancel = Form.closing(CANCEL, messages.text("connect.cancel"), close);
    getChildren()
        .addAll(
            Form.passing(PROBLEM, model.problem(), "problem-words"), Form.buttons(cancel, save));
  }

  @Override
  public void requestFocus() {
    name.requestFocus();
    name.selectAll();
  }

  private VBox password() {
    Label label = new Label(messages.text("connect.save.password"));
    label.getStyleClass().add("muted");
    Label about = Form.words("");
    about.getStyleClass().add("muted");
    about.textProperty().bind(model.place().map(this::about));
    password.getChildren().setAll(label, places(), about);
    model.places().addListener(new WeakChangeListener<>(other));
    return password;
  }

  private Segments<Optional<Place>> places() {
    Segments<Optional<Place>> places = new Segments<>(model.place());
    places.setId(PLACES);
    for (Place place : model.places().get()) {
      offer(places, Optional.of(place));
    }
    offer(places, Optional.empty());
    return places;
  }

  private void offer(Segments<Optional<Place>> places, Optional<Place> place) {
    String words = words(place);
    places.offer(place, words, messages.text("connect.save.password") + ", " + words);
  }

  private String words(Optional<Place> place) {
    return place
        .map(
            p ->
                switch (p) {
                  case KEYRING -> messages.text("connect.save.keyring");
                  case FILE -> messages.text("connect.save.file");
                })
        .orElseGet(() -> messages.text("connect.save.nowhere"));
  }

  private String about(Optional<Place> place) {
    boolean bare = model.places().get().equals(List.of(Place.FILE));
    return place
        .map(
            p ->
                switch (p) {
                  case KEYRING -> messages.text("connect.save.keyring.about");
                  case FILE ->
                      messages.text(bare ? "connect.save.only_file" : "connect.save.file.about");
                })
        .orElseGet(() -> messages.text("connect.save.nowhere.about"));
  }
}

package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.SavedConnection;
import dev.turnstone.app.connection.Side;
import dev.turnstone.app.vault.Place;
import dev.turnstone.app.vault.Vault.State;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Panel;
import dev.turnstone.ui.kit.TextColumn;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The connections that were saved: fills a card, gives another name, forgets. */
final class SavedPane extends VBox {
  static final String LIST = "saved-list";
  static final String AS_SOURCE = "saved-as-source";
  static final String AS_TARGET = "saved-as-target";
  static final String RENAME = "saved-rename";
  static final String NAME = "saved-name";
  static final String FORGET = "saved-forget";
  static final String KEEP = "saved-keep";
  static final String SURE = "saved-forget-it";
  static final String LOCK = "saved-lock";
  static final String UNLOCK = "saved-unlock";
  static final String CHANGE = "saved-change";
  static final String DONE = "saved-done";
  static final String NOTE = "saved-note";
  static final String PROBLEM = "saved-problem";

  private final SavedViewModel model;
  private final Messages messages;
  private final Lines<SavedConnection> list;
  private final ObjectProperty<Asked> asked = new SimpleObjectProperty<>(Asked.NOTHING);

  /** What is asked of the chosen one below the list. */
  private enum Asked {
    NOTHING,
    NAME,
    WHETHER_TO_FORGET
  }

  SavedPane(SavedViewModel model, Messages messages, Runnable close) {
    this.model = model;
    this.messages = messages;
    getStyleClass().addAll("dialog", "wide");
    setMaxHeight(Region.USE_PREF_SIZE);
    list = list();
    Button done =
        Form.closing(
            DONE,
            messages.text("connect.done"),
            () -> {
              asked.set(Asked.NOTHING);
              close.run();
            });
    done.getStyleClass().setAll("button", "primary");
    getChildren()
        .addAll(
            Form.title(messages.text("connect.saved")),
            new Panel(list),
            actions(),
            rename(),
            forget(),
            Form.passing(NOTE, model.note(), "muted"),
            Form.passing(PROBLEM, model.problem(), "problem-words"),
            vault(),
            Form.buttons(done));
  }

  @Override
  public void requestFocus() {
    list.requestFocus();
  }

  private Lines<SavedConnection> list() {
    Lines<SavedConnection> lines =
        new Lines<>(LIST, messages.text("connect.saved"), messages.text("connect.saved.nothing"));
    lines.setPrefHeight(220);
    lines.getColumns().add(column("connect.saved.name", 170, SavedConnection::name));
    lines.getColumns().add(column("connect.saved.connection", 330, SavedConnection::text));
    lines.getColumns().add(column("connect.password", 150, this::password));
    lines.setItems(model.lines());
    lines.getSelectionModel().selectFirst();
    model.lines().addListener((ListChangeListener<SavedConnection>) change -> selectOne(lines));
    lines.setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.F2) {
            ask(Asked.NAME);
          } else if (e.getCode() == KeyCode.DELETE) {
            ask(Asked.WHETHER_TO_FORGET);
          }
        });
    return lines;
  }

  private static void selectOne(Lines<SavedConnection> lines) {
    if (lines.getSelectionModel().isEmpty()) {
      lines.getSelectionModel().selectFirst();
    }
  }

  private TextColumn<SavedConnection> column(
      String key, double width, Function<SavedConnection, String> words) {
    return new TextColumn<>(messages.text(key), width, words);
  }

  private String password(SavedConnection saved) {
    return saved
        .secret()
        .map(place -> PasswordRow.words(place, messages))
        .orElseGet(() -> messages.text("connect.saved.typed"));
  }

  private Optional<SavedConnection> chosen() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private HBox actions() {
    Button source = Form.button(AS_SOURCE, messages.text("connect.saved.source"), use(Side.SOURCE));
    Button target = Form.button(AS_TARGET, messages.text("connect.saved.target"), use(Side.TARGET));
    Button rename =
        Form.button(RENAME, messages.text("connect.saved.rename"), () -> ask(Asked.NAME));
    Button forget =
        Form.button(
            FORGET, messages.text("connect.saved.forget"), () -> ask(Asked.WHETHER_TO_FORGET));
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    for (Button button : List.of(source, target, rename, forget)) {
      button.disableProperty().bind(list.getSelectionModel().selectedItemProperty().isNull());
    }
    return new HBox(8, source, target, between, rename, forget);
  }

  private Runnable use(Side side) {
    return () -> chosen().ifPresent(saved -> model.use(saved, side));
  }

  private void ask(Asked what) {
    asked.set(chosen().isPresent() ? what : Asked.NOTHING);
  }

  private void answered() {
    asked.set(Asked.NOTHING);
    list.requestFocus();
  }

  /** Shown while the chosen one gets another name. */
  private HBox rename() {
    TextField name = new TextField();
    name.setId(NAME);
    name.setAccessibleText(messages.text("connect.saved.new_name"));
    HBox.setHgrow(name, Priority.ALWAYS);
    Runnable give =
        () -> {
          chosen().ifPresent(saved -> model.rename(saved, name.getText()));
          answered();
        };
    name.setOnAction(e -> give.run());
    Button ok = Form.button("saved-give-name", messages.text("connect.saved.give_name"), give);
    asked.addListener(
        (o, was, is) -> {
          if (is == Asked.NAME) {
            name.setText(chosen().map(SavedConnection::name).orElse(""));
            name.requestFocus();
            name.selectAll();
          }
        });
    return row(Asked.NAME, name, ok);
  }

  /** Shown before the chosen one is forgotten, which nobody can take back. */
  private HBox forget() {
    Label sure = Form.words("");
    sure.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sure, Priority.ALWAYS);
    Button keep = Form.button(KEEP, messages.text("connect.saved.keep"), this::answered);
    Button forget =
        Form.button(
            SURE,
            messages.text("connect.saved.forget"),
            () -> {
              chosen().ifPresent(model::forget);
              answered();
            });
    forget.getStyleClass().setAll("button", "danger");
    asked.addListener(
        (o, was, is) -> {
          if (is == Asked.WHETHER_TO_FORGET) {
            String name = chosen().map(SavedConnection::name).orElse("");
            sure.setText(messages.text("connect.saved.sure", name));
            keep.requestFocus();
          }
        });
    return row(Asked.WHETHER_TO_FORGET, sure, keep, forget);
  }

  private HBox row(Asked when, Node... parts) {
    HBox row = new HBox(8, parts);
    row.setAlignment(Pos.CENTER_LEFT);
    row.visibleProperty().bind(asked.isEqualTo(when));
    row.managedProperty().bind(row.visibleProperty());
    return row;
  }

  private HBox vault() {
    MasterViewModel master = model.master();
    Label where = Form.words("");
    where.getStyleClass().add("muted");
    where
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> where(model.places().get(), master.state().get()),
                model.places(),
                master.state()));
    HBox.setHgrow(where, Priority.ALWAYS);
    where.setMaxWidth(Double.MAX_VALUE);
    Button unlock = Form.button(UNLOCK, messages.text("vault.unlock"), () -> master.open(() -> {}));
    Button lock = Form.button(LOCK, messages.text("vault.lock"), master::lock);
    Button change = Form.button(CHANGE, messages.text("vault.change.ask"), master::change);
    only(unlock, State.LOCKED);
    only(lock, State.OPEN);
    only(change, State.OPEN);
    HBox row = new HBox(8, where, change, lock, unlock);
    row.getStyleClass().add("vault-row");
    return row;
  }

  private void only(Node button, State state) {
    button.visibleProperty().bind(model.master().state().isEqualTo(state));
    button.managedProperty().bind(button.visibleProperty());
  }

  private String where(List<Place> places, State state) {
    String keyring =
        messages.text(places.contains(Place.KEYRING) ? "vault.keyring" : "vault.no_keyring");
    String file =
        switch (state) {
          case NONE -> messages.text("vault.file.none");
          case LOCKED -> messages.text("vault.file.locked");
          case OPEN -> messages.text("vault.file.open");
        };
    return keyring + " " + file;
  }
}

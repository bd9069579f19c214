package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.Side;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.ui.connect.SideViewModel.State;
import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Segments;
import java.io.File;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One end of the migration: which database it is, and what its test found. */
final class ConnectionCard extends VBox {
  private final SideViewModel model;
  private final Messages messages;
  private final Runnable save;
  private final Chip state = new Chip("", Meaning.PLAIN);
  private final Button test = new Button();

  /**
   * A card.
   *
   * @param save leads to saving what it says
   */
  ConnectionCard(SideViewModel model, Messages messages, Runnable save) {
    this.model = model;
    this.save = save;
    this.messages = messages;
    setId(idOf(model.side()));
    getStyleClass().addAll("panel", "connection-card");
    setMaxHeight(Double.MAX_VALUE);
    VBox form = new VBox(vendors(), new ConnectionFields(model, messages));
    form.getStyleClass().add("connection-form");
    getChildren().setAll(heading(), form, new CheckList(model, messages));
    model.state().addListener((o, was, is) -> show(is));
    show(model.state().get());
    setOnDragOver(this::over);
    setOnDragDropped(this::dropped);
  }

  static String idOf(Side side) {
    return "connect-" + side.name().toLowerCase(Locale.ROOT);
  }

  static String name(Side side, Messages messages) {
    return messages.text(side == Side.SOURCE ? "connect.source" : "connect.target");
  }

  private HBox heading() {
    Label title = new Label(name(model.side(), messages));
    title.getStyleClass().add("strong");
    title.setMinWidth(USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    test.setId(ConnectionFields.idOf(model.side(), "test"));
    test.getStyleClass().add("plain");
    test.setMinWidth(USE_PREF_SIZE);
    test.setOnAction(e -> testOrCancel());
    HBox heading = new HBox(title, state, between, keep(), test);
    heading.getStyleClass().add("connection-heading");
    return heading;
  }

  private Button keep() {
    Button keep = new Button(messages.text("connect.save"));
    keep.setId(ConnectionFields.idOf(model.side(), "save"));
    keep.getStyleClass().add("plain");
    keep.setMinWidth(USE_PREF_SIZE);
    keep.setAccessibleText(name(model.side(), messages) + ", " + messages.text("connect.save"));
    keep.setOnAction(e -> save.run());
    return keep;
  }

  private void testOrCancel() {
    if (model.state().get() == State.TESTING) {
      model.cancel();
    } else {
      model.test();
    }
  }

  private Segments<Vendor> vendors() {
    Segments<Vendor> vendors = new Segments<>(model.vendor());
    vendors.setId(ConnectionFields.idOf(model.side(), "vendors"));
    for (Vendor vendor : List.of(Vendor.SQLITE, Vendor.POSTGRESQL, Vendor.MARIADB, Vendor.MYSQL)) {
      String spoken = name(model.side(), messages) + ", " + vendor.title();
      vendors.offer(vendor, vendor.title(), spoken);
    }
    return vendors;
  }

  private void show(State is) {
    switch (is) {
      case UNTESTED -> {
        String key = model.checks().isEmpty() ? "connect.state.untested" : "connect.state.changed";
        say(messages.text(key), Meaning.PLAIN);
      }
      case TESTING -> say(messages.text("connect.state.testing"), Meaning.INFO);
      case CONNECTED -> say(messages.text("connect.state.connected"), Meaning.OK);
      case TO_FIX -> say(messages.text("connect.state.to_fix", model.toFix()), Meaning.WARN);
      case FAILED -> say(messages.text("connect.state.failed"), Meaning.LOSS);
    }
    String action = messages.text(is == State.TESTING ? "connect.cancel" : "connect.test");
    test.setText(action);
    test.setAccessibleText(name(model.side(), messages) + ", " + action);
  }

  private void say(String words, Meaning meaning) {
    state.setText(words);
    state.mean(meaning);
    state.setAccessibleText(name(model.side(), messages) + ": " + words);
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    List<File> files = event.getDragboard().getFiles();
    if (!files.isEmpty()) {
      model.showFile(files.get(0).getPath());
    }
    event.setDropCompleted(!files.isEmpty());
    event.consume();
  }
}

package dev.turnstone.ui.settings;

import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TextColumn;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Over the page: which version this is, its licence, and those of everything in it. */
public final class AboutPane extends VBox {
  public static final String PARTS = "about-parts";
  public static final String CLOSE = "about-close";

  /**
   * The pane.
   *
   * @param close puts it away
   */
  public AboutPane(Messages messages, Runnable close) {
    getStyleClass().addAll("dialog", "about");
    setMaxHeight(USE_PREF_SIZE);
    Label title = new Label(messages.text("about.version", Licences.version()));
    title.getStyleClass().add("dialog-title");
    Label own = new Label(messages.text("about.licence"));
    own.setWrapText(true);
    Lines<Licences.Part> parts =
        new Lines<>(PARTS, messages.text("about.parts"), messages.text("about.parts"));
    parts.setPrefHeight(330);
    parts
        .getColumns()
        .add(
            new TextColumn<>(messages.text("about.part"), 250, Licences.Part::name)
                .styled("strong"));
    parts
        .getColumns()
        .add(new TextColumn<>(messages.text("about.part.licence"), 280, Licences.Part::licence));
    parts.getItems().setAll(Licences.parts());
    Button done = new Button(messages.text("settings.close"));
    done.setId(CLOSE);
    done.getStyleClass().add("primary");
    done.setDefaultButton(true);
    done.setCancelButton(true);
    done.setOnAction(e -> close.run());
    HBox buttons = new HBox(done);
    buttons.getStyleClass().add("dialog-buttons");
    getChildren().addAll(title, own, parts, buttons);
  }
}

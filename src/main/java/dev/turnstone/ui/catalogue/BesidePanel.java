package dev.turnstone.ui.catalogue;

import dev.turnstone.ui.catalogue.CatalogueViewModel.Mode;
import dev.turnstone.ui.catalogue.field.DetailView;
import dev.turnstone.ui.catalogue.graph.GraphView;
import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Panel;
import dev.turnstone.ui.kit.Segments;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What belongs to the selection: in which order tables are loaded around it, or its details. */
final class BesidePanel extends StackPane {
  private static final double ROOMY = 460;

  private final CatalogueViewModel model;
  private final Messages messages;
  private final ObjectProperty<Content> content = new SimpleObjectProperty<>(Content.ORDER);

  private enum Content {
    ORDER,
    DETAIL
  }

  BesidePanel(CatalogueViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    GraphView order = new GraphView(model.order(), messages, false);
    DetailView detail = new DetailView(model.detail(), messages);
    order.visibleProperty().bind(content.isEqualTo(Content.ORDER));
    detail.visibleProperty().bind(content.isEqualTo(Content.DETAIL));
    model
        .order()
        .watched()
        .bind(
            Bindings.createBooleanBinding(
                () -> content.get() == Content.ORDER && model.mode().get() == Mode.LIST,
                content,
                model.mode()));
    model.column().addListener((o, was, is) -> is.ifPresent(c -> content.set(Content.DETAIL)));
    StackPane body = new StackPane(order, detail);
    body.setMinHeight(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().add(new Panel(heading(), body));
    setMinSize(0, 0);
  }

  private HBox heading() {
    Segments<Content> choice = new Segments<>(content);
    choice.setId(CatalogueView.BESIDE);
    choice.offer(Content.ORDER, messages.text("catalogue.order"), messages.text("catalogue.order"));
    choice.offer(
        Content.DETAIL, messages.text("catalogue.detail"), messages.text("catalogue.detail"));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button whole = new Button(messages.text("catalogue.graph.open"));
    whole.setId(CatalogueView.WHOLE);
    whole.getStyleClass().addAll("plain", "small");
    whole.setMinWidth(USE_PREF_SIZE);
    whole.setOnAction(e -> model.mode().set(Mode.GRAPH));
    HBox heading =
        new HBox(
            choice,
            chip(model.waves(), Meaning.PLAIN, widthProperty().greaterThan(ROOMY)),
            chip(model.circles(), Meaning.LOSS, new SimpleBooleanProperty(true)),
            space,
            whole);
    heading.getStyleClass().add("catalogue-heading");
    return heading;
  }

  private Chip chip(ReadOnlyStringProperty words, Meaning meaning, ObservableBooleanValue room) {
    Chip chip = new Chip("", meaning);
    chip.textProperty().bind(words);
    chip.visibleProperty().bind(words.isNotEmpty().and(content.isEqualTo(Content.ORDER)).and(room));
    chip.managedProperty().bind(chip.visibleProperty());
    return chip;
  }
}

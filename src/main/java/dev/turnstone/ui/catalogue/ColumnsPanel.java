package dev.turnstone.ui.catalogue;

import dev.turnstone.catalog.Table;
import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Panel;
import dev.turnstone.ui.kit.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The columns of the selected table, with what is known of their values. */
final class ColumnsPanel extends StackPane {
  /** Below it there is no room for what values are like; the details have it. */
  private static final double ROOMY = 520;

  private static final double WIDE_ENOUGH = 420;
  private static final double LEAST = 92;

  private final CatalogueViewModel model;
  private final Messages messages;
  private final LineWords words;
  private final HBox chips = new HBox();

  ColumnsPanel(CatalogueViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.words = model.lineWords();
    Lines<ColumnLine> list = list();
    getChildren().add(new Panel(heading(), list));
    setMinWidth(0);
    model.profiles().edition().addListener((o, was, is) -> list.refresh());
    model.marks().inventory().addListener((o, was, is) -> list.refresh());
  }

  private HBox heading() {
    Label name = new Label();
    name.getStyleClass().add("strong");
    name.textProperty().bind(model.selected().map(l -> l.map(TableLine::shown).orElse("")));
    name.setMinWidth(0);
    name.setTooltip(new Tooltip());
    name.getTooltip().textProperty().bind(name.textProperty());
    chips.getStyleClass().add("catalogue-chips");
    model.selected().addListener((o, was, is) -> showChips(is));
    showChips(model.selected().get());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button look = new Button(messages.text("catalogue.look"));
    look.setId(CatalogueView.PROFILE);
    look.getStyleClass().addAll("plain", "small");
    look.setMinWidth(USE_PREF_SIZE);
    look.disableProperty().bind(model.profiles().able().not());
    look.setOnAction(e -> model.profileSelected());
    HBox heading = new HBox(name, chips, space, new Explained(look, model.unable()));
    heading.getStyleClass().add("catalogue-heading");
    return heading;
  }

  private void showChips(Optional<TableLine> line) {
    List<Chip> shown = new ArrayList<>();
    line.map(TableLine::table)
        .ifPresent(
            t -> {
              add(shown, "catalogue.chip.indexes", t.indexes().size());
              add(shown, "catalogue.chip.checks", t.checks().size());
              add(shown, "catalogue.chip.triggers", triggers(t));
            });
    chips.getChildren().setAll(shown);
  }

  private static int triggers(Table table) {
    return table.traits().triggers().size();
  }

  private void add(List<Chip> shown, String key, int count) {
    if (count > 0) {
      shown.add(new Chip(messages.text(key, count), Meaning.PLAIN));
    }
  }

  private Lines<ColumnLine> list() {
    Lines<ColumnLine> list =
        new Lines<>(
            CatalogueView.COLUMNS,
            messages.text("catalogue.columns"),
            messages.text("catalogue.empty"));
    list.setItems(model.columns());
    add(list, new TextColumn<>(messages.text("catalogue.column"), 108, ColumnLine::name), "strong");
    add(list, new TextColumn<>(messages.text("catalogue.type"), 116, ColumnLine::type), "code");
    list.getColumns().get(0).setMinWidth(LEAST);
    list.getColumns().add(firm(new TextColumn<>("", 56, ColumnLine::marks).styled("muted")));
    list.getColumns()
        .add(
            firm(
                new TextColumn<ColumnLine>(messages.text("catalogue.null"), 66, words::nullable)
                    .styled("at-end")));
    TextColumn<ColumnLine> distinct =
        firm(
            new TextColumn<ColumnLine>(messages.text("catalogue.distinct"), 68, words::distinct)
                .styled("at-end"));
    distinct.visibleProperty().bind(widthProperty().greaterThan(WIDE_ENOUGH));
    list.getColumns().add(distinct);
    TextColumn<ColumnLine> values =
        new TextColumn<ColumnLine>(messages.text("catalogue.values"), 112, words::values)
            .styled("code");
    values.visibleProperty().bind(widthProperty().greaterThan(ROOMY));
    list.getColumns().add(values);
    list.getColumns()
        .add(
            new ChipColumn<ColumnLine>("", 98, words::sensitive, words::sensitiveWhy)
                .grave(words::secret));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> model.column().set(Optional.ofNullable(is)));
    model.column().addListener((o, was, is) -> follow(list, is));
    return list;
  }

  private static void follow(Lines<ColumnLine> list, Optional<ColumnLine> column) {
    if (column.isEmpty()) {
      list.getSelectionModel().clearSelection();
    } else if (!column.get().equals(list.getSelectionModel().getSelectedItem())) {
      list.getSelectionModel().select(column.get());
      list.scrollTo(column.get());
    }
  }

  private static void add(Lines<ColumnLine> list, TextColumn<ColumnLine> column, String style) {
    list.getColumns().add(column.styled(style));
  }

  /** Its words are short, and of no use when they are cut. */
  private static TextColumn<ColumnLine> firm(TextColumn<ColumnLine> column) {
    column.setMinWidth(column.getPrefWidth());
    column.setMaxWidth(column.getPrefWidth());
    return column;
  }
}

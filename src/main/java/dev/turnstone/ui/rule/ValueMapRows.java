package dev.turnstone.ui.rule;

import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.ui.kit.Choice;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rule.Draft.Mapped;
import dev.turnstone.ui.rule.Draft.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A table of values and what takes their place, each line written in directly. */
final class ValueMapRows extends VBox {
  static final String TABLE = "rule-values";
  static final String ADD = "rule-values-add";
  static final String NULL_TO = "rule-values-null";
  static final String OTHERS = "rule-values-others";
  static final String VALUE = "rule-value-";
  static final String BECOMES = "rule-becomes-";

  private static final double LINE = 34;
  private static final int MOST = 5;

  private final FieldViewModel model;
  private final Messages messages;
  private final Lines<Integer> table;
  private final CheckBox nullBecomes;
  private final TextField nullTo;
  private final ComboBox<Unlisted> others;
  private final List<PairCell> cells = new ArrayList<>();
  private boolean showing;

  ValueMapRows(FieldViewModel model, Messages messages) {
    super(8);
    this.model = model;
    this.messages = messages;
    table = new Lines<>(TABLE, messages.text("rule.values"), messages.text("rule.values.none"));
    table.setFixedCellSize(LINE);
    table.getStyleClass().add("value-map");
    columns();
    nullTo = Rows.field(NULL_TO, messages.text("rule.values.null"), this::nullTo);
    nullBecomes = new CheckBox(messages.text("rule.values.null"));
    nullBecomes.setMinWidth(USE_PREF_SIZE);
    nullBecomes.setOnAction(e -> nullChosen());
    others =
        Choice.of(
            OTHERS, messages, "rule.values.others", List.of(Unlisted.values()), ValueMapRows::key);
    others
        .valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing && is != null) others(is);
            });
    Button add = Rows.button(ADD, messages.text("rule.values.add"), this::add);
    getChildren()
        .addAll(
            table,
            Rows.row(messages.text("rule.values.others"), others, add),
            Rows.row(messages.text("rule.values.nulls"), nullBecomes, Rows.wide(nullTo)));
    model.draft().addListener((o, was, is) -> show(is.mapped()));
    show(model.draft().get().mapped());
  }

  private void columns() {
    table.getColumns().add(written("rule.values.value", VALUE, Pair::value, ValueMapRows::valued));
    table
        .getColumns()
        .add(
            written(
                "rule.values.becomes",
                BECOMES,
                p -> p.becomes().orElse(""),
                (p, t) -> new Pair(p.value(), Optional.of(t))));
    table.getColumns().add(toNull());
    table.getColumns().add(remove());
  }

  private static String key(Unlisted unlisted) {
    return switch (unlisted) {
      case SET_ASIDE -> "rule.values.others.aside";
      case KEEP -> "rule.values.others.keep";
      case NULL -> "rule.values.others.null";
    };
  }

  private static Pair valued(Pair pair, String value) {
    return new Pair(value, pair.becomes());
  }

  private void show(Mapped mapped) {
    showing = true;
    int count = mapped.pairs().size();
    if (table.getItems().size() != count) {
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        numbers.add(i);
      }
      table.getItems().setAll(numbers);
    } else {
      // a refresh would make new fields, and whoever writes in one would lose it
      List.copyOf(cells).forEach(PairCell::show);
    }
    double height = 32 + LINE * Math.max(1, Math.min(MOST, count));
    table.setMinHeight(height);
    table.setPrefHeight(height);
    table.setMaxHeight(height);
    nullBecomes.setSelected(mapped.nullTo().isPresent());
    nullTo.setDisable(mapped.nullTo().isEmpty());
    nullTo.setText(mapped.nullTo().orElse(""));
    others.setValue(mapped.otherwise());
    showing = false;
  }

  private Mapped mapped() {
    return model.draft().get().mapped();
  }

  private void nullChosen() {
    Optional<String> to = nullBecomes.isSelected() ? Optional.of("") : Optional.empty();
    change(new Mapped(mapped().pairs(), to, mapped().otherwise()));
    if (to.isPresent()) {
      nullTo.requestFocus();
    } else {
      model.commit();
    }
  }

  private void nullTo(String text) {
    if (!showing && mapped().nullTo().isPresent()) {
      change(new Mapped(mapped().pairs(), Optional.of(text), mapped().otherwise()));
      model.commit();
    }
  }

  private void others(Unlisted unlisted) {
    model.choose(
        model.draft().get().with(new Mapped(mapped().pairs(), mapped().nullTo(), unlisted)));
  }

  private void change(Mapped next) {
    model.change(model.draft().get().with(next));
  }

  private void add() {
    List<Pair> pairs = new ArrayList<>(mapped().pairs());
    pairs.add(new Pair("", Optional.of("")));
    change(mapped().with(pairs));
    table.scrollTo(pairs.size() - 1);
    table.layout();
    if (table.lookup("#" + VALUE + (pairs.size() - 1)) instanceof TextField field) {
      field.requestFocus();
    }
  }

  private void change(int at, Pair pair) {
    List<Pair> pairs = new ArrayList<>(mapped().pairs());
    pairs.set(at, pair);
    change(mapped().with(pairs));
  }

  private interface Part {
    String of(Pair pair);
  }

  private TableColumn<Integer, Integer> written(
      String key, String id, Part part, BiFunction<Pair, String, Pair> with) {
    TableColumn<Integer, Integer> column = column(messages.text(key), 150);
    column.setCellFactory(c -> new Written(messages.text(key), id, part, with));
    return column;
  }

  private static TableColumn<Integer, Integer> column(String title, double width) {
    TableColumn<Integer, Integer> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(line -> new SimpleObjectProperty<>(line.getValue()));
    return column;
  }

  private TableColumn<Integer, Integer> toNull() {
    TableColumn<Integer, Integer> column = column("", 82);
    column.setMinWidth(82);
    column.setMaxWidth(82);
    column.setCellFactory(c -> new NullCell());
    return column;
  }

  private TableColumn<Integer, Integer> remove() {
    TableColumn<Integer, Integer> column = column("", 44);
    column.setMinWidth(44);
    column.setMaxWidth(44);
    column.setCellFactory(c -> new RemoveCell());
    return column;
  }

  private Optional<Pair> pair(@Nullable Integer at) {
    return at == null || at >= mapped().pairs().size()
        ? Optional.empty()
        : Optional.of(mapped().pairs().get(at));
  }

  /** A cell of the line of a pair. */
  private abstract class PairCell extends TableCell<Integer, Integer> {
    PairCell() {
      cells.add(this);
    }

    @Override
    protected void updateItem(@Nullable Integer at, boolean empty) {
      super.updateItem(at, empty);
      show();
    }

    final void show() {
      Optional<Pair> pair = isEmpty() ? Optional.empty() : pair(getItem());
      pair.ifPresentOrElse(p -> show(getItem(), p), () -> setGraphic(null));
    }

    abstract void show(int at, Pair pair);
  }

  /** A field in the table; what is written in it counts once the table is left. */
  private final class Written extends PairCell {
    private final TextField field;
    private final String id;
    private final Part part;
    private final String accessible;

    Written(String accessible, String id, Part part, BiFunction<Pair, String, Pair> with) {
      this.accessible = accessible;
      this.id = id;
      this.part = part;
      this.field = new TextField();
      field.setOnAction(e -> model.commit());
      field
          .focusedProperty()
          .addListener(
              (o, was, is) -> {
                if (!is && !staysInTable()) model.commit();
              });
      field.getStyleClass().add("in-cell");
      field
          .textProperty()
          .addListener(
              (o, was, is) ->
                  pair(getItem())
                      .filter(p -> !part.of(p).equals(is))
                      .ifPresent(p -> change(getItem(), with.apply(p, is))));
    }

    /** A line is finished when the table is left, not on the way to its next field. */
    private boolean staysInTable() {
      Node to = table.getScene() == null ? null : table.getScene().getFocusOwner();
      while (to != null && to != table) {
        to = to.getParent();
      }
      return to != null;
    }

    @Override
    void show(int at, Pair pair) {
      setGraphic(field);
      field.setId(id + at);
      field.setAccessibleText(accessible + " " + (at + 1));
      boolean none = id.equals(BECOMES) && pair.becomes().isEmpty();
      field.setDisable(none);
      field.setPromptText(none ? "NULL" : "");
      if (!field.getText().equals(part.of(pair))) {
        field.setText(part.of(pair));
      }
    }
  }

  private final class NullCell extends PairCell {
    private final CheckBox box = new CheckBox("NULL");

    NullCell() {
      box.setAccessibleText(messages.text("rule.values.to_null"));
      box.setOnAction(
          e ->
              pair(getItem())
                  .ifPresent(
                      p -> {
                        Optional<String> to = box.isSelected() ? Optional.empty() : Optional.of("");
                        change(getItem(), new Pair(p.value(), to));
                        model.commit();
                      }));
    }

    @Override
    void show(int at, Pair pair) {
      setGraphic(box);
      box.setSelected(pair.becomes().isEmpty());
    }
  }

  private final class RemoveCell extends PairCell {
    private final Button button = new Button("", new FontIcon(Feather.X));

    RemoveCell() {
      button.getStyleClass().addAll("plain", "icon-only");
      button.setAccessibleText(messages.text("rule.values.remove"));
      button.setOnAction(
          e -> {
            List<Pair> pairs = new ArrayList<>(mapped().pairs());
            pairs.remove((int) getItem());
            model.choose(model.draft().get().with(mapped().with(pairs)));
          });
    }

    @Override
    void show(int at, Pair pair) {
      setGraphic(button);
    }
  }
}

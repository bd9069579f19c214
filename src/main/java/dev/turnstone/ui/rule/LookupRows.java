package dev.turnstone.ui.rule;

import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.ui.kit.Choice;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rule.Draft.KeyPair;
import dev.turnstone.ui.rule.Draft.LookedUp;
import dev.turnstone.ui.rule.expression.Completion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where a value is looked up: a table, one of its columns, and by what its row is found. */
final class LookupRows extends VBox {
  static final String TABLE = "rule-lookup-table";
  static final String VALUE = "rule-lookup-value";
  static final String KEY = "rule-lookup-key-";
  static final String COLUMN = "rule-lookup-column-";
  static final String MISSING = "rule-lookup-missing";
  static final String ADD = "rule-lookup-add";

  private final FieldViewModel model;
  private final Messages messages;
  private final PickField table;
  private final PickField value;
  private final VBox keys = new VBox(6);
  private final ComboBox<Unlisted> missing;
  private boolean showing;

  LookupRows(FieldViewModel model, Messages messages) {
    super(8);
    this.model = model;
    this.messages = messages;
    table =
        new PickField(
            TABLE,
            messages.text("rule.lookup.table"),
            messages,
            () -> model.tables().stream().map(t -> new Completion(t, "", t, 0, false)).toList(),
            this::table);
    value =
        new PickField(
            VALUE,
            messages.text("rule.lookup.value"),
            messages,
            () -> Rows.names(model.columnsOf(lookedUp().table())),
            name -> change(l -> new LookedUp(l.table(), name, l.by(), l.missing())));
    missing =
        Choice.of(
            MISSING,
            messages,
            "rule.lookup.missing",
            List.of(Unlisted.SET_ASIDE, Unlisted.NULL),
            LookupRows::key);
    lay();
    missing.valueProperty().addListener((o, was, is) -> missing(is));
    model.draft().addListener((o, was, is) -> show(is.lookedUp()));
    show(lookedUp());
  }

  private void missing(@Nullable Unlisted unlisted) {
    if (!showing && unlisted != null) {
      change(l -> new LookedUp(l.table(), l.value(), l.by(), unlisted));
    }
  }

  private void lay() {
    Button add =
        Rows.button(ADD, messages.text("rule.lookup.add"), () -> change(LookupRows::oneMore));
    Label take = new Label(messages.text("rule.lookup.value"));
    take.getStyleClass().add("muted");
    take.setMinWidth(USE_PREF_SIZE);
    getChildren()
        .addAll(
            Rows.row(messages.text("rule.lookup.table"), Rows.wide(table), take, Rows.wide(value)),
            keys,
            Rows.row(messages.text("rule.lookup.missing"), missing, add));
  }

  private static String key(Unlisted unlisted) {
    return unlisted == Unlisted.NULL ? "rule.values.others.null" : "rule.values.others.aside";
  }

  private LookedUp lookedUp() {
    return model.draft().get().lookedUp();
  }

  private static LookedUp oneMore(LookedUp old) {
    List<KeyPair> by = new ArrayList<>(old.by());
    by.add(new KeyPair("", ""));
    return new LookedUp(old.table(), old.value(), by, old.missing());
  }

  /** Another table has other columns. */
  private void table(String name) {
    change(l -> new LookedUp(name, "", List.of(new KeyPair("", column(l))), l.missing()));
  }

  private static String column(LookedUp of) {
    return of.by().isEmpty() ? "" : of.by().get(0).column();
  }

  private void change(UnaryOperator<LookedUp> how) {
    model.choose(model.draft().get().with(how.apply(lookedUp())));
  }

  private void pair(int at, KeyPair pair) {
    change(
        l -> {
          List<KeyPair> by = new ArrayList<>(l.by());
          by.set(at, pair);
          return new LookedUp(l.table(), l.value(), by, l.missing());
        });
  }

  private void show(LookedUp lookup) {
    showing = true;
    table.show(lookup.table());
    value.show(lookup.value());
    missing.setValue(lookup.missing());
    while (keys.getChildren().size() > lookup.by().size()) {
      keys.getChildren().remove(keys.getChildren().size() - 1);
    }
    while (keys.getChildren().size() < lookup.by().size()) {
      keys.getChildren().add(keyRow(keys.getChildren().size()));
    }
    for (int i = 0; i < lookup.by().size(); i++) {
      HBox row = (HBox) keys.getChildren().get(i);
      ((PickField) row.getChildren().get(1)).show(lookup.by().get(i).key());
      ((PickField) row.getChildren().get(3)).show(lookup.by().get(i).column());
    }
    showing = false;
  }

  private HBox keyRow(int at) {
    PickField key =
        new PickField(
            KEY + at,
            messages.text("rule.lookup.key"),
            messages,
            () -> Rows.names(model.columnsOf(lookedUp().table())),
            name -> pair(at, new KeyPair(name, lookedUp().by().get(at).column())));
    PickField column =
        new PickField(
            COLUMN + at,
            messages.text("rule.lookup.column"),
            messages,
            () -> Rows.names(model.sourceColumns()),
            name -> pair(at, new KeyPair(lookedUp().by().get(at).key(), name)));
    Label equals = new Label("=");
    equals.getStyleClass().add("muted");
    HBox row =
        Rows.row(
            messages.text(at == 0 ? "rule.lookup.where" : "rule.lookup.and"),
            Rows.wide(key),
            equals,
            Rows.wide(column));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}

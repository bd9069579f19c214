package dev.turnstone.ui.compare;

import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Tile;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.HBox;

/** How many rows are the same, and how many are not. */
final class CompareTiles extends HBox {
  private final CompareViewModel model;
  private final Messages messages;

  CompareTiles(CompareViewModel model, Messages messages) {
    super(14);
    this.model = model;
    this.messages = messages;
    getChildren()
        .addAll(
            tile(c -> c.total().identical(), c -> words("compare.tile.identical"), Meaning.OK),
            tile(c -> c.total().changed(), c -> words("compare.tile.changed"), Meaning.WARN),
            tile(
                c -> c.total().removed(),
                c -> words(expected(c) ? "compare.tile.missing" : "compare.tile.removed"),
                Meaning.LOSS),
            tile(
                c -> c.total().added(),
                c -> words(expected(c) ? "compare.tile.extra" : "compare.tile.added"),
                Meaning.ACCENT),
            notCompared());
    CompareView.only(
        this, Bindings.createBooleanBinding(() -> model.shown().get().isPresent(), model.shown()));
  }

  private String words(String key, Object... arguments) {
    return messages.text(key, arguments);
  }

  private Tile tile(
      ToLongFunction<Compared> number, Function<Compared, String> about, Meaning meaning) {
    ObservableValue<String> count =
        of(c -> words("compare.tile.number", number.applyAsLong(c)), "");
    ObservableValue<Meaning> means =
        of(c -> number.applyAsLong(c) > 0 ? meaning : Meaning.PLAIN, Meaning.PLAIN);
    return new Tile(count, of(about, ""), means);
  }

  private Tile notCompared() {
    return new Tile(
        of(c -> words("compare.tile.tables", c.tablesNotCompared()), ""),
        of(c -> words("compare.not"), ""),
        of(c -> c.tablesNotCompared() > 0 ? Meaning.WARN : Meaning.PLAIN, Meaning.PLAIN));
  }

  private static boolean expected(Compared compared) {
    return compared.question() == Question.EXPECTED;
  }

  private <T> ObservableValue<T> of(Function<Compared, T> value, T none) {
    return model.shown().map(shown -> shown.map(value).orElse(none));
  }
}

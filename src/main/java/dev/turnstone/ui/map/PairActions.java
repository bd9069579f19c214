package dev.turnstone.ui.map;

import dev.turnstone.catalog.TableName;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.map.pair.Pair;
import dev.turnstone.ui.map.pair.Proposal;
import dev.turnstone.ui.map.pair.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/** What can be done with the pair that is open, as items of a menu. */
final class PairActions {
  private final MapViewModel model;
  private final Messages messages;
  private final Consumer<Pair> name;

  /**
   * Actions for the pair that is open.
   *
   * @param name asks for another name of its target
   */
  PairActions(MapViewModel model, Consumer<Pair> name) {
    this.model = model;
    this.messages = model.messages();
    this.name = name;
  }

  /** As the pair stands now. */
  List<MenuItem> items() {
    Optional<Pair> pair = model.pairs().opened().get();
    if (pair.isEmpty()) {
      return List.of(new MenuItem(messages.text("map.table.none")));
    }
    return pair.get().target().isPresent() ? planned(pair.get()) : open(pair.get());
  }

  private List<MenuItem> planned(Pair pair) {
    boolean out = pair.standing() == Standing.LEFT_OUT;
    List<MenuItem> items = new ArrayList<>();
    items.add(
        item(
            messages.text(out ? "map.table.take_in" : "map.table.leave_out"),
            () -> model.carried(pair, out)));
    if (model.nameable(pair)) {
      items.add(item(messages.text("map.table.call"), () -> name.accept(pair)));
    }
    return items;
  }

  private List<MenuItem> open(Pair pair) {
    Menu into = new Menu(messages.text("map.table.into"));
    for (TableName free : model.review().freeTables()) {
      into.getItems().add(item(free.name(), () -> model.review().carry(pair, Optional.of(free))));
    }
    into.setDisable(into.getItems().isEmpty());
    MenuItem create =
        item(messages.text("map.table.create"), () -> model.review().carry(pair, Optional.empty()));
    Proposal question =
        new Proposal(
            pair.source().toString(), Optional.empty(), Optional.empty(), Optional.empty(), 0, "");
    MenuItem leave =
        item(
            messages.text("map.table.behind"), () -> model.review().leaveBehind(List.of(question)));
    return List.of(into, create, leave);
  }

  private static MenuItem item(String words, Runnable action) {
    MenuItem item = new MenuItem(words);
    item.setMnemonicParsing(false);
    item.setOnAction(e -> action.run());
    return item;
  }
}

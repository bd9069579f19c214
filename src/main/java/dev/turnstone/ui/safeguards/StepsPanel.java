package dev.turnstone.ui.safeguards;

import dev.turnstone.plan.Step;
import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TextColumn;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What a run does, step by step, and what takes each back. */
final class StepsPanel extends VBox {
  static final String LIST = "safeguards-steps";

  private static final double GAP = 8;

  private final Messages messages;

  StepsPanel(SafeguardsViewModel model, Messages messages) {
    this.messages = messages;
    getStyleClass().addAll("panel", "filled", "safeguard-list");
    Label title = new Label(messages.text("safeguards.steps"));
    title.getStyleClass().add("strong");
    Chip count = new Chip("", Meaning.PLAIN);
    count
        .textProperty()
        .bind(Bindings.size(model.steps()).map(n -> messages.text("safeguards.steps.count", n)));
    HBox heading = new HBox(GAP, title, count);
    heading.getStyleClass().add("safeguard-heading");
    Lines<StepLine> list =
        new Lines<>(
            LIST, messages.text("safeguards.steps"), messages.text("safeguards.steps.none"));
    list.setItems(model.steps());
    TextColumn<StepLine> number = new TextColumn<>("#", 52, this::number);
    number.setMaxWidth(60);
    list.getColumns().add(number.styled("muted"));
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("safeguards.step"), 130, StepLine::about)
                .styled("strong"));
    list.getColumns().add(new TextColumn<>(messages.text("safeguards.step.does"), 150, this::does));
    list.getColumns()
        .add(
            new TextColumn<>(messages.text("safeguards.step.undo"), 150, this::undo)
                .styled("muted"));
    getChildren().addAll(heading, list);
  }

  private String number(StepLine line) {
    return line.number() == 0
        ? messages.text("safeguards.step.out")
        : messages.text("safeguards.steps.count", line.number());
  }

  private String does(StepLine line) {
    return messages.text(
        switch (line.kind()) {
          case CREATE_TABLE -> "safeguards.does.create";
          case TAKE_AWAY -> "safeguards.does.lift";
          case ADD_ROWS -> "safeguards.does.add";
          case ADD_AND_CHANGE_ROWS -> "safeguards.does.change";
          case BUILD_KEYS -> "safeguards.does.keys";
          case SET_COUNTER -> "safeguards.does.counter";
          case RUN_SCRIPT_BEFORE -> "safeguards.does.before";
          case RUN_SCRIPT_AFTER -> "safeguards.does.after";
          case LOAD_BESIDE -> "safeguards.does.beside";
          case SWAP -> "safeguards.does.swap";
        });
  }

  private String undo(StepLine line) {
    return messages.text(undoKey(line.undo()));
  }

  private static String undoKey(Step.Undo undo) {
    return switch (undo) {
      case DROP_TABLE -> "safeguards.undo.drop";
      case BRING_BACK -> "safeguards.undo.back";
      case REMOVE_ROWS -> "safeguards.undo.remove";
      case REMOVE_AND_RESTORE_ROWS -> "safeguards.undo.restore";
      case NOTHING -> "safeguards.undo.nothing";
      case SET_BACK -> "safeguards.undo.counter";
      case RUN_UNDO_SCRIPT -> "safeguards.undo.script";
      case IRREVERSIBLE -> "safeguards.undo.never";
      case SWAP_BACK -> "safeguards.undo.swap";
    };
  }
}

package dev.turnstone.ui;

import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The keys that do the same on every page. None of them starts a run. */
record DeskKeys(KeyCombination keys, Runnable action) {
  void press() {
    action.run();
  }

  static List<DeskKeys> of(Desk desk) {
    List<DeskKeys> all = new ArrayList<>();
    all.add(new DeskKeys(with(KeyCode.K), desk::search));
    all.add(new DeskKeys(with(KeyCode.COMMA), desk::showSettings));
    all.add(new DeskKeys(new KeyCodeCombination(KeyCode.F1), desk::showHelp));
    all.add(new DeskKeys(with(KeyCode.Z), () -> on(desk, m -> m.document().undo())));
    all.add(new DeskKeys(with(KeyCode.Y), () -> on(desk, m -> m.document().redo())));
    for (Step step : Step.values()) {
      KeyCode digit = KeyCode.valueOf("DIGIT" + step.number());
      all.add(new DeskKeys(with(digit), () -> on(desk, m -> m.session().show(step))));
    }
    return all;
  }

  private static KeyCombination with(KeyCode key) {
    return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
  }

  private static void on(Desk desk, Consumer<Migration> action) {
    desk.opened().filter(o -> !o.guided()).map(OpenMigration::migration).ifPresent(action);
  }
}

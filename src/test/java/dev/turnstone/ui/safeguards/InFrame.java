package dev.turnstone.ui.safeguards;

import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
import java.util.Optional;
import javafx.scene.Node;

/** A page of a migration inside the window's frame, as in the program. */
public final class InFrame {
  private InFrame() {}

  /** On the window's thread; the steps before the given one are done. */
  public static FrameView of(Node page, Migration migration, Step step, Look look) {
    FrameViewModel frame = new FrameViewModel(look);
    FrameView view =
        new FrameView(frame, migration.messages(), new FrameView.Ways(() -> {}, () -> {}));
    for (Step each : Step.values()) {
      if (each.compareTo(step) < 0) {
        migration.session().done(each);
      }
    }
    migration.session().show(step);
    frame
        .opened()
        .set(
            Optional.of(
                new FrameViewModel.Opened(
                    migration.session(),
                    "Store 4 → Store 5",
                    "v7 · 3f9c21",
                    "SQLite · store4.db",
                    "SQLite · store5.db",
                    true,
                    Environment.STAGING)));
    frame.sentence().bind(migration.sentence());
    view.page(page);
    return view;
  }
}

package dev.turnstone.ui.migration;

import java.time.Clock;
import java.time.Instant;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the window said of late, oldest first; only the last thousand are kept. */
public final class MessageLog {
  private static final int MOST = 1_000;

  private final Clock clock;
  private final ObservableList<Line> lines = FXCollections.observableArrayList();

  /** Something that was said. */
  public record Line(Instant at, String words) {}

  MessageLog(Clock clock) {
    this.clock = clock;
  }

  /** Adds what is not empty and was not said last. */
  public void add(String words) {
    boolean again = !lines.isEmpty() && lines.get(lines.size() - 1).words().equals(words);
    if (words.isBlank() || again) {
      return;
    }
    if (lines.size() == MOST) {
      lines.remove(0);
    }
    lines.add(new Line(clock.instant(), words));
  }

  public ObservableList<Line> lines() {
    return FXCollections.unmodifiableObservableList(lines);
  }
}

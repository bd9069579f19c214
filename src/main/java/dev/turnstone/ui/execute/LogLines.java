package dev.turnstone.ui.execute;

import dev.turnstone.ui.kit.Chip.Meaning;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What was worth telling, newest first; the oldest are forgotten. On the window's thread only. */
public final class LogLines {
  /** Most lines that are kept. */
  public static final int CAPACITY = 1000;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Clock clock;
  private final ObservableList<LogLine> lines = FXCollections.observableArrayList();

  /** One line; its time is that of the machine's clock. */
  public record LogLine(String time, String words, Meaning meaning) {}

  LogLines(Clock clock) {
    this.clock = clock;
  }

  public ObservableList<LogLine> lines() {
    return lines;
  }

  void tell(String words, Meaning meaning) {
    String time = TIME.format(LocalTime.ofInstant(clock.instant(), ZoneId.systemDefault()));
    lines.add(0, new LogLine(time, words, meaning));
    if (lines.size() > CAPACITY) {
      lines.remove(CAPACITY);
    }
  }
}

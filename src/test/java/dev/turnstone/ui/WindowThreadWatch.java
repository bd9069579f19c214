package dev.turnstone.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Looks on while a window is used, and tells of everything for which its thread waited: files,
 * sockets and forced writes of our own code, locks held by others, and native calls of a database.
 * Java's own flight recorder sees each file and socket; what only native code does is sampled.
 */
public final class WindowThreadWatch implements AutoCloseable {
  private static final String WINDOW = "JavaFX Application Thread";
  private static final String OURS = "dev.turnstone.";
  private static final List<String> WAITS =
      List.of(
          "jdk.FileRead", "jdk.FileWrite", "jdk.FileForce", "jdk.SocketRead", "jdk.SocketWrite");
  private static final List<String> LOCKS = List.of("jdk.JavaMonitorEnter", "jdk.JavaMonitorWait");
  private static final List<String> SAMPLES =
      List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");
  private static final List<String> DRIVERS =
      List.of("org.sqlite.", "org.postgresql.", "org.mariadb.");

  private final Recording recording = new Recording();

  public WindowThreadWatch() {
    WAITS.forEach(e -> recording.enable(e).withThreshold(Duration.ZERO).withStackTrace());
    LOCKS.forEach(e -> recording.enable(e).withThreshold(Duration.ofMillis(10)).withStackTrace());
    SAMPLES.forEach(e -> recording.enable(e).withPeriod(Duration.ofMillis(10)).withStackTrace());
    recording.start();
  }

  /** What the window's thread waited for until now, each with where; empty: for nothing. */
  public List<String> waits() throws IOException {
    recording.stop();
    Path file = Files.createTempFile("window-thread", ".jfr");
    try {
      recording.dump(file);
      List<String> waits = new ArrayList<>();
      try (RecordingFile events = new RecordingFile(file)) {
        while (events.hasMoreEvents()) {
          wait(events.readEvent()).ifPresent(waits::add);
        }
      }
      return waits;
    } finally {
      Files.delete(file);
    }
  }

  @Override
  public void close() {
    recording.close();
  }

  private static Optional<String> wait(RecordedEvent event) {
    String name = event.getEventType().getName();
    RecordedThread thread =
        SAMPLES.contains(name) ? event.getThread("sampledThread") : event.getThread();
    if (thread == null || !WINDOW.equals(thread.getJavaName()) || event.getStackTrace() == null) {
      return Optional.empty();
    }
    List<String> frames =
        event.getStackTrace().getFrames().stream().map(WindowThreadWatch::frame).toList();
    boolean counts =
        SAMPLES.contains(name)
            ? frames.stream().anyMatch(f -> DRIVERS.stream().anyMatch(f::startsWith))
            : frames.stream().anyMatch(WindowThreadWatch::waitsItself)
                && frames.stream().noneMatch(WindowThreadWatch::loads);
    return counts ? Optional.of(name + " at " + String.join(" < ", frames)) : Optional.empty();
  }

  /** Reading the program's own parts, classes and words, is not waiting for anybody. */
  private static boolean loads(String frame) {
    return frame.startsWith("jdk.internal.loader.") || frame.startsWith("java.util.ResourceBundle");
  }

  private static boolean waitsItself(String frame) {
    return frame.startsWith(OURS) && !frame.startsWith("dev.turnstone.ui.");
  }

  private static String frame(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }
}

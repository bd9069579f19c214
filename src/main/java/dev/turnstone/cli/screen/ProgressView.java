package dev.turnstone.cli.screen;

import dev.turnstone.document.text.Visible;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Shows a run's progress on standard error while it works: on a terminal bars drawn anew four times
 * a second, elsewhere a line every few seconds. It only looks; no worker waits for it.
 */
public final class ProgressView {
  private static final long LOOK_MILLIS = 250;
  private static final int LOOKS_PER_LINE = 20;
  private final ProgressMeter meter;
  private final Cancellation cancellation;
  private final Terminal terminal;
  private final PrintStream err;
  private final ProgressText text;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::show, "turnstone-progress");
  private final long begun = System.nanoTime();
  private int drawn;

  private ProgressView(ProgressMeter meter, Cancellation cancellation, Terminal terminal) {
    this.meter = meter;
    this.cancellation = cancellation;
    this.terminal = terminal;
    this.err = terminal.err();
    this.text = new ProgressText(terminal.facts(), terminal.errorPaint());
  }

  /** Does the work and shows its progress meanwhile. */
  public static <T> T during(
      ProgressMeter meter, Cancellation cancellation, Terminal terminal, Supplier<T> work) {
    ProgressView view = new ProgressView(meter, cancellation, terminal);
    view.thread.setDaemon(true);
    view.thread.start();
    try {
      return work.get();
    } finally {
      view.close();
    }
  }

  private void show() {
    try {
      for (int look = 1; !closed.await(LOOK_MILLIS, TimeUnit.MILLISECONDS); look++) {
        ProgressSample sample =
            ProgressSample.of(meter, (System.nanoTime() - begun) / 1_000_000_000.0)
                .stopping(cancellation.wished());
        text.note(sample);
        if (terminal.live()) {
          draw(text.bars(sample));
        } else if (look % LOOKS_PER_LINE == 0) {
          draw(List.of(text.line(sample)));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody else uses this thread: it ends
    }
  }

  private void draw(List<String> lines) {
    StringBuilder all = new StringBuilder(erased());
    for (String said = meter.nextMessage(); said != null; said = meter.nextMessage()) {
      all.append(Visible.text(said)).append('\n');
    }
    lines.forEach(line -> all.append(line).append('\n'));
    drawn = terminal.live() ? lines.size() : 0;
    err.print(all);
    err.flush();
  }

  /** Goes back over what was drawn before. */
  private String erased() {
    return drawn == 0 ? "" : "\u001b[" + drawn + "A\r\u001b[J";
  }

  /** Takes the bars away and leaves what was said. */
  private void close() {
    closed.countDown();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    draw(List.of());
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

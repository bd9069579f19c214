package dev.turnstone.rehearse;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A time by which a run has to be over, or taken back again.
 *
 * @param begin when the run is thought to begin
 * @param end when the window ends; after {@code begin}
 * @param fits true when the run is over by then even if it takes as long as is expected at most
 * @param latestStart a run that begins no later is over by then, likewise; may be before {@code
 *     begin}
 * @param pointOfNoReturn a run that is stopped no later is taken back by then; never before {@code
 *     begin}
 */
public record Window(
    OffsetDateTime begin,
    OffsetDateTime end,
    boolean fits,
    OffsetDateTime latestStart,
    OffsetDateTime pointOfNoReturn) {

  /**
   * Works it out, in whole seconds, careful where the bands leave room: the run takes its longest,
   * and what it has done by any moment is the most it can have done.
   *
   * @param undo of the whole run; of a part of the run it takes that part
   */
  public static Window until(
      OffsetDateTime end, OffsetDateTime begin, DurationBand run, DurationBand undo) {
    double window = Duration.between(begin, end).toMillis() / 1000.0;
    long longest = (long) Math.ceil(run.high());
    return new Window(
        begin.truncatedTo(ChronoUnit.SECONDS),
        end,
        run.high() <= window,
        end.minusSeconds(longest).truncatedTo(ChronoUnit.SECONDS),
        begin
            .plusSeconds((long) Math.floor(lastAbort(window, run.low(), undo.high())))
            .truncatedTo(ChronoUnit.SECONDS));
  }

  /** Seconds into the window; taking back after them takes as long as they have left. */
  private static double lastAbort(double window, double run, double undo) {
    double last = window >= run + undo ? window - undo : window * run / (run + undo);
    return Math.max(0, last);
  }

  /** Set when the run may not be over in time. */
  public Optional<Problem> problem() {
    if (fits) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.warning(
            Code.WINDOW_SHORT, Location.EVERYWHERE, end.toString(), latestStart.toString()));
  }
}

package dev.turnstone.rehearse;

import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be expected of a run and of its undo, from a slice that was loaded into scratch copies
 * of the target's tables and taken back.
 *
 * @param tried true when scratch copies were made, whatever came of it
 * @param run how long the run will take; empty: nothing was tried, or it failed
 * @param undo how long taking back the whole run will take; likewise
 * @param window empty: no end was given, or nothing is known to hold against it
 * @param remarks what else is to be said of the slice
 */
public record Prospect(
    boolean tried,
    Optional<DurationBand> run,
    Optional<DurationBand> undo,
    UndoCertificate certificate,
    Optional<Window> window,
    List<Problem> remarks) {
  public Prospect {
    remarks = List.copyOf(remarks);
  }

  /**
   * Nothing is known.
   *
   * @param why a clause
   */
  public static Prospect unknown(boolean tried, String why, List<Problem> remarks) {
    return new Prospect(
        tried,
        Optional.empty(),
        Optional.empty(),
        UndoCertificate.none(why),
        Optional.empty(),
        remarks);
  }

  /** The same, held against a window. */
  public Prospect in(Window other) {
    return new Prospect(tried, run, undo, certificate, Optional.of(other), remarks);
  }

  /** All that is to be said. */
  List<Problem> problems() {
    List<Problem> all = new ArrayList<>(certificate.problems());
    window.flatMap(Window::problem).ifPresent(all::add);
    all.addAll(remarks);
    return all;
  }
}

package dev.turnstone.rehearse;

import dev.turnstone.journal.SetAside;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.keys.Entries;
import java.util.ArrayList;
import java.util.List;

/** What reading one range gave; thrown away when the range has to be read again. One thread. */
final class RangeTally {
  private final Causes causes = new Causes();
  private final Losses losses;
  private final List<Entries> entries = new ArrayList<>();
  private final SetAsideRows setAside;
  private long read;
  private long filtered;
  private long refused;

  /**
   * An empty tally.
   *
   * @param setAside empty; owned by the caller
   */
  RangeTally(Subject subject, SetAsideRows setAside) {
    this.setAside = setAside;
    this.losses = subject.losses().fresh();
    subject.uses().forEach(use -> entries.add(new Entries()));
  }

  void readOne() {
    read++;
  }

  void filteredOne() {
    filtered++;
  }

  void refusedOne(Problem problem) {
    refused++;
    causes.count(problem, 1);
  }

  void keep(SetAside row) {
    setAside.add(row);
  }

  long read() {
    return read;
  }

  long filtered() {
    return filtered;
  }

  long refused() {
    return refused;
  }

  Causes causes() {
    return causes;
  }

  Losses losses() {
    return losses;
  }

  Entries entries(int use) {
    return entries.get(use);
  }

  SetAsideRows setAside() {
    return setAside;
  }
}

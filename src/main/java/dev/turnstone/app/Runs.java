package dev.turnstone.app;

import dev.turnstone.problem.Problem;
import java.util.List;

/**
 * The runs of a workspace.
 *
 * @param readable newest first
 * @param damaged for every run whose journal cannot be read, what is wrong with it, newest first
 */
public record Runs(List<RunSummary> readable, List<Problem> damaged) {
  public Runs {
    readable = List.copyOf(readable);
    damaged = List.copyOf(damaged);
  }
}

package dev.turnstone.cli;

import dev.turnstone.app.DoubtfulSteps;
import dev.turnstone.app.Workspace;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a person found out about a step of which it is not known whether it was done. */
final class InDoubtOption {
  @Option(
      names = "--in-doubt",
      paramLabel = "done|not-done",
      description = "What you found out about a step in doubt, or did by hand of one that failed.")
  private Optional<Found> found = Optional.empty();

  /** As they are typed. */
  enum Found {
    done,
    not_done;

    @Override
    public String toString() {
      return name().replace('_', '-');
    }
  }

  /** Records the answer, when there is one. */
  void answer(Context context, String run) {
    found.ifPresent(
        word -> new DoubtfulSteps(new Workspace(context.folder())).answer(run, word == Found.done));
  }
}

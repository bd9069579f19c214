package dev.turnstone.plan.edit;

import dev.turnstone.plan.check.DecoderCheck;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.Optional;

/** Refuses decisions that are wrong whatever they are about. */
final class WellFormed {
  private WellFormed() {}

  static void check(Decision decision) {
    mistake(decision)
        .ifPresent(
            reason -> {
              throw new Refused(Problem.blocker(Code.USAGE, Location.EVERYWHERE, reason));
            });
  }

  private static Optional<String> mistake(Decision decision) {
    if (decision instanceof Decision.ReadAs read) return DecoderCheck.mistake(read.decoder());
    if (decision instanceof Decision.CallIt name && name.name().isBlank()) {
      return Optional.of("the new name is empty");
    }
    if (decision instanceof Decision.LookUp lookup && lookup.by().isEmpty()) {
      return Optional.of("a lookup needs at least one column to find its row by");
    }
    return Optional.empty();
  }
}

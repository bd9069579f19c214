package dev.turnstone.ui.execute;

import dev.turnstone.run.Phase;
import dev.turnstone.ui.kit.Messages;

/** The phases of a run in a sentence each. */
record PhaseWords(Messages messages) {
  String of(Phase phase) {
    return messages.text(
        switch (phase) {
          case CHECK -> "execute.phase.check";
          case SNAPSHOT -> "execute.phase.snapshot";
          case CREATE -> "execute.phase.create";
          case LOAD, REHEARSE -> "execute.phase.load";
          case INDEXES -> "execute.phase.indexes";
          case KEYS -> "execute.phase.keys";
          case SEQUENCES -> "execute.phase.sequences";
          case STEPS -> "execute.phase.steps";
          case VERIFY -> "execute.phase.verify";
          case SWAP -> "execute.phase.swap";
          case UNDO -> "execute.phase.undo";
        });
  }
}

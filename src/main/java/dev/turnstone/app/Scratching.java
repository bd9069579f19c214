package dev.turnstone.app;

import dev.turnstone.app.scratch.Leases;
import dev.turnstone.app.scratch.Leftovers;
import dev.turnstone.app.scratch.ScratchRehearsal;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.rehearse.Prospect;
import dev.turnstone.rehearse.RehearsalWatch;
import dev.turnstone.rehearse.Report;
import dev.turnstone.rehearse.Window;
import dev.turnstone.row.TargetDatabase;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;

/** The part of a rehearsal that makes scratch copies, where they are allowed. */
final class Scratching {
  private final Address to;
  private final Secret secret;
  private final RehearsalWatch watch;

  Scratching(Address to, Secret secret, RehearsalWatch watch) {
    this.to = to;
    this.secret = secret;
    this.watch = watch;
  }

  /** A folder to work in, for as long as the work takes. */
  interface Room {
    Report in(Function<Path, Report> work);
  }

  /** Looks for what killed rehearsals left behind and, where it may, drops it and tries a slice. */
  Report add(
      Report report,
      RehearsalOrder order,
      TargetDatabase target,
      ScratchRehearsal.Databases both,
      Room room) {
    Leftovers leftovers = new Leftovers(to, secret);
    if (order.scratch().isEmpty()) {
      return report.checked(leftovers.look(target, both.catalogs().target()));
    }
    Report looked = report.checked(leftovers.clear(target, both.catalogs().target()));
    if (!looked.blockers().isEmpty()) {
      return looked.with(Prospect.unknown(false, "the plan has blockers", List.of()), 0);
    }
    long begun = System.nanoTime();
    Leases leases =
        (where, wanted, cancellation) ->
            LeaseKeeper.take(where, wanted, cancellation, this::stopWished);
    ScratchRehearsal scratch = new ScratchRehearsal(both, to, secret, leases, watch);
    long rows = order.scratch().getAsLong();
    return room.in(
        folder -> {
          Prospect found = scratch.perform(looked, rows, folder);
          double seconds = (System.nanoTime() - begun) / 1e9;
          return looked.with(within(found, order), seconds);
        });
  }

  private static Prospect within(Prospect found, RehearsalOrder order) {
    if (order.windowEnd().isEmpty() || found.run().isEmpty() || found.undo().isEmpty()) {
      return found;
    }
    OffsetDateTime end = order.windowEnd().get();
    OffsetDateTime now = OffsetDateTime.now(end.getOffset());
    return found.in(Window.until(end, now, found.run().get(), found.undo().get()));
  }

  private boolean stopWished() {
    try {
      watch.check();
      return false;
    } catch (Stopped e) {
      return true;
    }
  }
}

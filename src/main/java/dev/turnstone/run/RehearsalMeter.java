package dev.turnstone.run;

import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.RehearsalWatch;

/** Shows a rehearsal on the meter of a run. */
public final class RehearsalMeter implements RehearsalWatch {
  private final ProgressMeter meter;
  private final Cancellation cancellation;

  public RehearsalMeter(ProgressMeter meter, Cancellation cancellation) {
    this.meter = meter;
    this.cancellation = cancellation;
  }

  @Override
  public void doing(String sentence) {
    meter.enter(Phase.REHEARSE, sentence);
  }

  @Override
  public void expect(TableName table, long rows) {
    meter.table(table.toString()).expect(rows);
  }

  @Override
  public void read(TableName table, long rows, long refused) {
    ProgressMeter.TableProgress progress = meter.table(table.toString());
    progress.readRows(rows);
    progress.confirm(rows, refused);
  }

  @Override
  public void finished(TableName table) {
    meter.table(table.toString()).finish();
  }

  @Override
  public void check() {
    if (cancellation.wished()) {
      throw new Stopped(
          Problem.blocker(Code.REHEARSAL_STOPPED, Location.EVERYWHERE, cancellation.why()));
    }
  }
}

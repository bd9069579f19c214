package dev.turnstone.app.scratch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.rehearse.DurationBand;
import dev.turnstone.rehearse.UndoCertificate;
import dev.turnstone.run.Phase;
import dev.turnstone.support.Catalogs;
import dev.turnstone.support.Plans;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class ForecastTest {
  /** A table of a million rows of which so many were loaded, at 10 microseconds each. */
  private static Tried.OfTable loaded(long rows, double... rates) {
    Table table = Catalogs.table("main", "t", "id int64");
    TableName copy = new TableName("main", "turnstone_scratch_00000000_1");
    ScratchTable scratch =
        new ScratchTable(Plans.creating(table, table), table, copy, 1_000_000, 0);
    List<Double> each =
        rates.length == 0
            ? Collections.nCopies(8, 1e-5)
            : java.util.Arrays.stream(rates).boxed().toList();
    Tried.Times times = new Tried.Times(rows * 1e-5, 0, rows * 1e-6, rows * 2e-6);
    UndoCertificate.OfTable proof =
        new UndoCertificate.OfTable(table.name(), 0, rows, 0, rows, "-", "-", true);
    return new Tried.OfTable(scratch, rows, 0, each, times, proof);
  }

  private static Tried tried(Tried.OfTable table) {
    Map<Phase, Double> phases = Map.of(Phase.INDEXES, table.read() * 3e-6);
    return new Tried(List.of(table), phases, 1, table.times().undoing(), List.of());
  }

  private static Forecast forecast(Safeguards limits, double... rates) {
    return new Forecast(tried(loaded(1_000)), tried(loaded(100_000, rates)), 0.5, limits, 1);
  }

  @Test
  void aSteadyLoadIsToldCloselyWithItsIndexesAndItsReadingBack() {
    DurationBand run = forecast(Safeguards.DEFAULT).run();

    // 10 s of loading, 3 s of indexes, 1 s of reading back, half a second of opening
    assertTrue(run.low() > 9 && run.low() < 14.5, run.toString());
    assertTrue(run.high() > 14.5 && run.high() < 25, run.toString());
    assertEquals(1, run.tables().size());
  }

  @Test
  void theUndoIsToldFromTheUndo() {
    DurationBand undo = forecast(Safeguards.DEFAULT).undo();

    assertTrue(undo.low() < 2.5 && undo.high() > 2.5 && undo.high() < 6, undo.toString());
  }

  @Test
  void chunksThatDifferMakeTheBandWider() {
    DurationBand steady = forecast(Safeguards.DEFAULT).run();
    DurationBand uneven = forecast(Safeguards.DEFAULT, 9e-5, 0.5e-5, 2e-5, 0.5e-5, 2e-5).run();

    assertTrue(uneven.high() - uneven.low() > 1.4 * (steady.high() - steady.low()));
    assertTrue(uneven.high() < 40, "the first chunk counts: " + uneven);
  }

  @Test
  void aLimitOfRowsPerSecondCannotBeOutrun() {
    Safeguards slow =
        new Safeguards(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalLong.of(1_000),
            OptionalLong.empty(),
            OptionalLong.empty());

    assertTrue(forecast(slow).run().low() >= 1_000, () -> forecast(slow).run().toString());
  }
}

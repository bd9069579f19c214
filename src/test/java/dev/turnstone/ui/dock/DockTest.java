package dev.turnstone.ui.dock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Credentials;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.dock.DockViewModel.Tab;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.migration.SampleMigration;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockTest {
  @TempDir Path folder;
  private SampleMigration sample;
  private Migration migration;
  private DockViewModel dock;

  @BeforeEach
  void open() {
    sample = SampleMigration.in(folder).read();
    migration = sample.migration();
    dock = new DockViewModel(migration, ZoneOffset.UTC);
  }

  @AfterEach
  void close() {
    sample.close();
    assertEquals(List.of(), sample.failures());
  }

  @Test
  void whatIsNotDecidedIsListedFirstAndToldWhereToDecideIt() {
    long before = blockers();
    propose(MappingOptions.DEFAULT);
    int open = migration.plan().orElseThrow().open().size();
    assertTrue(open > 0);
    assertTrue(blockers() >= before + open);
    DockViewModel.Line first = dock.problems().get(0);
    assertTrue(first.what().startsWith("is not decided: "), first.what());
    assertEquals("Decide it on the page Map.", first.fix());
  }

  @Test
  void theTabThatStandsOpenIsClosedByItsOwnButton() {
    dock.toggle(Tab.LOG);
    dock.toggle(Tab.SQL);
    assertEquals(Tab.SQL, dock.shown().get().orElseThrow());
    dock.toggle(Tab.SQL);
    assertTrue(dock.shown().get().isEmpty());
  }

  @Test
  void aPlanThatMakesTablesShowsHowAndOneThatDoesNotSaysSo() {
    dock.toggle(Tab.SQL);
    assertTrue(dock.sql().get().startsWith("The plan makes no tables"), dock.sql().get());
    MappingOptions usual = MappingOptions.DEFAULT;
    propose(new MappingOptions(usual.include(), usual.exclude(), usual.rename(), true));
    assertTrue(dock.sql().get().contains("CREATE TABLE `Stock`"), dock.sql().get());
  }

  @Test
  void theLogKeepsTheLastThousandSentencesEachOnce() {
    IntStream.rangeClosed(1, 1_005).forEach(i -> migration.sentence().set("Sentence " + i));
    assertEquals(1_000, dock.log().size());
    assertEquals("Sentence 6", dock.log().get(0).words());
    migration.sentence().set("");
    migration.sentence().set("Sentence 1005");
    assertEquals(1_000, dock.log().size());
    assertFalse(dock.at(dock.log().get(0)).isEmpty());
  }

  private void propose(MappingOptions options) {
    String from = migration.project().project().from();
    String to = migration.project().project().to();
    migration.document().change(migration.engine().plan(from, to, options, Credentials.NONE));
  }

  private long blockers() {
    return dock.problems().stream().filter(l -> l.severity() == Severity.BLOCKER).count();
  }
}

package dev.turnstone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.turnstone.fences.Calls;
import dev.turnstone.fences.Layers;
import dev.turnstone.fences.Names;
import dev.turnstone.fences.Repository;
import dev.turnstone.fences.Sights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The fences around the program's packages. The rules stand in {@code dev.turnstone.fences}, each
 * with a test that plants a violation and sees it caught.
 */
class ArchitectureTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.turnstone");

  @Test
  void theRulesLookAtTheProgram() {
    assertTrue(PROGRAM.contain("dev.turnstone.problem.Problem"));
  }

  @Test
  void everyPackageSeesOnlyWhatStandsAboveIt() {
    Layers.EVERY_PACKAGE_SEES_ONLY_WHAT_STANDS_ABOVE_IT.check(PROGRAM);
  }

  @Test
  void packagesHaveNoCycles() {
    Layers.PACKAGES_HAVE_NO_CYCLES.check(PROGRAM);
  }

  @Test
  void onlyUiSeesTheWindowToolkit() {
    Sights.ONLY_UI_SEES_THE_WINDOW_TOOLKIT.check(PROGRAM);
  }

  @Test
  void onlyJdbcAndJournalSeeConnections() {
    Sights.ONLY_JDBC_AND_JOURNAL_SEE_CONNECTIONS.check(PROGRAM);
  }

  @Test
  void onlySparkSeesSpark() {
    Sights.ONLY_SPARK_SEES_SPARK.check(PROGRAM);
  }

  @Test
  void rehearseIsNeverGivenASink() {
    Sights.REHEARSE_IS_NEVER_GIVEN_A_SINK.check(PROGRAM);
  }

  @Test
  void runLaterIsCalledInTheUiKitOnly() {
    Sights.RUN_LATER_ONLY_IN_THE_UI_KIT.check(PROGRAM);
  }

  @Test
  void datesAreOfJavaTime() {
    Sights.NO_DATES_OF_THE_OLD_KIND.check(PROGRAM);
  }

  @Test
  void noCallAsksForTheMachinesLanguage() {
    Calls.NO_CALL_ASKS_FOR_THE_MACHINES_LANGUAGE.check(PROGRAM);
  }

  @Test
  void noCallAsksForTheMachinesEncoding() {
    Calls.NO_CALL_ASKS_FOR_THE_MACHINES_ENCODING.check(PROGRAM);
  }

  @Test
  void onlyCliWritesToTheStandardStreams() {
    Calls.ONLY_CLI_WRITES_TO_THE_STANDARD_STREAMS.check(PROGRAM);
  }

  @Test
  void noClassHasAnEmptyName() {
    Names.NO_CLASS_HAS_AN_EMPTY_NAME.check(PROGRAM);
  }

  @Test
  void everyPackageIsNullMarked() throws IOException {
    assertEquals(List.of(), Repository.packagesNotNullMarked(Path.of("src/main/java")));
  }

  @Test
  void theTopOfTheRepositoryHoldsOnlyWhatBelongsThere() throws IOException {
    assertEquals(List.of(), Repository.strangersAtTheTop(Path.of("")));
  }
}

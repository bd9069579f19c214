package dev.turnstone.fences;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayersTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "problem, catalog",
    "catalog, plan",
    "sql, plan",
    "plan, row",
    "row, journal",
    "row, jdbc",
    "journal, rehearse",
    "rehearse, run",
    "run, verify",
    "verify, undo",
    "watch, undo",
    "govern, run",
    "jdbc, journal",
    "jdbc, run",
    "document, app",
    "app, spark",
    "app, cli",
    "cli, ui",
    "cli, jdbc",
    "ui, jdbc",
    "ui, spark",
    "ui.home, cli",
  })
  void lookingDownIsCaught(String from, String to) throws IOException {
    planted(from, to)
        .isCaughtBy(Layers.EVERY_PACKAGE_SEES_ONLY_WHAT_STANDS_ABOVE_IT, from + ".Sees");
  }

  @ParameterizedTest
  @CsvSource({
    "catalog, problem",
    "sql, problem",
    "row, sql",
    "journal, catalog",
    "rehearse, problem",
    "verify, journal",
    "watch, verify",
    "document, govern",
    "jdbc, plan",
    "spark, jdbc",
    "app, jdbc",
    "cli, run",
    "ui.home, ui.kit",
  })
  void lookingUpIsFine(String from, String to) throws IOException {
    planted(from, to).passes(Layers.EVERY_PACKAGE_SEES_ONLY_WHAT_STANDS_ABOVE_IT);
  }

  @Test
  void aPackageOutsideTheTableIsCaught() throws IOException {
    Planted.in(folder, "package dev.turnstone.misc; class Stray {}")
        .isCaughtBy(Layers.EVERY_PACKAGE_SEES_ONLY_WHAT_STANDS_ABOVE_IT, "misc.Stray");
  }

  @Test
  void nobodySeesMain() throws IOException {
    Planted.in(
            folder,
            "package dev.turnstone; public class Main {}",
            "package dev.turnstone.app; class Sees { dev.turnstone.Main main; }")
        .isCaughtBy(Layers.EVERY_PACKAGE_SEES_ONLY_WHAT_STANDS_ABOVE_IT, "app.Sees");
  }

  @Test
  void aCycleIsCaught() throws IOException {
    Planted.in(
            folder,
            "package dev.turnstone.ui.home; public class Home { dev.turnstone.ui.kit.Kit kit; }",
            "package dev.turnstone.ui.kit; public class Kit { dev.turnstone.ui.home.Home home; }")
        .isCaughtBy(Layers.PACKAGES_HAVE_NO_CYCLES, "ui.kit");
  }

  private Planted planted(String from, String to) throws IOException {
    return Planted.in(
        folder,
        "package dev.turnstone.%s; public class Seen {}".formatted(to),
        "package dev.turnstone.%s; class Sees { dev.turnstone.%s.Seen[] seen; }"
            .formatted(from, to));
  }
}

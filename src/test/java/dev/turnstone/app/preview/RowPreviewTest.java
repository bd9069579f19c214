package dev.turnstone.app.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.Engine;
import dev.turnstone.app.Survey;
import dev.turnstone.app.Workspace;
import dev.turnstone.app.preview.PreviewRow.Fate;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.edit.Scope;
import dev.turnstone.plan.edit.Surroundings;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.run.Cancellation;
import dev.turnstone.support.Catalogs;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A preview tells of real rows what a run would make of them. */
class RowPreviewTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"sqlite, sqlite", "sqlite, postgresql", "mariadb, postgresql", "postgresql, mariadb"})
  void aColumnIsShownBeforeAndAfter(String from, String to) {
    try (Shop shop = new Shop(from, to)) {
      MigrationPlan plan = shop.plan();
      Preview text = shop.look(plan, "note");
      assertEquals(List.of("note"), text.sources());
      assertEquals(List.of("note"), text.targets());
      assertEquals(
          List.of(row("first", "first", Fate.STORED, 2), row(null, null, Fate.STORED, 1)),
          text.rows());
      assertEquals(3, text.looked());
      assertTrue(text.whole());
    }
  }

  @ParameterizedTest
  @CsvSource({"sqlite, sqlite", "sqlite, postgresql", "mariadb, postgresql"})
  void aValueThatIsNoDateIsRefusedWithItsReasonAndCountedFirst(String from, String to) {
    try (Shop shop = new Shop(from, to)) {
      MigrationPlan plan =
          shop.decide("born", new Decision.ReadAs(new Decoder.Pattern("dd.MM.uuuu")));
      Preview dates = shop.look(plan, "born");
      PreviewRow refused = dates.rows().get(0);
      assertEquals(List.of(Optional.of("00.00.0000")), refused.before());
      assertEquals(Fate.REFUSED, refused.fate());
      assertEquals(Code.NOT_A_DATE, refused.problem().orElseThrow().code());
      assertEquals(2, refused.rows());
      assertEquals(row("24.12.1971", "1971-12-24", Fate.STORED, 1), dates.rows().get(1));
      assertEquals(2, dates.refused());
    }
  }

  @Test
  void whatTheTargetsOwnCheckRefusesIsRefused() {
    for (String vendor : List.of("sqlite", "postgresql", "mariadb")) {
      try (Shop shop = new Shop("sqlite", vendor)) {
        Preview country = shop.look(shop.plan(), "country");
        PreviewRow refused = country.rows().get(0);
        assertEquals(List.of(Optional.of("DEU")), refused.before(), vendor);
        assertEquals(Code.CHECK_FAILED, refused.problem().orElseThrow().code(), vendor);
        assertEquals(List.of(Optional.of("DEU")), refused.after(), vendor);
        assertEquals(1, country.refused(), vendor);
      }
    }
  }

  @Test
  void anExpressionShowsTheColumnsItReads() {
    try (Shop shop = new Shop("sqlite", "sqlite")) {
      FieldRule rule = new FieldRule.Expression("country + ' ' + string(id)");
      Preview computed = shop.look(shop.decide("note", new Decision.Fill(rule)), "note");
      assertEquals(List.of("id", "country"), computed.sources());
      assertEquals(List.of(Optional.of("1"), Optional.of("DE")), computed.rows().get(0).before());
      assertEquals(List.of(Optional.of("DE 1")), computed.rows().get(0).after());
    }
  }

  @Test
  void whatADecisionPutsInPlaceIsSaidToBeChanged() {
    try (Shop shop = new Shop("sqlite", "postgresql")) {
      MigrationPlan plan =
          shop.decide(
              "born",
              new Decision.ReadAs(new Decoder.Pattern("dd.MM.uuuu")),
              new Decision.Recover(new OnFailure.UseNull()));
      Preview dates = shop.look(plan, "born");
      assertEquals(row("00.00.0000", null, Fate.CHANGED, 2), dates.rows().get(0));
      assertEquals(0, dates.refused());
    }
  }

  @Test
  void aRowAtWhichTheRunWouldStopIsSaidToStopIt() {
    try (Shop shop = new Shop("sqlite", "postgresql")) {
      MigrationPlan plan =
          shop.decide(
              "born",
              new Decision.ReadAs(new Decoder.Pattern("dd.MM.uuuu")),
              new Decision.Recover(new OnFailure.Stop()));
      assertEquals(Fate.STOPS, shop.look(plan, "born").rows().get(0).fate());
    }
  }

  @Test
  void aLookupIsReallyLookedUp() {
    try (Shop shop = new Shop("mariadb", "postgresql")) {
      FieldRule rule =
          new FieldRule.Lookup(
              List.of("country"),
              shop.source("countries").toString(),
              List.of("code"),
              "title",
              FieldRule.ValueMap.Unlisted.SET_ASIDE);
      Preview found = shop.look(shop.decide("note", new Decision.Fill(rule)), "note");
      PreviewRow missing = found.rows().get(0);
      assertEquals(Code.LOOKUP_MISSING, missing.problem().orElseThrow().code());
      assertEquals(row("DE", "Germany", Fate.STORED, 2), found.rows().get(1));
    }
  }

  @Test
  void rowsThatTheFilterLeavesOutAreCountedAndShownWithWholeRowsOnly() {
    try (Shop shop = new Shop("sqlite", "sqlite")) {
      MigrationPlan plan = shop.filter("row['country'] == 'DE' && id != 3");
      Preview column = shop.look(plan, "country");
      assertEquals(List.of(row("DE", "DE", Fate.STORED, 1)), column.rows());
      assertEquals(2, column.filtered());
      Preview whole = shop.whole(plan);
      assertEquals(
          List.of(Fate.REFUSED, Fate.FILTERED, Fate.FILTERED),
          whole.rows().stream().map(PreviewRow::fate).toList());
    }
  }

  @Test
  void aWholeRowStopsAtTheColumnThatIsToBlame() {
    try (Shop shop = new Shop("sqlite", "postgresql")) {
      Preview whole = shop.whole(shop.plan());
      assertEquals(List.of("id", "born", "country", "note"), whole.targets());
      PreviewRow refused = whole.rows().get(0);
      assertEquals(Optional.of("born"), refused.problem().orElseThrow().where().column());
      assertEquals(1, refused.after().size());
      assertEquals(Optional.of("24.12.1971"), refused.before().get(1));
    }
  }

  @Test
  void aTableThatIsStillToBeMadeIsPreviewedWithoutMakingIt() {
    try (TestDatabase source = Databases.sqlite(folder)) {
      source.execute("create table t (a text)", "insert into t values ('x')");
      Path target = folder.resolve("new.db");
      Engine engine = new Engine(new Workspace(folder.resolve("w")), Clock.systemUTC());
      String to = "sqlite:" + target;
      MappingOptions usual = MappingOptions.DEFAULT;
      MappingOptions creating =
          new MappingOptions(usual.include(), usual.exclude(), usual.rename(), true);
      MigrationPlan plan = engine.plan(source.connString(), to, creating, Credentials.NONE);
      boolean there = Files.exists(target);
      Survey survey =
          new Survey(
              engine.inspect(source.connString(), Credentials.NONE, false), Catalogs.sqlite());
      RowPreview preview =
          new RowPreview(engine.workspace(), source.connString(), to, Credentials.NONE);
      PreviewOrder order = new PreviewOrder(plan, plan.tables().get(0).target(), Optional.of("a"));
      assertEquals(
          List.of(row("x", "x", Fate.STORED, 1)),
          preview.look(order, survey, new Cancellation()).rows());
      assertEquals(there, Files.exists(target));
    }
  }

  @Test
  void aRuleThatCannotWorkIsRefusedWithItsPlace() {
    try (Shop shop = new Shop("sqlite", "postgresql")) {
      FieldRule rule = new FieldRule.Constant(Optional.of("no number"));
      MigrationPlan plan = shop.decide("id", new Decision.Fill(rule));
      Refused refused = assertThrows(Refused.class, () -> shop.look(plan, "id"));
      assertEquals(Optional.of("id"), refused.problems().get(0).where().column());
    }
  }

  @Test
  void onlyTheBeginningOfALongTableIsReadAndLongValuesAreCut() {
    try (Shop shop = new Shop("sqlite", "sqlite")) {
      shop.source.execute(
          "with recursive n(i) as (select 10 union all select i + 1 from n where i < 5000) "
              + "insert into person select i, null, 'DE', i || ' ' || printf('%0*d', 300, i) from n");
      Preview notes = shop.look(shop.plan(), "note");
      assertEquals(2000, notes.looked());
      assertFalse(notes.whole());
      assertEquals(20, notes.rows().size());
      String last = notes.rows().get(19).after().get(0).orElseThrow();
      assertEquals(201, last.length());
      assertTrue(last.endsWith("…"));
    }
  }

  @Test
  void aCancelledPreviewReadsNoFurtherRow() {
    try (Shop shop = new Shop("sqlite", "sqlite")) {
      Cancellation stop = new Cancellation();
      stop.stop("not wanted any more");
      Preview preview = shop.preview.look(shop.order(shop.plan(), "note"), shop.survey(), stop);
      assertEquals(1, preview.looked());
    }
  }

  private static PreviewRow row(String before, String after, Fate fate, long rows) {
    return new PreviewRow(
        List.of(Optional.ofNullable(before)),
        List.of(Optional.ofNullable(after)),
        fate,
        Optional.empty(),
        rows);
  }

  /** Persons in one database, and stricter tables of the same names in another. */
  private final class Shop implements AutoCloseable {
    private final TestDatabase source;
    private final TestDatabase target;
    private final Engine engine =
        new Engine(new Workspace(folder.resolve("workspace")), Clock.systemUTC());
    private final Credentials secrets;
    private final RowPreview preview;

    Shop(String from, String to) {
      source = Databases.of(from, folder);
      target = Databases.of(to, folder);
      source.execute(
          "create table person (id integer primary key, born varchar(10), country varchar(9), "
              + "note text)",
          "insert into person values (1, '24.12.1971', 'DE', 'first')",
          "insert into person values (2, '00.00.0000', 'DEU', 'first')",
          "insert into person values (3, '00.00.0000', 'DE', null)",
          "create table countries (code varchar(9) primary key, title varchar(40))",
          "insert into countries values ('DE', 'Germany')");
      target.execute(
          "create table person (id integer primary key, born date, "
              + "country varchar(9) not null check (length(country) = 2), note text)",
          "create table countries (code varchar(9) primary key, title varchar(40))");
      secrets = Credentials.of(source.password().toCharArray(), target.password().toCharArray());
      preview =
          new RowPreview(engine.workspace(), source.connString(), target.connString(), secrets);
    }

    TableName source(String name) {
      return survey().source().tables().stream()
          .map(t -> t.name())
          .filter(n -> n.name().equals(name))
          .findFirst()
          .orElseThrow();
    }

    MigrationPlan plan() {
      return engine.plan(source.connString(), target.connString(), MappingOptions.DEFAULT, secrets);
    }

    Survey survey() {
      Catalog one = engine.inspect(source.connString(), secrets, false);
      Credentials swapped = Credentials.of(target.password().toCharArray(), new char[0]);
      return new Survey(one, engine.inspect(target.connString(), swapped, false));
    }

    MigrationPlan decide(String column, Decision... decisions) {
      return edited(Scope.columns("person." + column), decisions);
    }

    MigrationPlan filter(String cel) {
      return edited(Scope.tables("person"), new Decision.Keep(Optional.of(cel)));
    }

    private MigrationPlan edited(Scope scope, Decision... decisions) {
      Survey both = survey();
      Surroundings around =
          new Surroundings(Optional.of(both.source()), Optional.of(both.target()));
      return new PlanEdit(scope, Arrays.asList(decisions)).apply(plan(), around).plan();
    }

    PreviewOrder order(MigrationPlan plan, String column) {
      TableName person =
          plan.tables().stream()
              .map(t -> t.target())
              .filter(t -> t.name().equals("person"))
              .findFirst()
              .orElseThrow();
      return new PreviewOrder(plan, person, Optional.ofNullable(column));
    }

    Preview look(MigrationPlan plan, String column) {
      return preview.look(order(plan, column), survey(), new Cancellation());
    }

    Preview whole(MigrationPlan plan) {
      return preview.look(order(plan, null), survey(), new Cancellation());
    }

    @Override
    public void close() {
      source.close();
      target.close();
    }
  }
}

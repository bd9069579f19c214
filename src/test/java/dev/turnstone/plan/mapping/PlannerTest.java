package dev.turnstone.plan.mapping;

import static dev.turnstone.support.Catalogs.postgres;
import static dev.turnstone.support.Catalogs.sqlite;
import static dev.turnstone.support.Catalogs.table;
import static dev.turnstone.support.Catalogs.with;
import static dev.turnstone.support.Catalogs.withKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Sequence;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.check.PlanCheck;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private final Table artist = withKey(table("main", "Artist", "Id int64"), "Id");
  private final Table album = table("main", "Album", "Id int64");
  private final Table view = with(table("main", "Top", "Id int64"), TableKind.VIEW);

  @Test
  void whatIsThereIsMatchedAndWhatIsMissingIsCreated() {
    MigrationPlan plan =
        plan(
            sqlite(artist, album, view),
            postgres(table("public", "artist", "id int64")),
            options("", "", true));
    assertEquals(
        List.of("main.Album -> new public.album", "main.Artist -> public.artist"), told(plan));
    assertEquals(List.of(), plan.open());
  }

  @Test
  void aMissingTableIsAskedAboutWhenNothingIsToBeCreated() {
    MigrationPlan plan = plan(sqlite(artist), postgres(), options("", "", false));
    assertEquals(List.of(), plan.tables());
    assertEquals(
        List.of(
            new OpenQuestion(
                "main.Artist",
                Optional.empty(),
                List.of(),
                "the target has no table like it; --create-missing plans to create it")),
        plan.open());
  }

  @Test
  void patternsPickTables() {
    assertEquals(
        List.of("main.Artist -> new public.artist"),
        told(plan(sqlite(artist, album), postgres(), options("art*", "", true))));
    assertEquals(
        List.of("main.Artist -> new public.artist"),
        told(plan(sqlite(artist, album), postgres(), options("", "alb?m", true))));
    assertEquals(
        List.of(), told(plan(sqlite(artist), postgres(), options("artist", "artist", true))));
  }

  @Test
  void aPatternThatFitsNoTableIsASlipOfThePen() {
    EngineException.Refused refused =
        assertThrows(
            EngineException.Refused.class,
            () -> plan(sqlite(artist, view), postgres(), options("artists,top", "old*", true)));
    assertEquals(
        List.of(
            "artists: the table is not in the source.",
            "top: this is a view or virtual table, which holds no rows of its own to carry.",
            "old*: the table is not in the source."),
        refused.problems().stream().map(Problem::message).toList());
  }

  @Test
  void whatTheSourceLeavesBehindIsInThePlan() {
    Catalog plain = postgres(table("public", "t", "id int32"));
    Catalog source =
        new Catalog(
            plain.product(),
            "shop",
            plain.tables(),
            List.of(
                sequence("free", Optional.empty()), sequence("own", Optional.of("public.t.id"))),
            List.of(),
            List.of(new LeftBehind("view", new TableName("public", "v"), "a view holds no rows")),
            plain.settings());
    assertEquals(
        List.of(
            "view public.v: a view holds no rows", "sequence public.free: it belongs to no column"),
        plan(source, sqlite(), options("", "", true)).leftBehind());
  }

  @Test
  void twoTablesOfOneNameFromTwoSchemasAreNotMerged() {
    Catalog source = postgres(table("a", "t", "id int32"), table("b", "t", "id int32"));
    Catalog target = sqlite();
    MigrationPlan plan = plan(source, target, options("", "", true));
    assertTrue(
        PlanCheck.check(plan, source, target).stream()
            .anyMatch(
                p ->
                    p.message()
                            .equals(
                                "main.t: the name t for b.t collides with that of another table to"
                                    + " be created in SQLite.")
                        && p.fix()
                            .endsWith("turnstone plan set plan.json --table b.t --rename-to t_2")));
  }

  @Test
  void namesThatBecomeOneAreRefusedWithAProposal() {
    Table twins = table("main", "t", "UserId int64", "user_id int64");
    Catalog source = sqlite(twins);
    Catalog target = postgres();
    List<Problem> problems =
        PlanCheck.check(plan(source, target, options("", "", true)), source, target);
    assertEquals(
        "public.t.user_id: the name user_id collides with user_id in public.t.",
        problems.get(0).message());
    assertEquals(
        "Use another name, for example: turnstone plan set plan.json --column public.t.user_id"
            + " --rename-to user_id_2",
        problems.get(0).fix());
  }

  @Test
  void theFingerprintsCoverTheTablesOfThePlanOnly() {
    MigrationPlan one = plan(sqlite(artist, album), postgres(), options("artist", "", true));
    MigrationPlan other =
        plan(sqlite(artist, with(album, TableKind.VIEW)), postgres(), options("artist", "", true));
    assertEquals(one.source().fingerprint(), other.source().fingerprint());
  }

  @Test
  void aThousandTablesArePlannedInSeconds() {
    List<Table> from = new ArrayList<>();
    List<Table> to = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      String[] columns = new String[10];
      String[] snake = new String[10];
      for (int c = 0; c < 10; c++) {
        columns[c] = "SomeColumn" + c + " text?";
        snake[c] = "some_column" + c + " text?";
      }
      from.add(table("main", "SomeTable" + i, columns));
      if (i % 2 == 0) to.add(table("public", "some_table" + i, snake));
    }
    Catalog source = sqlite(from.toArray(Table[]::new));
    Catalog target = postgres(to.toArray(Table[]::new));
    Instant start = Instant.now();
    MigrationPlan plan = plan(source, target, options("", "", true));
    PlanCheck.check(plan, source, target);
    assertEquals(1000, plan.tables().size());
    Duration took = Duration.between(start, Instant.now());
    assertTrue(took.compareTo(Duration.ofSeconds(20)) < 0, took.toString());
  }

  private static Sequence sequence(String name, Optional<String> ownedBy) {
    return new Sequence(
        new TableName("public", name),
        BigInteger.ONE,
        BigInteger.ONE,
        false,
        Optional.empty(),
        ownedBy);
  }

  private static MappingOptions options(String include, String exclude, boolean create) {
    return new MappingOptions(
        TablePatterns.parse(include), TablePatterns.parse(exclude), Rename.SNAKE_CASE, create);
  }

  private static MigrationPlan plan(Catalog source, Catalog target, MappingOptions options) {
    return Planner.plan(
        "test",
        new Planner.Side(source, "sqlite:old.db"),
        new Planner.Side(target, "postgresql://me@host/shop"),
        options);
  }

  private static List<String> told(MigrationPlan plan) {
    return plan.tables().stream()
        .map(t -> t.source() + " -> " + (t.create().isPresent() ? "new " : "") + t.target())
        .toList();
  }
}

package dev.turnstone.plan.check;

import static dev.turnstone.support.Catalogs.column;
import static dev.turnstone.support.Catalogs.counted;
import static dev.turnstone.support.Catalogs.postgres;
import static dev.turnstone.support.Catalogs.sqlite;
import static dev.turnstone.support.Catalogs.table;
import static dev.turnstone.support.Catalogs.with;
import static dev.turnstone.support.Catalogs.withKey;
import static dev.turnstone.support.Plans.copies;
import static dev.turnstone.support.Plans.field;
import static dev.turnstone.support.Plans.filtered;
import static dev.turnstone.support.Plans.into;
import static dev.turnstone.support.Plans.plan;
import static dev.turnstone.support.Plans.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleCheckTest {
  private final Table from =
      withKey(table("main", "customer", "id int32", "name text?", "born text?"), "id");
  private final Table to =
      counted(
          withKey(table("public", "customer", "id int32", "name text?", "born text?"), "id"), 0);
  private final TablePlan good = into(from, to, copies("id", "name", "born"));

  @Test
  void columnsMustBeThereOnBothSides() {
    assertEquals(
        List.of(
            "BLOCKER COLUMN_MISSING public.customer.gone",
            "BLOCKER COLUMN_MISSING main.customer.away"),
        check(
            from,
            to,
            into(
                from,
                to,
                FieldPlan.copy("id", "id"),
                FieldPlan.copy("id", "gone"),
                FieldPlan.copy("away", "name"))));
  }

  @Test
  void aColumnIsFilledOnce() {
    assertEquals(
        List.of("BLOCKER COLUMN_TWICE public.customer.id"),
        check(from, to, into(from, to, copies("id", "id"))));
  }

  @Test
  void aColumnThatCannotBeNullMustBeFilledUnlessItFillsItself() {
    Column counter = generated("no int64", new Generation.Identity(false));
    Table target =
        counted(
            with(
                with(table("public", "customer", "id int32", "name text"), counter),
                defaulted("kind text")),
            0);
    assertEquals(
        List.of("BLOCKER COLUMN_UNMAPPED public.customer.name"),
        check(from, target, into(from, target, copies("id"))));
  }

  @Test
  void aComputedColumnIsNotWritten() {
    Table target =
        counted(
            with(
                table("public", "customer", "id int32"),
                generated("name text?", new Generation.Computed("'x'", true))),
            0);
    assertEquals(
        List.of("BLOCKER RULE_INVALID public.customer.name"),
        check(from, target, into(from, target, copies("id", "name"))));
  }

  @Test
  void aPlanWithoutColumnsCarriesNothing() {
    Table target = counted(table("public", "customer", "id int32?"), 0);
    assertEquals(
        List.of("BLOCKER NO_COLUMNS public.customer"), check(from, target, into(from, target)));
  }

  @Test
  void typesThatDoNotGoTogetherAreRefused() {
    Table source = table("main", "customer", "id bytes", "name float64");
    Table target = counted(table("public", "customer", "id date?", "name bytes?"), 0);
    List<Problem> problems = problems(source, target, into(source, target, copies("id", "name")));
    assertEquals(
        List.of(
            "BLOCKER TYPE_IMPOSSIBLE public.customer.id",
            "BLOCKER TYPE_IMPOSSIBLE public.customer.name"),
        told(problems));
  }

  @Test
  void aNarrowerTargetIsNotedBecauseRowsMayBeSetAside() {
    Table source = table("main", "customer", "id int64", "name text?");
    Table target = counted(table("public", "customer", "id int16", "name text(5)"), 0);
    assertEquals(
        List.of(
            "NOTE TYPE_MAY_REFUSE public.customer.id",
            "NOTE TYPE_MAY_REFUSE public.customer.name",
            "NOTE TYPE_MAY_REFUSE public.customer.name"),
        check(source, target, into(source, target, copies("id", "name"))));
  }

  @Test
  void aChoiceIsOpenUntilItIsRecorded() {
    Table source = table("main", "customer", "at timestamp(6)");
    Table target = counted(table("public", "customer", "at instant(6)"), 0);
    assertEquals(
        List.of("BLOCKER TYPE_NEEDS_CHOICE public.customer.at"),
        check(source, target, into(source, target, copies("at"))));
    FieldRule zoned = new FieldRule.Convert("at", new Decoder.Zone("Europe/Berlin"));
    assertEquals(List.of(), check(source, target, into(source, target, field("at", zoned))));
  }

  @Test
  void aDecoderThatCannotWorkIsRefused() {
    Map<Decoder, String> mistakes =
        Map.of(
            new Decoder.Pattern("QQQQQQQQ"), "the pattern QQQQQQQQ cannot be used",
            new Decoder.Zone("Mars/Base"), "there is no zone Mars/Base",
            new Decoder.Zone("UTC"),
                "a zone stands between a wall time and an instant, here is neither",
            new Decoder.Charset("latin-99"), "there is no character set latin-99",
            new Decoder.NumberFormat(",", ","),
                "a decimal separator is one character, grouping another or none",
            new Decoder.Round(), "rounding needs a target with a scale, not text");
    mistakes.forEach(
        (decoder, mistake) -> {
          FieldRule rule = new FieldRule.Convert("name", decoder);
          List<Problem> problems =
              problems(from, to, into(from, to, FieldPlan.copy("id", "id"), field("name", rule)));
          assertEquals(
              List.of("the rule cannot work: " + mistake + "."),
              problems.stream().map(p -> p.message().replaceFirst("^[^:]*: ", "")).toList());
        });
  }

  @Test
  void aDecoderGivesWhatItsColumnHolds() {
    Table source = table("main", "customer", "id int64");
    Table target = counted(table("public", "customer", "id uuid", "at instant(6)"), 0);
    for (Decoder decoder :
        List.of(
            new Decoder.EpochSeconds(),
            new Decoder.JulianDay(),
            new Decoder.NonZeroIsTrue(),
            new Decoder.NumberFormat(",", "."))) {
      FieldRule rule = new FieldRule.Convert("id", decoder);
      assertTrue(
          check(source, target, into(source, target, field("id", rule)))
              .contains("BLOCKER RULE_INVALID public.customer.id"),
          decoder.toString());
    }
  }

  @Test
  void aDecoderThatCopiesTheRestSettlesNoOtherChoice() {
    Table source = table("main", "customer", "at timestamp(6)");
    Table target = counted(table("public", "customer", "at instant(6)?"), 0);
    for (Decoder decoder : List.of(new Decoder.StripNul(), new Decoder.ZeroDateToNull())) {
      FieldRule rule = new FieldRule.Convert("at", decoder);
      assertEquals(
          List.of("BLOCKER TYPE_NEEDS_CHOICE public.customer.at"),
          check(source, target, into(source, target, field("at", rule))));
    }
  }

  @Test
  void nullNeverGoesWhereItCannot() {
    Table target = counted(table("public", "customer", "id int32", "name text"), 0);
    for (FieldRule rule :
        List.of(
            new FieldRule.Constant(Optional.empty()),
            new FieldRule.ValueMap(
                "id", Map.of("1", Optional.empty()), Optional.empty(), Unlisted.SET_ASIDE),
            new FieldRule.ValueMap("id", Map.of(), Optional.empty(), Unlisted.NULL),
            new FieldRule.Lookup(
                List.of("id"), "main.customer", List.of("id"), "born", Unlisted.NULL))) {
      assertTrue(
          check(from, target, into(from, target, FieldPlan.copy("id", "id"), field("name", rule)))
              .contains("BLOCKER RULE_INVALID public.customer.name"),
          rule.toString());
    }
    FieldPlan useNull =
        new FieldPlan("id", new FieldRule.Copy("id"), new OnFailure.UseNull(), Optional.empty());
    assertEquals(
        List.of("BLOCKER RULE_INVALID public.customer.id"),
        check(from, to, into(from, to, useNull)));
  }

  @Test
  void aLookupNeedsItsTableAndItsColumns() {
    FieldRule noTable =
        new FieldRule.Lookup(List.of("id"), "main.gone", List.of("id"), "x", Unlisted.SET_ASIDE);
    assertEquals(
        List.of("BLOCKER TABLE_MISSING main.gone"),
        check(from, to, into(from, to, FieldPlan.copy("id", "id"), field("name", noTable))));
    FieldRule noColumn =
        new FieldRule.Lookup(
            List.of("id"), "main.customer", List.of("no"), "x", Unlisted.SET_ASIDE);
    assertEquals(
        List.of(
            "BLOCKER COLUMN_MISSING main.customer.no", "BLOCKER COLUMN_MISSING main.customer.x"),
        check(from, to, into(from, to, FieldPlan.copy("id", "id"), field("name", noColumn))));
  }

  @Test
  void expressionsAndFiltersAreCompiled() {
    FieldRule typo = new FieldRule.Expression("nam + '!'");
    assertEquals(
        List.of(
            "public.customer: the expression is wrong at position 1:1: a filter is true or false,"
                + " this gives int.",
            "public.customer.name: the expression is wrong at position 1:1: there is no column or"
                + " function nam."),
        problems(
                from,
                to,
                filtered(into(from, to, FieldPlan.copy("id", "id"), field("name", typo)), "id + 1"))
            .stream()
            .map(Problem::message)
            .toList());
    assertEquals(
        List.of(),
        check(
            from,
            to,
            filtered(
                into(
                    from,
                    to,
                    FieldPlan.copy("id", "id"),
                    field("name", new FieldRule.Expression("name == null ? '' : name"))),
                "id > 0")));
  }

  private static Column generated(String text, Generation generation) {
    Column plain = column(text);
    return new Column(
        plain.name(),
        plain.type(),
        plain.nativeType(),
        plain.nullable(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(generation),
        Optional.empty());
  }

  private static Column defaulted(String text) {
    Column plain = column(text);
    return new Column(
        plain.name(),
        plain.type(),
        plain.nativeType(),
        plain.nullable(),
        Optional.empty(),
        Optional.of("'x'"),
        Optional.empty(),
        Optional.empty());
  }

  private static List<String> check(Table source, Table target, TablePlan plan) {
    return told(problems(source, target, plan));
  }

  private static List<Problem> problems(Table source, Table target, TablePlan table) {
    Catalog from = sqlite(source);
    Catalog to = target == null ? postgres() : postgres(target);
    return PlanCheck.check(plan(from, to, table), from, to);
  }

  private static List<String> told(List<Problem> problems) {
    return problems.stream().map(p -> p.severity() + " " + p.code() + " " + p.where()).toList();
  }
}

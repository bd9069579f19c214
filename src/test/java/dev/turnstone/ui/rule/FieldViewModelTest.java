package dev.turnstone.ui.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.rule.Draft.KeyPair;
import dev.turnstone.ui.rule.Draft.LookedUp;
import dev.turnstone.ui.rule.Draft.Mapped;
import dev.turnstone.ui.rule.Draft.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What fills a column is decided, kept, refused and taken back. */
class FieldViewModelTest {
  @TempDir static Path folder;

  private Inspected inspected;
  private RuleViewModel model;
  private FieldViewModel field;

  @BeforeEach
  void open() {
    inspected = new Inspected(folder);
    model = inspected.model();
    field = model.field();
  }

  @AfterEach
  void close() {
    assertEquals(List.of(), inspected.failures);
    inspected.close();
  }

  @Test
  void theColumnIsShownAsThePlanHasIt() {
    inspected.select("orders", "status");
    assertEquals("Status → status", model.heading().get());
    assertEquals(RuleKind.VALUE_MAP, field.draft().get().kind());
    assertEquals(4, field.draft().get().mapped().pairs().size());
    assertEquals("version 5 spells the states out", field.comment());
    assertEquals(RecoveryKind.SET_ASIDE, field.recovery().get());
  }

  @Test
  void anotherSourceColumnIsOneStepThatCanBeTakenBack() {
    MigrationPlan before = inspected.plan();
    inspected.select("customers", "phone");
    field.choose(field.draft().get().withColumn("Login"));
    assertEquals(new FieldRule.Copy("Login"), rule("customers", "phone"));
    assertEquals("Login → phone", model.heading().get());
    inspected.migration.document().undo();
    assertEquals(before, inspected.plan());
    assertEquals("Tel", field.draft().get().column());
  }

  @Test
  void whatIsWrittenIsThePlanOnceItIsFinishedAndNotBefore() {
    inspected.select("customers", "newsletter");
    MigrationPlan before = inspected.plan();
    field.choose(RuleKind.CONSTANT);
    field.change(field.draft().get().withConstant("t"));
    field.change(field.draft().get().withConstant("true"));
    assertEquals(before, inspected.plan());
    assertTrue(field.commit());
    assertEquals(new FieldRule.Constant(Optional.of("true")), rule("customers", "newsletter"));
    inspected.migration.document().undo();
    assertEquals(before, inspected.plan());
  }

  @Test
  void nullFillsAColumnAtOnceAndTheCheckSaysWhereItMayNotBe() {
    inspected.select("customers", "first_name");
    field.choose(RuleKind.NULL);
    assertEquals(new FieldRule.Constant(Optional.empty()), rule("customers", "first_name"));
    assertEquals(List.of(), field.findings());
    inspected.select("customers", "last_name");
    field.choose(RuleKind.NULL);
    assertEquals(
        "The rule cannot work: the constant is NULL, but the column cannot be NULL.",
        field.findings().get(0).words());
  }

  @Test
  void aColumnThatNothingFillsIsLeftToTheDatabaseAndCanBeFilledAgain() {
    inspected.select("customers", "newsletter");
    field.choose(RuleKind.DEFAULT);
    assertEquals(Optional.empty(), inspected.planned("customers", "newsletter"));
    assertEquals(RuleKind.DEFAULT, field.draft().get().kind());
    field.choose(RuleKind.COPY);
    assertEquals(new FieldRule.Copy("Newsletter"), rule("customers", "newsletter"));
  }

  @Test
  void aColumnOfATableToBeMadeStaysInItWhenNothingFillsIt() {
    inspected.creating();
    inspected.select("Customer", "Tel");
    field.choose(RuleKind.DEFAULT);
    assertEquals(Optional.empty(), inspected.planned("Customer", "Tel"));
    assertTrue(model.chosen().get().orElseThrow().column().isPresent());
  }

  @Test
  void aReadingThatNeedsNothingMoreIsChosenAtOnce() {
    inspected.select("payments", "paid_at");
    field.choose(DecoderKind.EPOCH_MILLIS);
    assertEquals(
        new FieldRule.Convert("PaidAt", new Decoder.EpochMillis()), rule("payments", "paid_at"));
  }

  @Test
  void aReadingThatMeansNothingIsRefusedAndKeptAsItWasWritten() {
    inspected.select("payments", "paid_at");
    MigrationPlan before = inspected.plan();
    field.choose(DecoderKind.ZONE);
    assertEquals("Write how, then press Enter.", field.missing().get());
    field.change(field.draft().get().with(field.draft().get().reading().saying(0, "Mars/Olympus")));
    assertFalse(field.commit());
    assertEquals(before, inspected.plan());
    assertEquals(
        new Finding(Severity.BLOCKER, "There is no zone Mars/Olympus.", Optional.empty()),
        field.findings().get(0));
    assertEquals(List.of("Mars/Olympus"), field.draft().get().reading().said());
    field.change(
        field.draft().get().with(field.draft().get().reading().saying(0, "Europe/Berlin")));
    assertTrue(field.commit());
    assertEquals(
        new FieldRule.Convert("PaidAt", new Decoder.Zone("Europe/Berlin")),
        rule("payments", "paid_at"));
  }

  @ParameterizedTest
  @EnumSource(DecoderKind.class)
  void everyReadingThatPlansHaveCanBeShownAndChosen(DecoderKind kind) {
    List<String> said = new ArrayList<>(kind.usual());
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i).isEmpty()) said.set(i, kind == DecoderKind.PATTERN ? "uuuu" : "UTC");
    }
    Decoder decoder = kind.with(said);
    FieldRule rule = new FieldRule.Convert("a", decoder);
    FieldPlan plan = new FieldPlan("b", rule, new OnFailure.Stop(), Optional.empty());
    Draft draft = Draft.of(Optional.of(plan));
    assertEquals(Optional.of(kind), draft.reading().kind());
    assertEquals(Optional.of(rule), Decided.of(draft).rule());
  }

  @Test
  void everyRuleThatPlansHaveIsTheSameAfterItWasShown() {
    List<FieldRule> rules =
        List.of(
            new FieldRule.Copy("a"),
            new FieldRule.Constant(Optional.of("")),
            new FieldRule.Constant(Optional.empty()),
            new FieldRule.Expression("a + 1"),
            new FieldRule.ValueMap(
                "a",
                Map.of("x", Optional.of("y"), "", Optional.empty()),
                Optional.of("n"),
                Unlisted.KEEP),
            new FieldRule.Lookup(
                List.of("a", "b"), "main.t", List.of("k", "l"), "v", Unlisted.NULL));
    for (FieldRule rule : rules) {
      FieldPlan plan = new FieldPlan("c", rule, new OnFailure.SetAside(), Optional.empty());
      assertEquals(Optional.of(rule), Decided.of(Draft.of(Optional.of(plan))).rule());
    }
  }

  @Test
  void aValueThatIsListedTwiceIsSaidBeforeThePlanIsTouched() {
    inspected.select("orders", "status");
    MigrationPlan before = inspected.plan();
    List<Pair> pairs = new ArrayList<>(field.draft().get().mapped().pairs());
    pairs.add(new Pair("N", Optional.of("paid")));
    field.choose(field.draft().get().with(field.draft().get().mapped().with(pairs)));
    assertEquals("The value “N” is listed twice.", field.missing().get());
    assertEquals(before, inspected.plan());
    pairs.set(4, new Pair("?", Optional.empty()));
    field.choose(field.draft().get().with(new Mapped(pairs, Optional.of("new"), Unlisted.KEEP)));
    FieldRule.ValueMap map = (FieldRule.ValueMap) rule("orders", "status");
    assertEquals(Optional.empty(), map.values().get("?"));
    assertEquals(Optional.of("new"), map.nullTo());
    assertEquals(Unlisted.KEEP, map.otherwise());
    assertEquals("?", field.draft().get().mapped().pairs().get(4).value());
  }

  @Test
  void aLookupSaysStepByStepWhatIsMissingUntilItIsWhole() {
    inspected.select("orders", "comment");
    MigrationPlan before = inspected.plan();
    field.choose(RuleKind.LOOKUP);
    assertEquals("Choose the table to look in.", field.missing().get());
    assertTrue(field.tables().contains("main.Address"));
    look("main.Address", "");
    assertEquals("Choose the column whose value is taken.", field.missing().get());
    look("main.Address", "City");
    assertEquals("Choose by which columns the row is found.", field.missing().get());
    assertEquals(before, inspected.plan());
    look("main.Address", "City", new KeyPair("AddressId", "AddressId"));
    assertEquals("", field.missing().get());
    assertEquals(
        new FieldRule.Lookup(
            List.of("AddressId"), "main.Address", List.of("AddressId"), "City", Unlisted.SET_ASIDE),
        rule("orders", "comment"));
  }

  @Test
  void aLookupBeyondThePlanIsRefusedWhileTheSourceIsNotKnown() {
    inspected.select("orders", "comment");
    inspected.migration.survey().set(Optional.empty());
    MigrationPlan before = inspected.plan();
    field.choose(RuleKind.LOOKUP);
    look("main.Elsewhere", "x", new KeyPair("a", "b"));
    assertEquals(before, inspected.plan());
    assertEquals("The source has to be looked at for this.", field.findings().get(0).words());
  }

  private void look(String table, String value, KeyPair... by) {
    List<KeyPair> pairs = by.length == 0 ? List.of(new KeyPair("", "")) : List.of(by);
    field.choose(field.draft().get().with(new LookedUp(table, value, pairs, Unlisted.SET_ASIDE)));
  }

  @Test
  void whatHappensToAValueThatDoesNotFitIsOneDecision() {
    inspected.select("customers", "birth_date");
    field.recover(RecoveryKind.USE_NULL);
    assertEquals(new OnFailure.UseNull(), onFailure());
    field.recover(RecoveryKind.USE_VALUE);
    assertEquals(new OnFailure.UseNull(), onFailure());
    field.recoverWith("1900-01-01");
    assertEquals(new OnFailure.UseValue("1900-01-01"), onFailure());
    assertEquals("1900-01-01", field.instead());
    field.recover(RecoveryKind.STOP);
    assertEquals(new OnFailure.Stop(), onFailure());
  }

  private OnFailure onFailure() {
    return inspected.planned("customers", "birth_date").orElseThrow().onFailure();
  }

  @Test
  void aRemarkIsKeptAndBlankTakesItAway() {
    inspected.select("customers", "birth_date");
    field.remark(" asked twice ");
    assertEquals("asked twice", field.comment());
    MigrationPlan with = inspected.plan();
    field.remark("asked twice");
    assertEquals(with, inspected.plan());
    field.remark(" ");
    assertEquals("", field.comment());
  }

  @Test
  void anExpressionThatIsWrongIsKeptForWhoeverComesBack() {
    inspected.select("customers", "first_name");
    MigrationPlan before = inspected.plan();
    field.choose(RuleKind.EXPRESSION);
    assertEquals("FirstName", field.expression().text().get());
    field.expression().text().set("FirstName + 1");
    assertFalse(field.expression().sound());
    inspected.select("customers", "last_name");
    assertEquals(before, inspected.plan());
    assertEquals(RuleKind.COPY, field.draft().get().kind());
    inspected.select("customers", "first_name");
    assertEquals("FirstName + 1", field.expression().text().get());
    assertEquals(RuleKind.EXPRESSION, field.draft().get().kind());
  }

  @Test
  void anExpressionThatIsRightIsThePlanWhenItsColumnIsLeft() {
    inspected.select("customers", "first_name");
    field.choose(RuleKind.EXPRESSION);
    field.expression().text().set("Login + '!'");
    inspected.select("customers", "last_name");
    assertEquals(new FieldRule.Expression("Login + '!'"), rule("customers", "first_name"));
    assertEquals("LastName → last_name", model.heading().get());
  }

  @Test
  void theTypesAreToldWhereNothingIsWrong() {
    inspected.select("customers", "birth_date");
    assertEquals("Typed: date → date", field.typed().get());
    field.choose(RuleKind.EXPRESSION);
    field.expression().text().set("size(Login)");
    assertEquals("Typed: int64 → date", field.typed().get());
    field.expression().text().set("size(Login) +");
    assertEquals("", field.typed().get());
  }

  @Test
  void aTypeThatLosesIsSaidWithTheWayOut() {
    inspected.select("products", "barcode");
    field.choose(field.draft().get().withColumn("Picture"));
    Finding finding = field.findings().get(0);
    assertEquals(Severity.BLOCKER, finding.severity());
    assertTrue(finding.hint().isPresent(), finding.words());
  }

  private FieldRule rule(String table, String column) {
    return inspected.planned(table, column).orElseThrow().rule();
  }
}

package dev.turnstone.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.FieldRule;
import dev.turnstone.ui.map.pair.LinkKind;
import dev.turnstone.ui.map.pair.Proposal;
import dev.turnstone.ui.migration.FieldPlace;
import dev.turnstone.ui.migration.Migration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left open comes with answers, the surest first, that are accepted or declined. */
class ReviewViewModelTest {
  private static final String[] OLD = {
    "create table item(id integer primary key, qty integer, unit_name text, code1 text, kind text)"
  };
  private static final String[] NEW = {
    "create table item(id integer primary key, quantity integer, unitNames text, note text)"
  };

  @TempDir static Path folder;

  private Migration migration;
  private MapViewModel model;
  private ReviewViewModel review;

  @BeforeEach
  void open() throws IOException {
    migration = Maps.in(folder).between(OLD, NEW);
    model = new MapViewModel(migration);
    model.linking().unmap(List.of("unitNames"));
    model.undo();
    review = model.review();
  }

  @Test
  void answersHaveAScoreAndAReasonAndQuestionsWithoutOneComeLast() {
    assertEquals(
        List.of(
            "item.qty -> item.quantity 60% one name is short for the other",
            "item.code1 -> no column fits  ", "item.kind -> no column fits  "),
        review.proposals().stream().map(this::words).toList());
    assertEquals("Questions (3)", review.title().get());
    assertEquals("Accept all from 60% (1)", review.acceptAllWords().get());
  }

  private String words(Proposal proposal) {
    return review.question(proposal)
        + " -> "
        + review.answer(proposal)
        + " "
        + review.score(proposal)
        + " "
        + review.reason(proposal);
  }

  @Test
  void anAnswerIsADottedLineUntilItIsAccepted() {
    assertTrue(
        model.sheet().get().orElseThrow().links().stream()
            .anyMatch(l -> l.kind() == LinkKind.SUGGESTED && l.target().equals("quantity")));
    model.select("quantity");
    model.accept();
    assertEquals(Optional.of(new FieldRule.Copy("qty")), rule("quantity"));
    assertTrue(
        model.sheet().get().orElseThrow().links().stream()
            .noneMatch(l -> l.kind() == LinkKind.SUGGESTED));
  }

  @Test
  void everythingThatIsSureEnoughIsAcceptedAsOneStep() {
    review.least().set(0.61);
    review.acceptAll();
    assertEquals(Optional.empty(), rule("quantity"));
    review.least().set(0.3);
    review.acceptAll();
    assertEquals(Optional.of(new FieldRule.Copy("qty")), rule("quantity"));
    model.undo();
    assertEquals(Optional.empty(), rule("quantity"));
  }

  @Test
  void oneColumnIsAcceptedForOneTargetOnly() {
    Proposal first = review.proposals().get(0);
    Proposal rival =
        new Proposal(
            first.source(), Optional.of("kind"), first.target(), first.into(), 0.2, "similar");
    review.accept(List.of(first, rival));
    assertEquals(Optional.of(new FieldRule.Copy("qty")), rule("quantity"));
  }

  @Test
  void whatIsLeftBehindIsNoQuestionAnyMore() {
    review.leaveBehind(review.proposals().stream().filter(p -> !p.answered()).toList());
    assertEquals(1, review.proposals().size());
    assertTrue(
        migration
            .plan()
            .orElseThrow()
            .leftBehind()
            .contains("column main.item.kind: left out by a decision"));
    model.undo();
    assertEquals(3, review.proposals().size());
  }

  @Test
  void aPlaceWithoutAnAnswerIsLeftAsItIs() {
    review.accept(new FieldPlace(review.proposals().get(0).target().orElseThrow(), "note"));
    assertEquals(Optional.empty(), rule("note"));
  }

  private Optional<FieldRule> rule(String column) {
    return Maps.field(migration, "item", column).map(f -> f.rule());
  }
}

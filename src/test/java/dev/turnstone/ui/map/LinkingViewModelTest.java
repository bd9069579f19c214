package dev.turnstone.ui.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.ui.map.pair.Link;
import dev.turnstone.ui.map.pair.LinkKind;
import dev.turnstone.ui.migration.Migration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line from a source column to a target column is a rule of the plan, or is refused in words. */
class LinkingViewModelTest {
  @TempDir static Path folder;

  @Test
  void aLineToAnUnfilledColumnIsACopyAndAnswersTheQuestion() throws IOException {
    Migration migration = Maps.in(folder).proposed();
    MapViewModel model = opened(migration, "Customer");
    model.linking().connect("Tel", "phone");
    assertEquals(Optional.of(new FieldRule.Copy("Tel")), rule(migration, "customers", "phone"));
    assertTrue(
        migration.plan().orElseThrow().open().stream().noneMatch(q -> q.column().isPresent()));
    assertEquals("10/10", model.pairs().mapped(model.pairs().opened().get().orElseThrow()));
    model.undo();
    assertEquals(Optional.empty(), rule(migration, "customers", "phone"));
  }

  @Test
  void aColumnInHandGoesWhereItIsLed() throws IOException {
    Migration migration = Maps.in(folder).proposed();
    MapViewModel model = opened(migration, "Customer");
    assertFalse(model.linking().lead("phone"));
    model.linking().hold("Tel");
    assertEquals(Optional.of("Tel"), model.linking().held().get());
    model.linking().hold("Tel");
    assertEquals(Optional.empty(), model.linking().held().get());
    model.linking().hold("Tel");
    assertTrue(model.linking().lead("phone"));
    assertEquals(Optional.of(new FieldRule.Copy("Tel")), rule(migration, "customers", "phone"));
    assertEquals(Optional.empty(), model.linking().held().get());
  }

  @Test
  void aSecondSourceIsJoinedToTheFirstWhereTheTargetIsText() throws IOException {
    Migration migration = Maps.in(folder).finished();
    MapViewModel model = opened(migration, "Customer");
    model.linking().connect("LastName", "first_name");
    Offer offer = model.linking().offer().get().orElseThrow();
    assertEquals("first_name is filled already: copy of FirstName.", offer.words());
    assertEquals(List.of("Join both, with a space between", "Replace what fills it"), words(offer));
    model.linking().take(offer.ways().get(0));
    assertEquals(Optional.empty(), model.linking().offer().get());
    assertEquals("", model.decisions().notice().get());
    assertEquals(
        new Link(List.of("FirstName", "LastName"), "first_name", LinkKind.CONVERTED, "join"),
        model.sheet().get().orElseThrow().link("first_name").orElseThrow());
    model.linking().connect("Login", "first_name");
    model.linking().take(model.linking().offer().get().orElseThrow().ways().get(0));
    assertEquals(
        List.of("FirstName", "LastName", "Login"),
        model.sheet().get().orElseThrow().link("first_name").orElseThrow().sources());
  }

  @Test
  void aNumberIsNotJoinedButMayReplace() throws IOException {
    Migration migration = Maps.in(folder).finished();
    MapViewModel model = opened(migration, "Customer");
    model.linking().connect("CustomerId", "referred_by");
    Offer offer = model.linking().offer().get().orElseThrow();
    assertEquals(List.of("Replace what fills it"), words(offer));
    model.linking().dismiss();
    assertEquals(
        Optional.of(new FieldRule.Copy("ReferredBy")), rule(migration, "customers", "referred_by"));
    model.linking().connect("CustomerId", "referred_by");
    model.linking().take(model.linking().offer().get().orElseThrow().ways().get(0));
    assertEquals(
        Optional.of(new FieldRule.Copy("CustomerId")), rule(migration, "customers", "referred_by"));
  }

  @Test
  void aLineBetweenTypesThatNothingConvertsIsRefused() throws IOException {
    Migration migration = between("x blob", "d date");
    MapViewModel model = opened(migration, "t");
    model.linking().connect("x", "d");
    Offer offer = model.linking().offer().get().orElseThrow();
    assertEquals("x → d", offer.title());
    assertEquals(
        "BLOB cannot become date as it is: there is no conversion from bytes to date",
        offer.words());
    assertEquals(List.of(), offer.ways());
    assertEquals(Optional.empty(), rule(migration, "t", "d"));
  }

  @Test
  void aTypeThatNeedsAChoiceIsOfferedToBeConverted() throws IOException {
    Migration migration = between("x integer", "moment timestamptz");
    MapViewModel model = opened(migration, "t");
    model.linking().connect("x", "moment");
    Offer offer = model.linking().offer().get().orElseThrow();
    assertEquals(
        List.of(
            "Convert and map: read it as seconds since 1970",
            "Convert and map: read it as milliseconds since 1970",
            "Convert and map: read it as a Julian day",
            "Map it, and decide later"),
        words(offer));
    assertEquals(Optional.empty(), rule(migration, "t", "moment"));
    model.linking().take(offer.ways().get(0));
    assertEquals(
        Optional.of(new FieldRule.Convert("x", new Decoder.EpochSeconds())),
        rule(migration, "t", "moment"));
    model.undo();
    model.linking().take(offer.ways().get(3));
    assertEquals(
        LinkKind.CHOICE, model.sheet().get().orElseThrow().link("moment").orElseThrow().kind());
  }

  private Migration between(String from, String to) throws IOException {
    return Maps.in(folder)
        .between(
            new String[] {"create table t(id integer primary key, " + from + ")"},
            new String[] {"create table t(id integer primary key, " + to + ")"});
  }

  @Test
  void nothingFillsAColumnThatTheTargetComputes() throws IOException {
    Migration migration = Maps.in(folder).finished();
    MapViewModel model = opened(migration, "OrderItem");
    model.linking().connect("LineTotal", "line_total");
    assertEquals(
        "Nothing can fill line_total: the target computes it by itself. Choose another column.",
        model.decisions().notice().get());
    assertEquals(Optional.empty(), rule(migration, "order_items", "line_total"));
  }

  @Test
  void severalColumnsLoseTheirSourcesInOneStep() throws IOException {
    Migration migration = Maps.in(folder).finished();
    MapViewModel model = opened(migration, "Customer");
    model.linking().unmap(List.of("phone", "birth_date"));
    assertEquals(Optional.empty(), rule(migration, "customers", "phone"));
    assertEquals(Optional.empty(), rule(migration, "customers", "birth_date"));
    model.linking().unmap(List.of("phone"));
    model.undo();
    assertEquals(Optional.of(new FieldRule.Copy("Tel")), rule(migration, "customers", "phone"));
    assertFalse(model.undoable().get() && !model.redoable().get());
  }

  private static MapViewModel opened(Migration migration, String source) {
    MapViewModel model = new MapViewModel(migration);
    Maps.open(model, source);
    return model;
  }

  private static Optional<FieldRule> rule(Migration migration, String table, String column) {
    return Maps.field(migration, table, column).map(f -> f.rule());
  }

  private static List<String> words(Offer offer) {
    return offer.ways().stream().map(Offer.Way::words).toList();
  }
}

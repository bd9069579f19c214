package dev.turnstone.ui.catalogue.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.LoadOrder;
import dev.turnstone.support.Catalogs;
import dev.turnstone.ui.catalogue.graph.Drawing.Way;
import dev.turnstone.ui.catalogue.graph.Network.Reference;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Dependencies are drawn so that one sees what comes first, and can be gone through by keys. */
class DrawingTest {
  private static final TableName COUNTRY = name("country");
  private static final TableName CUSTOMER = name("customer");
  private static final TableName ORDER = name("order");
  private static final TableName STAFF = name("staff");
  private static final TableName STORE = name("store");

  private final List<Throwable> failures = new ArrayList<>();

  @Test
  void parentsStandLeftOfTheirChildrenAndNothingOverlaps() {
    Drawing drawing = Layered.draw(shop(), TableName::name);
    for (Reference reference : drawing.network().references()) {
      if (!reference.circle()) {
        assertTrue(right(drawing, reference.parent()) < left(drawing, reference.child()));
      }
    }
    List<Drawing.Box> boxes = List.copyOf(drawing.boxes().values());
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertTrue(apart(boxes.get(i), boxes.get(j)), boxes.toString());
      }
    }
    assertEquals(5, boxes.size());
    assertTrue(drawing.curves().stream().allMatch(c -> c.points().size() >= 2));
  }

  @Test
  void circlesAreToldFromOtherReferences() {
    Network network = shop();
    assertEquals(Set.of(STAFF, STORE), network.inCircles());
    assertEquals(2, network.references().stream().filter(Reference::circle).count());
  }

  @Test
  void aTableThatRefersToItselfIsNoCircleAndIsDrawn() {
    Table tree = Catalogs.referring(table("tree"), "id", name("tree"), "id");
    Network network = network(tree);
    assertEquals(Set.of(), network.inCircles());
    assertEquals(1, Layered.draw(network, TableName::name).curves().size());
  }

  @Test
  void arrowsGoAlongReferences() {
    Drawing drawing = Layered.draw(shop(), TableName::name);
    assertEquals(Optional.of(COUNTRY), drawing.beside(CUSTOMER, Way.LEFT));
    assertEquals(Optional.of(ORDER), drawing.beside(CUSTOMER, Way.RIGHT));
    assertEquals(Optional.empty(), drawing.beside(COUNTRY, Way.LEFT));
    Way toStore =
        drawing.boxes().get(STORE).y() < drawing.boxes().get(CUSTOMER).y() ? Way.UP : Way.DOWN;
    assertTrue(drawing.beside(CUSTOMER, toStore).isPresent());
  }

  @Test
  void aNeighbourhoodReachesTwoStepsAndNoFurther() {
    Network chain = chain(10);
    assertEquals(
        Set.of(name("t3"), name("t4"), name("t5"), name("t6"), name("t7")),
        chain.around(name("t5"), 2, 100).tables());
    assertEquals(4, chain.around(name("t5"), 2, 100).references().size());
    assertEquals(3, chain.around(name("t5"), 5, 3).tables().size());
    assertEquals(Network.EMPTY, chain.around(name("other"), 2, 100));
  }

  @Test
  void fewTablesAreDrawnAllTogetherAndManyAroundTheSelectedOne() {
    GraphViewModel model = model(5);
    model.watched().set(true);
    model.show(shop());
    assertEquals(5, model.drawing().get().boxes().size());
    assertEquals("", model.note().get());
    model.show(chain(10));
    assertEquals(0, model.drawing().get().boxes().size());
    assertEquals("Select a table: 10 are too many to draw all at once.", model.note().get());
    model.selected().set(Optional.of(name("t9")));
    assertEquals(
        Set.of(name("t7"), name("t8"), name("t9")), model.drawing().get().boxes().keySet());
    assertTrue(model.note().get().startsWith("Shown are 3 of 10 tables"), model.note().get());
    assertEquals(List.of(), failures);
  }

  @Test
  void nothingIsDrawnWhileNobodyLooks() {
    GraphViewModel model = model(300);
    model.show(shop());
    assertEquals(Drawing.EMPTY, model.drawing().get());
    model.watched().set(true);
    assertEquals(5, model.drawing().get().boxes().size());
  }

  @Test
  void whoeverMovesFastWaitsForTheLastDrawingOnly() {
    Deque<Runnable> work = new ArrayDeque<>();
    GraphViewModel model =
        new GraphViewModel(
            new Background(work::add, Runnable::run),
            Messages.of(Locale.ENGLISH),
            failures::add,
            3);
    model.watched().set(true);
    model.show(chain(10));
    model.selected().set(Optional.of(name("t1")));
    model.selected().set(Optional.of(name("t5")));
    model.selected().set(Optional.of(name("t9")));
    assertEquals(1, work.size());
    work.remove().run();
    assertEquals(1, work.size());
    work.remove().run();
    assertEquals(0, work.size());
    assertTrue(model.drawing().get().boxes().containsKey(name("t9")));
  }

  @Test
  void neighboursAreToldInWords() {
    GraphViewModel model = model(300);
    model.show(shop());
    assertEquals("customer refers to: country. Referred to by: order.", model.neighbours(CUSTOMER));
    assertEquals(
        "staff refers to: store. Referred to by: store. It is part of a circle of references.",
        model.neighbours(STAFF));
  }

  @Test
  void aSearchGoesFromOneToTheNext() {
    GraphViewModel model = model(300);
    model.show(shop());
    model.search().set("ST");
    assertEquals(Set.of(CUSTOMER, STAFF, STORE), model.found().get());
    model.next();
    assertEquals(Optional.of(CUSTOMER), model.selected().get());
    model.next();
    model.next();
    model.next();
    assertEquals(Optional.of(CUSTOMER), model.selected().get());
    model.search().set("");
    assertEquals(Set.of(), model.found().get());
  }

  /** On a machine that others use as well. */
  @Test
  void threeHundredTablesAreDrawnInSeconds() {
    Table[] tables = new Table[300];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = table("t" + i);
      for (int parent : i < 3 ? new int[] {} : new int[] {i / 2, i / 3}) {
        tables[i] = Catalogs.referring(tables[i], "id", name("t" + parent), "id");
      }
    }
    long begun = System.nanoTime();
    Drawing drawing = Layered.draw(network(tables), TableName::name);
    double seconds = (System.nanoTime() - begun) / 1e9;
    assertEquals(300, drawing.boxes().size());
    assertTrue(seconds < 15, seconds + " s");
  }

  /** Each refers to the one before and to others far away: no line could be followed. */
  @Test
  void tablesWithLongReferencesAreDrawnInParts() {
    Table[] tables = new Table[200];
    for (int i = 0; i < tables.length; i++) {
      tables[i] = table("t" + i);
      for (int parent : i < 3 ? new int[] {} : new int[] {i / 2, i - 1}) {
        tables[i] = Catalogs.referring(tables[i], "id", name("t" + parent), "id");
      }
    }
    GraphViewModel model = model(300);
    model.watched().set(true);
    model.selected().set(Optional.of(name("t100")));
    model.show(network(tables));
    assertTrue(model.drawing().get().boxes().size() < 30, model.note().get());
    assertTrue(model.note().get().contains("of 200 tables"), model.note().get());
  }

  private GraphViewModel model(int most) {
    return new GraphViewModel(
        new Background(Runnable::run, Runnable::run),
        Messages.of(Locale.ENGLISH),
        failures::add,
        most);
  }

  private static Network shop() {
    return network(
        table("country"),
        Catalogs.referring(table("customer"), "id", COUNTRY, "id"),
        Catalogs.referring(
            Catalogs.referring(table("order"), "id", CUSTOMER, "id"), "id", STORE, "id"),
        Catalogs.referring(table("staff"), "id", STORE, "id"),
        Catalogs.referring(table("store"), "id", STAFF, "id"));
  }

  private static Network chain(int length) {
    return network(
        IntStream.range(0, length)
            .mapToObj(
                i ->
                    i == 0
                        ? table("t0")
                        : Catalogs.referring(table("t" + i), "id", name("t" + (i - 1)), "id"))
            .toArray(Table[]::new));
  }

  private static Network network(Table... tables) {
    return Network.of(List.of(tables), LoadOrder.of(List.of(tables)).cycles());
  }

  private static Table table(String name) {
    return Catalogs.table("main", name, "id int64");
  }

  private static TableName name(String name) {
    return new TableName("main", name);
  }

  private static double left(Drawing drawing, TableName of) {
    return drawing.boxes().get(of).x();
  }

  private static double right(Drawing drawing, TableName of) {
    return left(drawing, of) + drawing.boxes().get(of).width();
  }

  private static boolean apart(Drawing.Box a, Drawing.Box b) {
    return a.x() + a.width() <= b.x()
        || b.x() + b.width() <= a.x()
        || a.y() + a.height() <= b.y()
        || b.y() + b.height() <= a.y();
  }
}

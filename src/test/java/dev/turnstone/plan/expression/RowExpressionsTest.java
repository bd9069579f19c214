package dev.turnstone.plan.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.catalog.TypeText;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowExpressionsTest {
  private static final Location WHERE = Location.column("shop.orders", "note");

  private final Table orders =
      new Table(
          new TableName("shop", "orders"),
          TableKind.PLAIN,
          List.of(
              column("id", "int64", false),
              column("serial", "uint64", false),
              column("price", "decimal(12,2)", true),
              column("weight", "float64", true),
              column("first", "text", true),
              column("last", "text(20)", false),
              column("paid", "bool", true),
              column("born", "date", true),
              column("seen", "instant(6)", true),
              column("photo", "bytes", true),
              column("odd \"name", "text", false),
              column("type", "text", false),
              column("in", "int32", false),
              column("any", "dynamic", true)),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          TableTraits.NONE);

  private final RowExpressions expressions = RowExpressions.over(orders);

  @Test
  void joinsTextColumns() throws CelEvaluationException {
    assertEquals(
        "Ada Lovelace", evaluate("first + ' ' + last", Map.of("first", "Ada", "last", "Lovelace")));
  }

  @Test
  void namesTheColumnsItReadsInTableOrderAndOnce() {
    assertEquals(List.of("first", "last"), value("last + last + first").columns());
  }

  @Test
  void reachesAColumnOfAnyNameThroughRow() throws CelEvaluationException {
    assertEquals(
        List.of("odd \"name", "in"), value("row['odd \"name'] + string(row['in'])").columns());
    assertEquals("x", evaluate("row['odd \"name']", Map.of("odd \"name", "x")));
  }

  @Test
  void aColumnNamedLikeATypeIsStillTheColumn() throws CelEvaluationException {
    assertEquals("car", evaluate("type", Map.of("type", "car")));
    assertEquals(true, evaluate("type(id) == int", Map.of("id", 1L)));
  }

  @Test
  void addsPricesWithoutLosingACent() throws CelEvaluationException {
    assertEquals(
        decimal("0.3"), evaluate("price + decimal('0.2')", Map.of("price", decimal("0.1"))));
    assertEquals(decimal("119.85"), evaluate("3 * price", Map.of("price", decimal("39.95"))));
  }

  @Test
  void equalPricesAreEqualHoweverManyZerosTheyEndIn() throws CelEvaluationException {
    assertEquals(true, evaluate("price == decimal('1.50')", Map.of("price", decimal("1.5"))));
    assertEquals(true, evaluate("price > 1 && price <= 2", Map.of("price", decimal("1.5"))));
  }

  @Test
  void dividesAndRoundsHalfEvenToTheScaleAsked() throws CelEvaluationException {
    assertEquals(decimal("0.33"), evaluate("divide(decimal(1), decimal(3), 2)", Map.of()));
    assertEquals(decimal("2.4"), evaluate("round(decimal('2.45'), 1)", Map.of()));
    assertEquals("100", evaluate("string(decimal('100.0'))", Map.of()));
  }

  @Test
  void aNumberThatIsNoneFailsTheRowAndNotTheProgram() {
    assertThrows(CelEvaluationException.class, () -> evaluate("decimal('1e9')", Map.of()));
    assertThrows(CelEvaluationException.class, () -> evaluate("int(decimal('1.5'))", Map.of()));
    assertThrows(
        CelEvaluationException.class,
        () -> evaluate("divide(decimal(1), decimal(0), 2)", Map.of()));
  }

  @Test
  void answersForNull() throws CelEvaluationException {
    Map<String, Object> row = Map.of("first", NullValue.NULL_VALUE);
    assertEquals("-", evaluate("first == null ? '-' : first", row));
    assertEquals(
        "free",
        evaluate("price == null ? 'free' : string(price)", Map.of("price", NullValue.NULL_VALUE)));
    assertEquals(true, evaluate("seen == null", Map.of("seen", NullValue.NULL_VALUE)));
  }

  @Test
  void arithmeticOnNullFailsTheRow() {
    assertThrows(
        CelEvaluationException.class,
        () -> evaluate("first + last", Map.of("first", NullValue.NULL_VALUE, "last", "x")));
    assertThrows(
        CelEvaluationException.class,
        () -> evaluate("price + 1", Map.of("price", NullValue.NULL_VALUE)));
  }

  @Test
  void comparesInstants() throws CelEvaluationException {
    Map<String, Object> row = Map.of("seen", Instant.parse("2024-03-31T01:30:00Z"));
    assertEquals(true, evaluate("seen < timestamp('2024-03-31T02:00:00Z')", row));
    assertEquals(new LogicalType.Instant(6), value("seen").type());
  }

  @Test
  void unsignedNumbersStayWhole() throws CelEvaluationException {
    Map<String, Object> row = Map.of("serial", UnsignedLong.MAX_VALUE);
    assertEquals("18446744073709551615", evaluate("string(serial)", row));
    assertEquals(decimal("18446744073709551616"), evaluate("decimal(serial) + 1", row));
  }

  @Test
  void tellsTheTypeOfTheResult() {
    assertEquals(new LogicalType.Int(64, true), value("id + 1").type());
    assertEquals(LogicalType.Decimal.UNLIMITED, value("price").type());
    assertEquals(LogicalType.Text.UNLIMITED, value("born").type());
    assertEquals(new LogicalType.Dynamic(), value("any").type());
  }

  @Test
  void aNameBoundByAMacroHidesTheColumn() throws CelEvaluationException {
    CheckedExpression checked = value("['a'].exists(first, first == last)");
    assertEquals(List.of("last"), checked.columns());
    assertEquals(true, evaluate("['a'].exists(first, first == last)", Map.of("last", "a")));
  }

  @Test
  void saysWhereTypesDoNotFit() {
    assertEquals(
        "shop.orders.note: the expression is wrong at position 1:7: found no matching overload for"
            + " + applied to '(string or null, int)'.",
        mistake("first + id"));
  }

  @Test
  void saysWhichColumnIsMissing() {
    assertEquals(
        "shop.orders.note: the expression is wrong at position 2:3: there is no column or function"
            + " First; there is a column first.",
        mistake("last +\n  First"));
    assertEquals(
        "shop.orders.note: the expression is wrong at position 1:5: there is no column or function"
            + " unit price.",
        mistake("row['unit price']"));
    assertEquals(
        "shop.orders.note: the expression is wrong at position 1:1: row is used as row[\"column"
            + " name\"].",
        mistake("row[last]"));
  }

  @Test
  void saysWhereTheSyntaxBreaks() {
    assertEquals("1:8", problems("first +").get(0).arguments().get(0));
  }

  @Test
  void aFilterMustBeTrueOrFalse() {
    assertEquals(List.of("paid"), expressions.filter("paid", WHERE).columns());
    EngineException.Refused refused =
        assertThrows(
            EngineException.Refused.class,
            () -> expressions.filter("first", Location.table("shop.orders")));
    assertEquals(
        "shop.orders: the expression is wrong at position 1:1: a filter is true or false, this"
            + " gives string or null.",
        refused.problems().get(0).message());
  }

  @Test
  void refusesResultsNoColumnHolds() {
    assertEquals(
        "shop.orders.note: the expression is wrong at position 1:1: no column holds a"
            + " list(int).",
        mistake("[id]"));
  }

  @Test
  void priceAndTextDoNotMix() {
    assertEquals("1:7", problems("price + last").get(0).arguments().get(0));
    assertEquals("1:7", problems("price == '1.5'").get(0).arguments().get(0));
    assertEquals("1:6", problems("born < seen").get(0).arguments().get(0));
  }

  private CheckedExpression value(String cel) {
    return expressions.value(cel, WHERE);
  }

  private Object evaluate(String cel, Map<String, Object> row) throws CelEvaluationException {
    CheckedExpression checked = value(cel);
    Map<String, Object> variables = new HashMap<>();
    for (ColumnVariable variable : checked.variables()) {
      variables.put(variable.name(), row.get(variable.column().name()));
    }
    return RowExpressions.runtime().createProgram(checked.ast()).eval(variables);
  }

  private static ExactDecimal decimal(String number) {
    return new ExactDecimal(new BigDecimal(number));
  }

  private String mistake(String cel) {
    return problems(cel).get(0).message();
  }

  private List<dev.turnstone.problem.Problem> problems(String cel) {
    return assertThrows(EngineException.Refused.class, () -> value(cel)).problems();
  }

  private static Column column(String name, String type, boolean nullable) {
    return Column.of(name, TypeText.parse(type), type, nullable);
  }
}

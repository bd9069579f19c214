package dev.turnstone.ui.rule.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.expression.CheckedExpression;
import dev.turnstone.plan.expression.RowExpressions;
import dev.turnstone.problem.Location;
import dev.turnstone.support.Catalogs;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.rule.expression.ExpressionViewModel.Use;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** An expression is checked while it is written, completed, coloured and explained. */
class ExpressionViewModelTest {
  private static final Location WHERE = Location.column("main.t", "c");
  private static final Table TABLE =
      Catalogs.table(
          "main",
          "t",
          "first text?",
          "last text",
          "price decimal(12,2)",
          "odd name text",
          "in int32");

  private final Deque<Runnable> waiting = new ArrayDeque<>();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "first + | 8 | something is missing at the end. |",
        "frist | 1 | there is no column or function frist. | Do you mean first?",
        "Last | 1 | there is no column or function Last. | Do you mean last?",
        "nothing_like_it | 1 | there is no column or function nothing_like_it. | Ctrl+Space lists what there is.",
        "last.upper() | 11 | there is no column or function upper. | Do you mean upperAscii?",
        "last + 1 | 6 | + does not work on (string, int). | Make a text of it first: string(…).",
        "price == '1.5' | 7 | == does not work on (decimal, string). | Write decimal('1.5') in place of '1.5', or string(…) around the number.",
        "price + 1.5 | 7 | + does not work on (decimal, double). | Write decimal('1.5') in place of 1.5.",
        "last && true | 6 | && does not work on (string, bool). | Only true and false go here: compare first, for example with == or !=.",
        "last = 'a' | 6 | “=” is not expected here. | Write == to compare.",
        "'abc | 1 | the text has no closing quote. | End it with the quote it begins with.",
        "(last | 6 | ')' is missing. |",
        "first last | 7 | “last” is not expected here. |"
      })
  void aMistakeSaysWhatIsWrongWhereAndWhatToWrite(
      String text, int column, String words, String hint) {
    ExpressionViewModel model = model(Use.VALUE);
    model.begin(Optional.of(TABLE), WHERE, text);
    assertFalse(model.sound());
    assertEquals(
        List.of(new Mistake(1, column, words, Optional.ofNullable(hint))),
        model.verdict().get().mistakes());
  }

  @Test
  void aMistakeInAnotherLineIsFoundThere() {
    Mistake mistake = new Mistake(2, 3, "x", Optional.empty());
    assertEquals(8, mistake.offset("one +\n  two"));
    assertEquals(3, new Mistake(1, 9, "x", Optional.empty()).offset("one"));
  }

  @Test
  void aSoundExpressionTellsItsType() {
    ExpressionViewModel model = model(Use.VALUE);
    model.begin(Optional.of(TABLE), WHERE, "round(price, 1)");
    assertTrue(model.sound());
    assertEquals(Optional.of("decimal"), model.verdict().get().type());
  }

  @Test
  void aFilterMayBeEmptyAndMustBeACondition() {
    ExpressionViewModel model = model(Use.FILTER);
    model.begin(Optional.of(TABLE), WHERE, "");
    assertTrue(model.sound());
    model.text().set("last");
    assertFalse(model.sound());
    assertEquals(
        Optional.of("Compare something, for example with == or >=."),
        model.verdict().get().mistakes().get(0).hint());
    ExpressionViewModel value = model(Use.VALUE);
    value.begin(Optional.of(TABLE), WHERE, "");
    assertFalse(value.sound());
  }

  @Test
  void withoutTheColumnsTheGrammarIsCheckedAlone() {
    ExpressionViewModel model = model(Use.VALUE);
    model.begin(Optional.empty(), WHERE, "whatever + 1");
    assertTrue(model.sound());
    model.text().set("whatever +");
    assertFalse(model.sound());
  }

  @Test
  void onlyTheLastOfSeveralChecksCounts() {
    ExpressionViewModel model =
        new ExpressionViewModel(tools(waiting::add), Runnable::run, Use.VALUE);
    model.begin(Optional.of(TABLE), WHERE, "last +");
    model.text().set("last");
    assertFalse(model.checked());
    waiting.removeLast().run();
    assertTrue(model.sound());
    waiting.removeLast().run();
    assertTrue(model.sound());
    assertEquals("last", model.verdict().get().text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "la | last",
        "fir | first",
        "last.tri | trim",
        "od | row[\"odd name\"]",
        "row[\"od | odd name\"]",
        "in | row[\"in\"]",
        "'la | ",
        "size(la | last"
      })
  void aNameIsCompleted(String text, String first) {
    ExpressionViewModel model = model(Use.VALUE);
    model.begin(Optional.of(TABLE), WHERE, text);
    Completions completions = model.completions(text.length());
    assertEquals(
        Optional.ofNullable(first),
        completions.list().stream().findFirst().map(c -> c.inserted().replace("()", "")));
  }

  @Test
  void whatIsCompletedIsWhatTheLanguageTakes() {
    ExpressionViewModel model = model(Use.VALUE);
    for (String column : List.of("first", "odd name", "in")) {
      model.begin(Optional.of(TABLE), WHERE, Completions.written(column));
      assertTrue(model.sound(), column);
    }
  }

  @Test
  void piecesAreColouredByWhatTheyAre() {
    String text = "size(last) > 3 ? 'a\\'b' : row[\"odd name\"] + null";
    List<String> styles =
        Colouring.of(text, Set.of("last", "first")).stream()
            .filter(c -> !c.style().isEmpty())
            .map(c -> text.substring(c.from(), c.to()) + ":" + c.style())
            .toList();
    assertEquals(
        List.of(
            "size:function",
            "last:column",
            "3:number",
            "'a\\'b':text",
            "row:column",
            "\"odd name\":text",
            "null:word"),
        styles);
  }

  static Stream<ExpressionFunction> everyFunction() {
    return ExpressionFunction.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("everyFunction")
  void everyExampleReallyWorks(ExpressionFunction function) throws CelEvaluationException {
    CheckedExpression checked = RowExpressions.over(TABLE).value(function.example(), WHERE);
    RowExpressions.runtime().createProgram(checked.ast()).eval(Map.of());
    assertTrue(function.example().contains(function.name() + "("));
  }

  @Test
  void everyFunctionThatThereIsIsExplained() {
    Set<String> there = new TreeSet<>();
    for (StandardFunction one : StandardFunction.values()) {
      there.add(one.functionDecl().name());
    }
    CelStandardMacro.STANDARD_MACROS.forEach(m -> there.add(m.getFunction()));
    for (CelStringExtensions.Function one : CelStringExtensions.Function.values()) {
      String[] words = one.name().toLowerCase(Locale.ROOT).split("_");
      there.add(
          words[0]
              + Arrays.stream(words)
                  .skip(1)
                  .map(w -> Character.toUpperCase(w.charAt(0)) + w.substring(1))
                  .collect(Collectors.joining()));
    }
    there.addAll(List.of("decimal", "divide", "round"));
    there.removeIf(name -> !name.matches("[a-z][A-Za-z_]*") || name.equals("in"));
    Set<String> explained =
        ExpressionFunction.ALL.stream()
            .map(ExpressionFunction::name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(there, explained);
  }

  @Test
  void aFunctionIsFoundByItsNameFirstAndThenByWhatItDoes() {
    List<ExpressionFunction> found = model(Use.VALUE).functions("month");
    assertEquals("getDayOfMonth", found.get(1).name());
    assertTrue(found.stream().anyMatch(f -> f.name().equals("getDate")));
  }

  private ExpressionViewModel model(Use use) {
    return new ExpressionViewModel(tools(Runnable::run), Runnable::run, use);
  }

  private static Migration.Tools tools(Executor work) {
    return new Migration.Tools(
        new Background(work, Runnable::run),
        Messages.of(Locale.ENGLISH),
        Clock.systemUTC(),
        e -> {
          throw new AssertionError(e);
        });
  }
}

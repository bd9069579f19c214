package dev.turnstone.cli.screen;

import dev.turnstone.catalog.TableName;
import dev.turnstone.document.text.Numbers;
import dev.turnstone.document.text.Paint;
import dev.turnstone.document.text.TextTable;
import dev.turnstone.plan.Step;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run will do and what takes it back, side by side, a table or a script a line. */
public final class StepsText {
  private static final int MOST_TABLES = 40;

  private StepsText() {}

  public static void print(PrintStream to, List<Step> steps, Paint paint) {
    if (steps.isEmpty()) return;
    Map<TableName, List<Step>> tables = new LinkedHashMap<>();
    for (Step step : steps) {
      step.table().ifPresent(t -> tables.computeIfAbsent(t, n -> new ArrayList<>()).add(step));
    }
    TextTable table = new TextTable("table", "do", "undo");
    scripts(table, steps, Step.Kind.RUN_SCRIPT_BEFORE);
    tables.entrySet().stream()
        .limit(MOST_TABLES)
        .forEach(e -> table.row(e.getKey().name(), doing(e.getValue()), undoing(e.getValue())));
    scripts(table, steps, Step.Kind.RUN_SCRIPT_AFTER);
    to.println("What a run will do, and what takes it back:");
    table.lines(paint).forEach(line -> to.println("  " + line));
    if (tables.size() > MOST_TABLES) {
      to.println(
          "  and "
              + Numbers.count(tables.size() - MOST_TABLES, "more table")
              + "; --json lists all.");
    }
    to.println(paint.faint("  The undo leaves alone what others changed or added since."));
  }

  private static void scripts(TextTable table, List<Step> steps, Step.Kind kind) {
    for (Step step : steps) {
      if (step.kind() == kind) {
        String name = "step " + step.script().orElseThrow();
        table.row(name, doing(kind), undoing(step.undo()));
      }
    }
  }

  private static String doing(List<Step> steps) {
    return steps.stream().map(s -> doing(s.kind())).collect(Collectors.joining(", "));
  }

  private static String doing(Step.Kind kind) {
    return switch (kind) {
      case CREATE_TABLE -> "create";
      case TAKE_AWAY -> "lift keys and indexes";
      case ADD_ROWS -> "add rows";
      case ADD_AND_CHANGE_ROWS -> "add and change rows";
      case BUILD_KEYS -> "build keys";
      case SET_COUNTER -> "set counter";
      case RUN_SCRIPT_BEFORE -> "run its script before the load";
      case RUN_SCRIPT_AFTER -> "run its script after the load";
      case LOAD_BESIDE -> "load a new table beside it";
      case SWAP -> "swap";
    };
  }

  /** A table that is dropped needs no other undo. */
  private static String undoing(List<Step> steps) {
    if (steps.get(0).undo() == Step.Undo.DROP_TABLE) {
      return "drop";
    }
    return steps.stream()
        .filter(s -> s.undo() != Step.Undo.NOTHING)
        .map(s -> undoing(s.undo()))
        .collect(Collectors.joining(", "));
  }

  private static String undoing(Step.Undo undo) {
    return switch (undo) {
      case DROP_TABLE -> "drop";
      case BRING_BACK -> "put them back";
      case REMOVE_ROWS -> "remove rows";
      case REMOVE_AND_RESTORE_ROWS -> "remove and restore rows";
      case NOTHING -> "";
      case SET_BACK -> "set counter back";
      case RUN_UNDO_SCRIPT -> "run its undo script";
      case IRREVERSIBLE -> "IRREVERSIBLE";
      case SWAP_BACK -> "swap back";
    };
  }
}

package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Sequence;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.Endpoint;
import dev.turnstone.plan.Footprint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes a new plan from two databases: matches what is there, designs what is missing. */
public final class Planner {
  private final Catalog source;
  private final Catalog target;
  private final MappingOptions options;
  private final List<OpenQuestion> open = new ArrayList<>();
  private final List<String> leftBehind = new ArrayList<>();

  private Planner(Catalog source, Catalog target, MappingOptions options) {
    this.source = source;
    this.target = target;
    this.options = options;
  }

  /** A database with its connection text, which holds no secret. */
  public record Side(Catalog catalog, String connection) {}

  /**
   * Makes a plan.
   *
   * @throws EngineException.Refused when a pattern fits no table that holds rows
   */
  public static MigrationPlan plan(String name, Side from, Side to, MappingOptions options) {
    Planner planner = new Planner(from.catalog(), to.catalog(), options);
    List<TablePlan> tables = planner.tables();
    return new MigrationPlan(
        MigrationPlan.FORMAT,
        name,
        new Endpoint(
            from.catalog().product(),
            from.connection(),
            Footprint.sourceFingerprint(tables, from.catalog())),
        new Endpoint(
            to.catalog().product(),
            to.connection(),
            Footprint.targetFingerprint(tables, to.catalog())),
        tables,
        Safeguards.DEFAULT,
        planner.open,
        planner.leftBehind);
  }

  private List<TablePlan> tables() {
    List<Table> chosen = chosen();
    AutoMapping mapping = AutoMapping.between(chosen, target);
    open.addAll(mapping.open());
    source.leftBehind().stream().map(Planner::words).forEach(leftBehind::add);
    source.sequences().stream()
        .filter(sequence -> sequence.ownedBy().isEmpty())
        .map(Sequence::name)
        .forEach(name -> leftBehind.add("sequence " + name + ": it belongs to no column"));
    leftBehind.addAll(mapping.leftOut());
    List<TablePlan> tables = new ArrayList<>(mapping.tables());
    if (options.createMissing()) {
      TableDesign design =
          TableDesign.of(mapping.unmatched(), mapping.tables(), source, target, options.rename());
      tables.addAll(design.tables());
      leftBehind.addAll(design.leftBehind());
    } else {
      mapping.unmatched().forEach(this::ask);
    }
    tables.sort(Comparator.comparing(TablePlan::source));
    return tables;
  }

  private void ask(Table table) {
    open.add(
        new OpenQuestion(
            table.name().toString(),
            Optional.empty(),
            List.of(),
            "the target has no table like it; --create-missing plans to create it"));
  }

  /** The tables that hold rows and that the patterns pick. */
  private List<Table> chosen() {
    List<Table> holding = source.tables().stream().filter(t -> t.kind().holdsRows()).toList();
    List<TableName> names = holding.stream().map(Table::name).toList();
    List<TableName> all = source.tables().stream().map(Table::name).toList();
    List<Problem> slips = new ArrayList<>();
    for (String glob : options.include().unused(names)) {
      boolean other = !options.include().unused(all).contains(glob);
      slips.add(
          other
              ? Problem.blocker(
                  Code.TABLE_WITHOUT_ROWS, Location.table(glob), "view or virtual table")
              : missing(glob));
    }
    for (String glob : options.exclude().unused(all)) {
      slips.add(missing(glob));
    }
    if (!slips.isEmpty()) throw new EngineException.Refused(slips);
    return holding.stream().filter(table -> picked(table.name())).toList();
  }

  private static Problem missing(String glob) {
    Location where = Location.table(glob);
    return Problem.blocker(Code.TABLE_MISSING, where, "source", where.options());
  }

  private boolean picked(TableName name) {
    boolean included = options.include().isEmpty() || options.include().match(name);
    return included && !options.exclude().match(name);
  }

  private static String words(LeftBehind left) {
    return left.kind() + " " + left.name() + ": " + left.reason();
  }
}

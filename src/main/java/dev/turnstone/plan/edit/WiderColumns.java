package dev.turnstone.plan.edit;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import dev.turnstone.sql.WiderColumn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives columns of tables that a plan creates a wider type. Columns that are tied to one by foreign
 * keys follow, because both sides of a reference have to be of one type.
 */
final class WiderColumns {
  private final MigrationPlan plan;
  private final Dialect dialect;
  private final WiderColumn widening;

  WiderColumns(MigrationPlan plan) {
    this.plan = plan;
    this.dialect = Dialects.of(plan.target().product().vendor());
    this.widening = new WiderColumn(dialect);
  }

  /**
   * The plan with a column that holds values of this type, too; the same where it holds them.
   *
   * @throws Refused when the column is there already, cannot hold them, or refers to one that is
   *     there already
   */
  MigrationPlan with(Place place, LogicalType type) {
    MigrationPlan edited = plan;
    for (Place each : tied(place)) {
      Column now = column(each);
      if (!widening.holds(type, now.type())) {
        Column wider =
            widening
                .holding(table(each), now, type)
                .orElseThrow(() -> invalid(each, now.nativeType() + cannot(type, place, each)));
        edited = replaced(edited, each, wider);
      }
    }
    return edited;
  }

  private static String cannot(LogicalType type, Place place, Place each) {
    String why = each.equals(place) ? "" : ", as " + place.toText() + " needs";
    return " cannot be made wide enough to hold " + type.text() + why;
  }

  /** The column and all that foreign keys tie to it. */
  private Set<Place> tied(Place first) {
    Set<Place> tied = new LinkedHashSet<>(List.of(first));
    Deque<Place> open = new ArrayDeque<>(tied);
    while (!open.isEmpty()) {
      Place place = open.remove();
      for (TablePlan each : plan.tables()) {
        Optional<Table> created = each.create().filter(t -> each.enabled());
        created.ifPresent(t -> neighbours(t, place).stream().filter(tied::add).forEach(open::add));
      }
    }
    return tied;
  }

  private Set<Place> neighbours(Table table, Place place) {
    Set<Place> found = new LinkedHashSet<>();
    for (ForeignKey key : table.foreignKeys()) {
      for (int i = 0; i < key.columns().size(); i++) {
        Place child = new Place(table.name(), key.columns().get(i));
        Place parent = new Place(key.target(), key.targetColumns().get(i));
        if (child.equals(place)) {
          requireCreated(place, key.target());
          found.add(parent);
        } else if (parent.equals(place)) {
          found.add(child);
        }
      }
    }
    return found;
  }

  private void requireCreated(Place place, TableName parent) {
    if (plan.table(parent).flatMap(TablePlan::create).isEmpty()) {
      throw invalid(place, "it refers to " + parent + ", which the plan does not create");
    }
  }

  private Table table(Place place) {
    return plan.table(place.table())
        .flatMap(TablePlan::create)
        .orElseThrow(
            () ->
                invalid(place, "the table is there already, and a plan changes no existing table"));
  }

  private Column column(Place place) {
    return table(place)
        .column(place.column())
        .orElseThrow(() -> invalid(place, "the table to be created has no such column"));
  }

  private MigrationPlan replaced(MigrationPlan edited, Place place, Column wider) {
    TablePlan before = edited.table(place.table()).orElseThrow();
    Table design = before.create().orElseThrow();
    List<Column> columns =
        design.columns().stream().map(c -> c.name().equals(place.column()) ? wider : c).toList();
    Table wide =
        new Table(
            design.name(),
            design.kind(),
            columns,
            design.keys(),
            design.foreignKeys(),
            design.indexes(),
            design.checks(),
            design.traits());
    return Tables.replace(edited, before, before.withCreated(dialect.fitting(wide)));
  }

  private static Refused invalid(Place place, String reason) {
    Location where = Location.column(place.table().toString(), place.column());
    return new Refused(Problem.blocker(Code.RULE_INVALID, where, reason));
  }
}

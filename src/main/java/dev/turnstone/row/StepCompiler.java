package dev.turnstone.row;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.expression.CheckedExpression;
import dev.turnstone.problem.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks a table plan up in both tables, once, so that nothing is left to look up per row. */
final class StepCompiler {
  private static final Set<Class<? extends LogicalType>> LOOSE =
      Set.of(
          LogicalType.Date.class,
          LogicalType.Time.class,
          LogicalType.Timestamp.class,
          LogicalType.Instant.class,
          LogicalType.Uuid.class,
          LogicalType.Json.class);
  private static final Set<Class<? extends Decoder>> CHANGING =
      Set.of(
          Decoder.Round.class,
          Decoder.Truncate.class,
          Decoder.StripNul.class,
          Decoder.ZeroDateToNull.class,
          Decoder.NonZeroIsTrue.class);
  private static final Recovery SET_ASIDE = new Recovery(null, false);
  private final TablePlan plan;
  private final Side target;
  private final TableExpressions expressions;
  private final SourceColumns sources;
  private final FieldCompiler fields;

  StepCompiler(TablePlan plan, Side source, Side target, LookupTables lookups) {
    this.plan = plan;
    this.target = target;
    this.expressions = new TableExpressions(plan, source.table());
    List<String> wanted = new ArrayList<>(expressions.columns());
    plan.fields().forEach(f -> wanted.addAll(SourceColumns.of(f)));
    this.sources = new SourceColumns(source, wanted);
    this.fields = new FieldCompiler(sources, expressions, lookups);
  }

  RowSteps compile() {
    List<Place> places = places(plan, target);
    int count = places.size();
    RowSteps.Columns columns = columns(places);
    for (int i = 0; i < count; i++) {
      FieldPlan field = plan.fields().get(i);
      Location where = Location.column(plan.target().toString(), field.target());
      columns.fields()[i] = fields.compile(field.rule(), places.get(i), where);
      columns.recoveries()[i] = Recovery.of(field.onFailure(), places.get(i), where);
      List<String> names = SourceColumns.of(field);
      columns.sources()[i] = names.size() == 1 ? names.get(0) : "";
      columns.asStored()[i] = asStored(field.rule(), places.get(i));
    }
    CheckedExpression filter = expressions.filter();
    RowFilter condition = filter == null ? null : new RowFilter(filter, sources);
    TableWrite write = write(plan, target, places);
    return new RowSteps(
        sources.reads(), write, columns, condition, identity(write), sources.originals());
  }

  /**
   * SQLite keeps dates, UUIDs and the like in whatever form an application wrote; from one SQLite
   * file to another it stays as it is.
   */
  private int asStored(FieldRule rule, Place to) {
    if (!(rule instanceof FieldRule.Copy copy) || to.vendor() != Vendor.SQLITE) return -1;
    Place from = sources.place(copy.column());
    boolean same =
        from.vendor() == Vendor.SQLITE
            && from.column().nativeType().equalsIgnoreCase(to.column().nativeType())
            && from.type().equals(to.type());
    return same && LOOSE.contains(to.type().getClass()) ? sources.position(copy.column()) : -1;
  }

  static RowSteps readBack(TablePlan plan, Side target) {
    List<Place> places = places(plan, target);
    SourceColumns own =
        new SourceColumns(target, places.stream().map(p -> p.column().name()).toList());
    RowSteps.Columns columns = columns(places);
    for (int i = 0; i < places.size(); i++) {
      Place place = places.get(i);
      String name = place.column().name();
      Conversion conversion = Conversions.between(place, place);
      columns.fields()[i] = new RawField(own.position(name), conversion);
      columns.recoveries()[i] = SET_ASIDE;
      columns.nullable()[i] = true;
      columns.sources()[i] = name;
    }
    TableWrite write = write(plan, target, places);
    return new RowSteps(
        own.reads().within(RowMemory.readBack()),
        write,
        columns,
        null,
        identity(write),
        own.originals());
  }

  static RowSteps readStored(Side target) {
    return readColumns(
        target, target.table().columns().stream().filter(c -> !c.computed()).toList());
  }

  static RowSteps readKey(Side target) {
    List<String> key = target.table().identity().map(Key::columns).orElse(List.of());
    return readColumns(
        target, target.table().columns().stream().filter(c -> key.contains(c.name())).toList());
  }

  private static RowSteps readColumns(Side target, List<Column> columns) {
    TableName name = target.table().name();
    List<FieldPlan> copies = columns.stream().map(c -> FieldPlan.copy(c.name(), c.name())).toList();
    Optional<String> none = Optional.empty();
    WriteMode unused = WriteMode.INSERT;
    TablePlan all =
        new TablePlan(
            List.of(name), name, Optional.empty(), unused, none, copies, true, Optional.empty());
    return readBack(all, target);
  }

  /** For each field whose decision changes values, what would fill it without. */
  @Nullable Field[] exact() {
    List<Place> places = places(plan, target);
    @Nullable Field[] exact = new @Nullable Field[places.size()];
    for (int i = 0; i < exact.length; i++) {
      FieldPlan field = plan.fields().get(i);
      if (field.rule() instanceof FieldRule.Convert c
          && CHANGING.contains(c.decoder().getClass())) {
        Location where = Location.column(plan.target().toString(), field.target());
        exact[i] = fields.compile(new FieldRule.Copy(c.column()), places.get(i), where);
      }
    }
    return exact;
  }

  private static List<Place> places(TablePlan plan, Side target) {
    return plan.fields().stream().map(f -> target.place(f.target())).toList();
  }

  private static RowSteps.Columns columns(List<Place> places) {
    int count = places.size();
    Canonical[] canonicals = new Canonical[count];
    boolean[] nullable = new boolean[count];
    for (int i = 0; i < count; i++) {
      canonicals[i] = new Canonical(places.get(i).type());
      nullable[i] = places.get(i).column().nullable();
    }
    return new RowSteps.Columns(
        new Field[count],
        canonicals,
        nullable,
        new Recovery[count],
        new String[count],
        IntStream.generate(() -> -1).limit(count).toArray());
  }

  private static TableWrite write(TablePlan plan, Side target, List<Place> places) {
    List<Column> columns = places.stream().map(Place::column).toList();
    List<String> names = columns.stream().map(Column::name).toList();
    List<String> key = target.table().identity().map(Key::columns).orElse(List.of());
    List<String> written = names.containsAll(key) ? key : List.of();
    return new TableWrite(target.table(), columns, written, plan.mode());
  }

  private static int[] identity(TableWrite write) {
    List<String> names = write.columns().stream().map(Column::name).toList();
    return write.key().stream().mapToInt(names::indexOf).toArray();
  }
}

package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The pairs of tables that a plan is about, and the source tables that it leaves open. */
public final class Pairs {
  private final MigrationPlan plan;
  private final Structures structures;
  private final Findings findings;
  private final Map<String, TableName> sources = new HashMap<>();
  private final boolean several;

  /** Pairs of a plan, each with how it stands. */
  public Pairs(MigrationPlan plan, Structures structures, Findings findings) {
    this.plan = plan;
    this.structures = structures;
    this.findings = findings;
    this.several =
        plan.tables().stream().map(t -> t.source().schema()).distinct().limit(2).count() > 1;
    structures
        .around()
        .source()
        .ifPresent(c -> c.tables().forEach(t -> sources.put(t.name().toString(), t.name())));
  }

  /** By the names of the source tables. */
  public List<Pair> list() {
    List<Pair> pairs = new ArrayList<>(plan.tables().stream().map(this::planned).toList());
    Set<TableName> carried =
        plan.tables().stream().flatMap(t -> t.sources().stream()).collect(Collectors.toSet());
    Set<String> asked = new HashSet<>();
    for (OpenQuestion question : plan.open()) {
      TableName name = name(question.table());
      if (question.column().isEmpty() && !carried.contains(name) && asked.add(question.table())) {
        pairs.add(new Pair(name, Optional.empty(), shown(name), 0, 0, Standing.OPEN));
      }
    }
    pairs.sort((a, b) -> a.shown().compareToIgnoreCase(b.shown()));
    return pairs;
  }

  private Pair planned(TablePlan table) {
    Table target = structures.target(table);
    return new Pair(
        table.source(),
        Optional.of(table.target()),
        shown(table),
        filled(table, target),
        target.columns().size(),
        standing(table));
  }

  /** How many columns of a table get a value in one way or another. */
  static int filled(TablePlan plan, Table target) {
    Set<String> written = plan.fields().stream().map(FieldPlan::target).collect(Collectors.toSet());
    return (int)
        target.columns().stream().filter(c -> written.contains(c.name()) || byItself(c)).count();
  }

  private static boolean byItself(Column column) {
    return column.defaultSql().isPresent() || column.generation().isPresent();
  }

  private Standing standing(TablePlan table) {
    if (!table.enabled()) {
      return Standing.LEFT_OUT;
    }
    List<Problem> problems = new ArrayList<>(findings.ofTarget(table.target()));
    problems.addAll(findings.ofSource(table.source()));
    Standing found = Standing.of(problems);
    boolean asked = plan.open().stream().anyMatch(q -> q.table().equals(table.source().toString()));
    return found == Standing.OK && asked ? Standing.OPEN : found;
  }

  private String shown(TablePlan table) {
    String from = shown(table.source());
    String to = shown(table.target());
    boolean alike =
        table
            .source()
            .name()
            .toLowerCase(Locale.ROOT)
            .equals(table.target().name().toLowerCase(Locale.ROOT));
    return alike ? from : from + " → " + to;
  }

  private String shown(TableName name) {
    return several ? name.toString() : name.name();
  }

  /** A question spells the table as people do. */
  private TableName name(String text) {
    TableName known = sources.get(text);
    int dot = text.indexOf('.');
    return known != null
        ? known
        : new TableName(text.substring(0, Math.max(dot, 0)), text.substring(dot + 1));
  }
}

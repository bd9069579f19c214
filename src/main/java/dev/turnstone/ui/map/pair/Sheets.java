package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.kit.Messages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lays out what is known of one pair of tables. */
public final class Sheets {
  private final Structures structures;
  private final Findings findings;
  private final List<Proposal> proposals;
  private final Messages messages;
  private final RuleText words;

  /**
   * Sheets of what is known now.
   *
   * @param proposals for all tables
   */
  public Sheets(
      Structures structures, Findings findings, List<Proposal> proposals, Messages messages) {
    this.structures = structures;
    this.findings = findings;
    this.proposals = List.copyOf(proposals);
    this.messages = messages;
    this.words = new RuleText(messages);
  }

  /** The sheet of a pair of this plan. */
  public PairSheet of(Pair pair, MigrationPlan plan) {
    Optional<TablePlan> planned =
        pair.target()
            .flatMap(
                to ->
                    plan.tables().stream()
                        .filter(t -> t.target().equals(to) && t.source().equals(pair.source()))
                        .findFirst());
    return planned.map(t -> planned(pair, t)).orElseGet(() -> open(pair));
  }

  /** A source table that nobody carries. */
  private PairSheet open(Pair pair) {
    Optional<Table> source = structures.source(pair.source());
    List<FieldLine> columns =
        source.map(t -> FieldLine.of(t, c -> false, c -> Standing.OK)).orElse(List.of());
    return new PairSheet(pair, source, Optional.empty(), columns, List.of(), List.of(), List.of());
  }

  private PairSheet planned(Pair pair, TablePlan plan) {
    Table source = structures.source(plan);
    Table target = structures.target(plan);
    Map<String, FieldPlan> fields = new LinkedHashMap<>();
    plan.fields().forEach(f -> fields.put(f.target(), f));
    List<Link> links = new ArrayList<>();
    plan.fields().forEach(f -> links.add(link(plan, f, source)));
    links.addAll(suggested(plan));
    Set<String> read = new HashSet<>();
    links.stream()
        .filter(l -> l.kind() != LinkKind.SUGGESTED)
        .forEach(l -> read.addAll(l.sources()));
    List<FieldLine> targets =
        FieldLine.of(target, fields::containsKey, c -> Standing.of(findings.of(target.name(), c)));
    Map<String, Link> byTarget = new LinkedHashMap<>();
    links.stream()
        .filter(l -> l.kind() != LinkKind.SUGGESTED)
        .forEach(l -> byTarget.put(l.target(), l));
    List<RuleLine> rules =
        targets.stream().map(t -> rule(plan, target, t, fields, byTarget)).toList();
    return new PairSheet(
        pair,
        Optional.of(source),
        Optional.of(target),
        FieldLine.of(source, read::contains, c -> Standing.of(findings.ofSource(plan.source(), c))),
        targets,
        links,
        rules);
  }

  private Link link(TablePlan plan, FieldPlan field, Table source) {
    List<String> sources = SourceColumns.of(field.rule(), source);
    long refused = findings.refused(plan.target(), field.target());
    Optional<Problem> worst = worst(plan, field.target());
    String chip = words.chip(field.rule(), sources.size());
    LinkKind kind = chip.isEmpty() ? LinkKind.EXACT : LinkKind.CONVERTED;
    if (worst.isPresent()) {
      kind = worst.get().code() == Code.TYPE_NEEDS_CHOICE ? LinkKind.CHOICE : LinkKind.LOSES;
      chip = messages.text(chipOf(worst.get().code()));
    } else if (refused > 0) {
      kind = LinkKind.LOSES;
      chip = messages.text("map.chip.rows", refused);
    }
    return new Link(sources, field.target(), kind, chip);
  }

  private Optional<Problem> worst(TablePlan plan, String column) {
    return findings.of(plan.target(), column).stream()
        .filter(p -> p.severity() == Severity.BLOCKER)
        .findFirst();
  }

  private static String chipOf(Code code) {
    return switch (code) {
      case TYPE_NEEDS_CHOICE -> "map.chip.choose";
      case TYPE_LOSES -> "map.chip.loses";
      case TYPE_IMPOSSIBLE -> "map.chip.impossible";
      default -> "map.chip.wrong";
    };
  }

  private List<Link> suggested(TablePlan plan) {
    return proposals.stream()
        .filter(p -> p.answered() && p.target().filter(plan.target()::equals).isPresent())
        .filter(p -> p.source().equals(plan.source().toString()))
        .map(
            p ->
                new Link(
                    p.column().stream().toList(),
                    p.into().orElse(""),
                    LinkKind.SUGGESTED,
                    messages.text("map.score", p.score())))
        .toList();
  }

  private RuleLine rule(
      TablePlan plan,
      Table target,
      FieldLine line,
      Map<String, FieldPlan> fields,
      Map<String, Link> links) {
    FieldPlan field = fields.get(line.name());
    Link link = links.get(line.name());
    if (field == null || link == null) {
      String by = unfilled(target.column(line.name()).orElseThrow());
      return new RuleLine(line, by, "", verdict(plan, line.name(), ""), "", "");
    }
    return new RuleLine(
        line,
        words.of(field.rule()),
        String.join(", ", link.sources()),
        verdict(plan, line.name(), messages.text(link.kind().key())),
        words.of(field.onFailure()),
        field.comment().orElse(""));
  }

  private String unfilled(Column column) {
    if (column.computed()) return messages.text("map.unfilled.computed");
    if (column.generation().isPresent()) return messages.text("map.unfilled.counted");
    return column
        .defaultSql()
        .map(d -> messages.text("map.unfilled.default", d))
        .orElseGet(
            () -> messages.text(column.nullable() ? "map.unfilled.null" : "map.unfilled.needed"));
  }

  /** What speaks against it counts for more than the kind of its line. */
  private String verdict(TablePlan plan, String column, String otherwise) {
    List<Problem> found = findings.of(plan.target(), column);
    return found.isEmpty() ? otherwise : words(found.get(0));
  }

  /** A problem without the place, which is where it is shown. */
  public static String words(Problem problem) {
    String place = problem.where() + ": ";
    String message = problem.message();
    return message.startsWith(place) ? message.substring(place.length()) : message;
  }
}

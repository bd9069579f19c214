package dev.turnstone.rehearse;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.edit.Scope;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.ShellWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decisions that settle a cause: those that read values otherwise first, then those that give up.
 */
final class Fixes {
  private record Reading(String words, Decoder decoder, String option) {}

  private static final Map<Code, Reading> READINGS =
      Map.of(
          Code.TOO_LONG,
          new Reading("Cut them to what fits", new Decoder.Truncate(), "--truncate"),
          Code.TOO_PRECISE,
          new Reading("Round them", new Decoder.Round(), "--read-as round"),
          Code.NOT_WHOLE,
          new Reading("Round them", new Decoder.Round(), "--read-as round"),
          Code.ZERO_DATE,
          new Reading(
              "Make them NULL", new Decoder.ZeroDateToNull(), "--read-as zero-date-to-null"),
          Code.HAS_NUL,
          new Reading("Take the character out", new Decoder.StripNul(), "--read-as strip-nul"),
          Code.NOT_A_BOOLEAN,
          new Reading(
              "Take any number but 0 for true",
              new Decoder.NonZeroIsTrue(),
              "--read-as non-zero-is-true"),
          Code.NOT_UTF8,
          new Reading(
              "Read them in another character set, such as this",
              new Decoder.Charset("windows-1252"),
              "--read-as charset=windows-1252"),
          Code.ZONE_AMBIGUOUS,
          new Reading(
              "Say which zone they belong to, such as this",
              new Decoder.Zone("UTC"),
              "--zone UTC"));

  private final Subject subject;

  Fixes(Subject subject) {
    this.subject = subject;
  }

  List<Fix> of(Problem problem) {
    if (problem.where().column().isEmpty()) {
      return ofTable(problem);
    }
    String name = problem.where().column().get();
    Optional<FieldPlan> field =
        subject.plan().fields().stream().filter(f -> f.target().equals(name)).findFirst();
    Optional<Column> column = subject.target().column(name);
    return field.isPresent() && column.isPresent() && !follows(problem.code())
        ? ofColumn(problem, field.get(), column.get())
        : List.of();
  }

  private static boolean follows(Code code) {
    return code == Code.PARENT_MISSING || code == Code.PARENT_SET_ASIDE;
  }

  private List<Fix> ofTable(Problem problem) {
    boolean added = subject.plan().mode() == WriteMode.INSERT && subject.plan().create().isEmpty();
    if (problem.code() != Code.DUPLICATE_KEY || !added || subject.target().identity().isEmpty()) {
      return List.of();
    }
    Decision upsert = new Decision.Write(WriteMode.UPSERT);
    return List.of(
        new Fix(
            "Change the rows that are there already",
            new PlanEdit(Scope.tables(subject.name()), List.of(upsert)),
            Location.table(subject.name()).options() + " --write upsert"));
  }

  private List<Fix> ofColumn(Problem problem, FieldPlan field, Column column) {
    List<Fix> fixes = new ArrayList<>();
    Reading reading = READINGS.get(problem.code());
    if (reading != null && reads(reading, field, column)) {
      fixes.add(
          fix(problem, reading.words(), new Decision.ReadAs(reading.decoder()), reading.option()));
    }
    if (column.nullable() && !(field.onFailure() instanceof OnFailure.UseNull)) {
      fixes.add(
          fix(
              problem,
              "Write NULL instead",
              new Decision.Recover(new OnFailure.UseNull()),
              "--on-failure null"));
    }
    if (problem.code() == Code.NOT_NULLABLE) {
      neutral(column.type())
          .ifPresent(
              value ->
                  fixes.add(
                      fix(
                          problem,
                          "Write a value instead, such as this",
                          new Decision.Recover(new OnFailure.UseValue(value)),
                          "--on-failure " + ShellWord.of("default=" + value))));
    }
    return fixes;
  }

  private static boolean reads(Reading reading, FieldPlan field, Column column) {
    boolean fits = !(reading.decoder() instanceof Decoder.ZeroDateToNull) || column.nullable();
    boolean text = column.type() instanceof LogicalType.Text;
    boolean cuts = reading.decoder() instanceof Decoder.Truncate;
    return field.rule() instanceof FieldRule.Copy && fits && (!cuts || text);
  }

  private static Optional<String> neutral(LogicalType type) {
    if (type instanceof LogicalType.Text) {
      return Optional.of("");
    }
    boolean number = type instanceof LogicalType.Int || type instanceof LogicalType.Decimal;
    return number ? Optional.of("0") : Optional.empty();
  }

  private static Fix fix(Problem problem, String words, Decision decision, String option) {
    Scope scope = Scope.columns(problem.where().toString());
    String options = problem.where().options() + " " + option;
    return new Fix(words, new PlanEdit(scope, List.of(decision)), options);
  }
}

package dev.turnstone.rehearse;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Dialects;
import dev.turnstone.sql.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Puts together what was found in all tables. */
final class Gathering {
  private static final Set<Verdict.Grade> SAFE =
      EnumSet.of(Verdict.Grade.EXACT, Verdict.Grade.WIDENS);
  private final MigrationPlan plan;
  private final List<Subject> subjects;
  private final Rehearsal.Catalogs catalogs;

  Gathering(MigrationPlan plan, List<Subject> subjects, Rehearsal.Catalogs catalogs) {
    this.plan = plan;
    this.subjects = subjects;
    this.catalogs = catalogs;
  }

  Findings findings(List<RehearsedTable> tables) {
    List<Cause> causes = new ArrayList<>();
    List<ValueLoss> losses = new ArrayList<>();
    List<Problem> notes = new ArrayList<>();
    for (Subject subject : subjects) {
      List<Cause> own = subject.causes().all(answers(subject));
      causes.addAll(own);
      notes.addAll(subject.unasked());
      losses(subject, own, losses);
    }
    limit(tables).ifPresent(notes::add);
    causes.sort(Comparator.comparingLong(cause -> -cause.rows()));
    return new Findings(tables, causes, losses, notes);
  }

  private Function<Problem, Causes.Answers> answers(Subject subject) {
    Widening widening = new Widening(subject, catalogs.target());
    Fixes fixes = new Fixes(subject);
    return problem -> {
      List<Fix> all = new ArrayList<>(widening.fix(problem).stream().toList());
      all.addAll(fixes.of(problem));
      List<Fix> fitting = all.stream().filter(f -> fits(f, subject)).toList();
      return new Causes.Answers(fitting, widening.statement(problem));
    };
  }

  /** True when the check of the plan has nothing against what the decision makes of the table. */
  private boolean fits(Fix fix, Subject subject) {
    MigrationPlan mended;
    try {
      mended = fix.apply(plan);
    } catch (Refused e) {
      return false; // other tables of the plan speak against it
    }
    TablePlan table = mended.tables().get(plan.tables().indexOf(subject.plan()));
    MigrationPlan alone = mended.withTables(List.of(table));
    return PlanApproval.check(alone, catalogs.source(), catalogs.target()).stream()
        .filter(problem -> problem.severity() == Severity.BLOCKER)
        .noneMatch(problem -> problem.where().table().filter(subject.name()::equals).isPresent());
  }

  /** The run stops where more rows are set aside than the plan allows. */
  private Optional<Problem> limit(List<RehearsedTable> tables) {
    long refused = tables.stream().mapToLong(RehearsedTable::refused).sum();
    long read = tables.stream().mapToLong(RehearsedTable::read).sum();
    long allowed = plan.safeguards().setAsideLimit().orElse(Long.MAX_VALUE);
    Optional<BigDecimal> percent = plan.safeguards().setAsidePercent();
    if (percent.isPresent()) {
      BigDecimal part = percent.get().multiply(BigDecimal.valueOf(read)).movePointLeft(2);
      allowed = Math.min(allowed, part.longValue());
    }
    return refused <= allowed
        ? Optional.empty()
        : Optional.of(
            Problem.blocker(
                Code.WOULD_SET_ASIDE,
                Location.EVERYWHERE,
                Long.toString(refused),
                Long.toString(allowed)));
  }

  private void losses(Subject subject, List<Cause> causes, List<ValueLoss> into) {
    Vendor from = catalogs.source().product().vendor();
    Dialect dialect = Dialects.of(catalogs.target().product().vendor());
    List<FieldPlan> fields = subject.plan().fields();
    for (int i = 0; i < fields.size(); i++) {
      FieldPlan field = fields.get(i);
      Optional<Column> column = source(field.rule()).flatMap(name -> subject.source().column(name));
      Optional<Column> to = subject.target().column(field.target());
      if (column.isEmpty() || to.isEmpty()) {
        continue;
      }
      Verdict verdict = dialect.verdict(column.get().type(), from, to.get().type());
      long refused = refused(causes, field.target());
      Losses found = subject.losses();
      if (!SAFE.contains(verdict.grade()) || refused > 0 || found.changed(i) > 0) {
        into.add(
            new ValueLoss(
                Location.column(subject.name(), field.target()),
                column.get().type().text(),
                to.get().type().text(),
                verdict,
                subject.looked(),
                found.changed(i),
                refused,
                found.examples(i)));
      }
    }
  }

  private static Optional<String> source(FieldRule rule) {
    if (rule instanceof FieldRule.Copy r) return Optional.of(r.column());
    if (rule instanceof FieldRule.Convert r) return Optional.of(r.column());
    return Optional.empty();
  }

  /** Rows whose value of this column was refused, not those that follow others. */
  private static long refused(List<Cause> causes, String column) {
    return causes.stream()
        .filter(c -> c.problem().where().column().filter(column::equals).isPresent())
        .filter(
            c ->
                c.problem().code() != Code.PARENT_MISSING
                    && c.problem().code() != Code.PARENT_SET_ASIDE)
        .mapToLong(Cause::rows)
        .sum();
  }
}

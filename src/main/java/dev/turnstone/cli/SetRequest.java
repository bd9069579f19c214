package dev.turnstone.cli;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.TypeText;
import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.plan.edit.Decision;
import dev.turnstone.plan.edit.PlanEdit;
import dev.turnstone.plan.edit.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What was typed after {@code plan set}, made into an edit; refuses what makes no sense. */
final class SetRequest {
  private final CommandLine command;
  private final Scope scope;
  private final SetFilling filling;
  private final SetTerms terms;
  private final List<Decision> decisions = new ArrayList<>();

  SetRequest(CommandLine command, SetWhere where, SetFilling filling, SetTerms terms) {
    this.command = command;
    this.scope = where.scope();
    this.filling = filling;
    this.terms = terms;
  }

  PlanEdit edit() {
    maps();
    filled();
    terms.onFailure.ifPresent(how -> decisions.add(new Decision.Recover(onFailure(how))));
    terms.filter.ifPresent(
        cel -> decisions.add(new Decision.Keep(Optional.of(cel).filter(c -> !c.isBlank()))));
    terms.write.ifPresent(how -> decisions.add(new Decision.Write(writeMode(how))));
    if (terms.include) decisions.add(new Decision.TakeIn());
    if (terms.skip) decisions.add(new Decision.LeaveOut());
    terms.widenTo.ifPresent(type -> decisions.add(new Decision.Widen(type(type))));
    terms.renameTo.ifPresent(name -> decisions.add(new Decision.CallIt(name)));
    if (terms.acceptStructure) decisions.add(new Decision.AcceptStructure());
    refuseWhatDoesNotFit();
    return new PlanEdit(scope, decisions);
  }

  private void refuseWhatDoesNotFit() {
    if (decisions.isEmpty()) {
      throw wrong("Say what to decide, for example --zone UTC, --constant '' or --skip.");
    }
    if (terms.skip && decisions.size() > 1) {
      throw wrong("'--skip' stands alone: what is left out needs no other decision.");
    }
    for (Decision decision : decisions) {
      boolean columns = decision instanceof Decision.OfColumns;
      boolean tables = decision instanceof Decision.OfTables;
      if (columns && !tables && !scope.ofColumns()) {
        throw wrong("Say which columns: --column 'table.column' or --type TYPE.");
      }
      if (tables && !columns && scope.ofColumns()) {
        throw wrong(
            "'--map', '--filter', '--write' and '--include' are for tables: use --table alone.");
      }
      if (tables && !scope.ofColumns() && scope.tables().isEmpty()) {
        throw wrong("Say which tables: --table NAME, or --table '*' for all.");
      }
    }
  }

  private void maps() {
    for (String pair : filling.map) {
      Pair names = Pair.parse(pair).orElseThrow(() -> invalid("--map", "TARGET=SOURCE"));
      decisions.add(new Decision.CopyFrom(names.left(), names.right()));
    }
  }

  /** At most one of the options that fill a column. */
  private void filled() {
    List<Decision> rules = new ArrayList<>();
    if (filling.copy) rules.add(new Decision.CopyAsItIs());
    filling.constant.ifPresent(v -> rules.add(fill(new FieldRule.Constant(Pair.orNull(v)))));
    filling.expression.ifPresent(cel -> rules.add(fill(new FieldRule.Expression(cel))));
    filling.zone.ifPresent(zone -> rules.add(new Decision.ReadAs(new Decoder.Zone(zone))));
    if (filling.truncate) rules.add(new Decision.ReadAs(new Decoder.Truncate()));
    filling.readAs.ifPresent(
        how ->
            rules.add(
                new Decision.ReadAs(
                    ReadingWords.decoder(how)
                        .orElseThrow(() -> invalid("--read-as", ReadingWords.ALL)))));
    SetLists lists = new SetLists(filling, this::invalid);
    lists.values().ifPresent(rules::add);
    lists.lookup().ifPresent(rules::add);
    if (rules.size() > 1) {
      throw wrong(
          "A column is filled in one way: give only one of --copy, --constant, --expression, "
              + "--zone, --truncate, --read-as, --value and --lookup.");
    }
    decisions.addAll(rules);
  }

  private static Decision fill(FieldRule rule) {
    return new Decision.Fill(rule);
  }

  private OnFailure onFailure(String how) {
    if (how.startsWith("default=")) return new OnFailure.UseValue(how.substring(8));
    return switch (how) {
      case "set-aside" -> new OnFailure.SetAside();
      case "null" -> new OnFailure.UseNull();
      case "stop" -> new OnFailure.Stop();
      default -> throw invalid("--on-failure", "set-aside, null, default=VALUE or stop");
    };
  }

  private LogicalType type(String text) {
    try {
      return TypeText.parse(text);
    } catch (IllegalArgumentException e) {
      throw invalid(
          "--widen-to", "text(80), text, decimal(12,2), int64, bytes(80) or timestamp(6)");
    }
  }

  private WriteMode writeMode(String how) {
    return switch (how) {
      case "into-empty" -> WriteMode.INTO_EMPTY;
      case "insert" -> WriteMode.INSERT;
      case "upsert" -> WriteMode.UPSERT;
      case "fail" -> WriteMode.FAIL_IF_EXISTS;
      case "replace" -> WriteMode.REPLACE;
      default -> throw invalid("--write", "into-empty, insert, upsert, fail or replace");
    };
  }

  private ParameterException invalid(String option, String wanted) {
    return wrong("Invalid value for option '" + option + "': it must be " + wanted + ".");
  }

  private ParameterException wrong(String what) {
    return new ParameterException(command, what);
  }
}

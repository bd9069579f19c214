package dev.turnstone.rehearse;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.Condition.When;
import dev.turnstone.plan.Footprint;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.row.Survey;
import dev.turnstone.row.TargetDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks at what surrounds the rows before a run, beside what the check of the plan looks at. */
final class Preflight {
  private static final long USUAL_PACKET = 16L << 20;
  private final TargetDatabase source;
  private final TargetDatabase target;
  private final Rehearsal.Catalogs catalogs;
  private final List<Check> checks = new ArrayList<>();

  Preflight(TargetDatabase source, TargetDatabase target, Rehearsal.Catalogs catalogs) {
    this.source = source;
    this.target = target;
    this.catalogs = catalogs;
  }

  /**
   * Everything that was looked at, in a fixed order.
   *
   * @param folder where the run will keep its journal
   */
  List<Check> check(MigrationPlan plan, Path folder) {
    version("source", catalogs.source());
    version("target", catalogs.target());
    structure(plan);
    Survey from = source.survey(new Survey.Needs(read(plan), false));
    Survey to = target.survey(new Survey.Needs(written(plan), true));
    rights("source.rights", from);
    rights("target.rights", to);
    writable(to);
    settings();
    room(from, to, folder);
    sessions();
    references(plan);
    replaced(plan);
    conditions(plan);
    checks.addAll(new ScriptChecks(target).check(plan));
    return List.copyOf(checks);
  }

  private void version(String side, Catalog catalog) {
    checks.add(
        Check.passed(
            side + ".version",
            catalog.product().vendor().title() + " " + catalog.product().version()));
  }

  /** What has moved is told by the check of the plan. */
  private void structure(MigrationPlan plan) {
    boolean same =
        Footprint.sourceFingerprint(plan.tables(), catalogs.source())
                .equals(plan.source().fingerprint())
            && Footprint.targetFingerprint(plan.tables(), catalogs.target())
                .equals(plan.target().fingerprint());
    if (same) {
      checks.add(Check.passed("plan.structure", "both databases are as the plan was made for"));
    }
  }

  private List<Survey.Need> read(MigrationPlan plan) {
    return Footprint.source(plan.tables(), catalogs.source()).stream()
        .map(name -> new Survey.Need(name, false, false))
        .toList();
  }

  private List<Survey.Need> written(MigrationPlan plan) {
    List<Survey.Need> needs = new ArrayList<>();
    for (TablePlan table : plan.tables()) {
      Optional<Table> there = catalogs.target().table(table.target());
      if (table.enabled() && table.create().isEmpty() && there.isPresent()) {
        boolean alters =
            table.mode() == WriteMode.REPLACE
                || !target.dialect().beforeLoad(there.get()).isEmpty();
        needs.add(new Survey.Need(table.target(), true, alters));
      }
    }
    return needs;
  }

  private void rights(String name, Survey survey) {
    for (Survey.Missing missing : survey.missing()) {
      Location where =
          missing.table().map(TableName::toString).map(Location::table).orElse(Location.EVERYWHERE);
      Severity severity = survey.certain() ? Severity.BLOCKER : Severity.WARNING;
      List<String> words = List.of(missing.right(), missing.grant());
      checks.add(Check.found(name, new Problem(Code.PRIVILEGE_MISSING, severity, where, words)));
    }
    if (survey.missing().isEmpty()) {
      checks.add(Check.passed(name, "nothing is missing"));
    }
  }

  private void writable(Survey survey) {
    checks.add(
        survey
            .readOnly()
            .map(
                why ->
                    Check.found(
                        "target.writable",
                        Problem.blocker(
                            Code.READ_ONLY_TARGET,
                            Location.EVERYWHERE,
                            catalogs.target().database(),
                            why)))
            .orElseGet(() -> Check.passed("target.writable", "it can be written")));
  }

  private void settings() {
    Map<String, String> from = catalogs.source().settings();
    Map<String, String> to = catalogs.target().settings();
    Optional.ofNullable(from.get("encoding"))
        .ifPresent(encoding -> checks.add(Check.passed("source.encoding", encoding)));
    Optional.ofNullable(to.get("encoding")).ifPresent(this::encoding);
    zone("source", from);
    zone("target", to);
    if (catalogs.target().product().vendor().mysqlFamily()) {
      String mode = to.getOrDefault("sql_mode", "");
      checks.add(
          Check.passed("target.sql_mode", "strict in the run's own sessions; the server: " + mode));
      packet(Long.parseLong(to.getOrDefault("max_allowed_packet", "0")));
    }
    if (catalogs.target().product().vendor() == Vendor.POSTGRESQL) {
      checks.add(
          Check.passed("target.timeouts", "lifted in the run's own sessions, but for locks"));
    }
  }

  private void encoding(String encoding) {
    boolean postgres = catalogs.target().product().vendor() == Vendor.POSTGRESQL;
    boolean narrow = postgres && !encoding.equals("UTF8") && !encoding.equals("SQL_ASCII");
    checks.add(
        narrow
            ? Check.found(
                "target.encoding",
                Problem.note(Code.ENCODING_NARROW, Location.EVERYWHERE, encoding))
            : Check.passed("target.encoding", encoding));
  }

  private void zone(String side, Map<String, String> settings) {
    String zone = settings.get("time_zone");
    if (zone != null) {
      checks.add(
          Check.passed(side + ".time_zone", "UTC in the run's own sessions; the server: " + zone));
    }
  }

  private void packet(long bytes) {
    String name = "target.max_allowed_packet";
    checks.add(
        bytes < USUAL_PACKET
            ? Check.found(
                name, Problem.note(Code.PACKET_SMALL, Location.EVERYWHERE, Long.toString(bytes)))
            : Check.passed(name, bytes + " bytes"));
  }

  private void room(Survey from, Survey to, Path folder) {
    String taken = from.bytes().isPresent() ? from.bytes().getAsLong() + " bytes" : "not told";
    checks.add(Check.passed("source.size", taken));
    if (to.free().isPresent()) {
      room("target.room", "where the target is", to.free(), from.bytes());
    } else {
      checks.add(Check.passed("target.room", "the server does not tell; look there yourself"));
    }
    room("workspace.room", "where the workspace is", free(folder), OptionalLong.empty());
  }

  private void room(String name, String where, OptionalLong free, OptionalLong needed) {
    long bytes = free.orElse(-1);
    if (needed.isPresent() && bytes >= 0 && bytes < needed.getAsLong()) {
      String wanted = Long.toString(needed.getAsLong());
      checks.add(
          Check.found(
              name,
              Problem.warning(
                  Code.DISK_SHORT, Location.EVERYWHERE, Long.toString(bytes), where, wanted)));
    } else {
      checks.add(Check.passed(name, bytes < 0 ? "not told" : bytes + " bytes are free"));
    }
  }

  private static OptionalLong free(Path folder) {
    try {
      return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      return OptionalLong.empty(); // then nobody knows
    }
  }

  private void sessions() {
    List<String> open = target.inTheWay();
    open.forEach(
        words ->
            checks.add(
                Check.found(
                    "target.sessions",
                    Problem.warning(Code.SESSIONS_OPEN, Location.EVERYWHERE, words))));
    if (open.isEmpty()) {
      checks.add(Check.passed("target.sessions", "none that is known to be in the way"));
    }
  }

  /** Rows that break a reference already could not be told from the run's own. */
  private void references(MigrationPlan plan) {
    boolean whole = true;
    for (TablePlan table : plan.tables()) {
      Optional<Table> there = catalogs.target().table(table.target());
      boolean added = table.create().isEmpty() && !table.mode().alone();
      if (!table.enabled() || !added || there.isEmpty()) {
        continue;
      }
      for (ForeignKey key : there.get().foreignKeys()) {
        if (!target.query(target.dialect().anyOrphan(there.get(), key, false)).isEmpty()) {
          whole = false;
          Location where = Location.table(table.target().toString());
          String parent = key.target().name();
          checks.add(
              Check.found(
                  "target.references",
                  Problem.blocker(Code.TARGET_HAS_ORPHANS, where, key.name(), parent)));
        }
      }
    }
    if (whole) {
      checks.add(Check.passed("target.references", "rows that are there break none"));
    }
  }

  private void replaced(MigrationPlan plan) {
    Replaceable.obstacles(plan, target, catalogs.target())
        .forEach(problem -> checks.add(Check.found("target.replace", problem)));
  }

  private void conditions(MigrationPlan plan) {
    for (ConditionVerdict verdict : new Conditions(source, target).ask(plan, When.BEFORE)) {
      String name = "condition." + verdict.condition().name();
      checks.add(
          verdict
              .problem()
              .map(problem -> Check.found(name, problem))
              .orElseGet(() -> Check.passed(name, "it holds")));
    }
  }
}

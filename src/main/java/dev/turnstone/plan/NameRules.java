package dev.turnstone.plan;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.sql.Dialect;
import dev.turnstone.sql.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which names a vendor takes for new tables, columns and keys, and what to propose instead. */
public final class NameRules {
  private static final Set<String> POSTGRES_COLUMNS =
      Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");
  private static final Set<String> INNODB_COLUMNS = Set.of("db_row_id", "db_trx_id", "db_roll_ptr");

  /** What is named. */
  public enum Kind {
    TABLE,
    COLUMN,
    /** Keys, indexes and constraints. */
    KEY
  }

  private final Vendor vendor;
  private final Limits limits;
  private final Kind kind;

  public NameRules(Dialect dialect, Kind kind) {
    this.vendor = dialect.vendor();
    this.limits = dialect.limits();
    this.kind = kind;
  }

  /**
   * What is wrong with these names as names of one group (columns of a table, tables of a schema),
   * each problem with a proposal.
   *
   * @param where for each name its place
   * @param taken names of the group that are there already
   */
  public List<Problem> problems(Map<String, Location> where, Collection<String> taken) {
    List<Problem> problems = new ArrayList<>();
    Map<String, String> seen = new LinkedHashMap<>();
    taken.forEach(name -> seen.put(key(name), name));
    Set<String> used = new HashSet<>(taken);
    used.addAll(where.keySet());
    where.forEach(
        (name, place) -> {
          String other = seen.putIfAbsent(key(name), name);
          Optional<Problem> found =
              other == null
                  ? problem(name, place, used)
                  : Optional.of(
                      Problem.blocker(
                          Code.NAME_COLLIDES,
                          place,
                          name,
                          other,
                          shown(),
                          place.options(),
                          propose(name, used)));
          found.ifPresent(problems::add);
          // two long names must not be offered the same one
          found.map(NameRules::proposal).ifPresent(used::add);
        });
    return problems;
  }

  private static String proposal(Problem problem) {
    return problem.arguments().get(problem.arguments().size() - 1);
  }

  /** What is wrong with one name by itself. */
  private Optional<Problem> problem(String name, Location where, Collection<String> taken) {
    if (illegal(name)) {
      return Optional.of(
          Problem.blocker(Code.NAME_ILLEGAL, where, name, shown(), propose(name, taken)));
    }
    if (length(name) <= limits.identifierLength()) return Optional.empty();
    String most = limits.identifierLength() + (limits.identifierBytes() ? " bytes" : " characters");
    return Optional.of(
        Problem.blocker(Code.NAME_TOO_LONG, where, name, most, shown(), propose(name, taken)));
  }

  /** A name that is free and allowed, close to the wanted one. */
  public String propose(String wanted, Collection<String> taken) {
    Set<String> keys = Set.copyOf(taken.stream().map(this::key).toList());
    String clean = wanted.replaceAll("[\\x00\\x{10000}-\\x{10ffff}]", "_").strip();
    if (clean.isEmpty() || (illegal(clean) && !clean.isEmpty())) clean = "x_" + clean;
    for (int number = 1; ; number++) {
      String suffix = number == 1 ? "" : "_" + number;
      String candidate = cut(clean, suffix) + suffix;
      if (!keys.contains(key(candidate)) && !illegal(candidate)) return candidate;
    }
  }

  /** Two names are the same to the vendor when their keys are equal. */
  public String key(String name) {
    boolean exact =
        switch (kind) {
          case TABLE -> limits.caseSensitiveTables();
          case COLUMN -> limits.caseSensitiveColumns();
          case KEY -> vendor == Vendor.POSTGRESQL;
        };
    return exact ? name : name.toLowerCase(Locale.ROOT);
  }

  private boolean illegal(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) return true;
    String lower = name.toLowerCase(Locale.ROOT);
    return switch (vendor) {
      case SQLITE -> kind != Kind.COLUMN && lower.startsWith("sqlite_");
      case POSTGRESQL -> kind == Kind.COLUMN && POSTGRES_COLUMNS.contains(name);
      case MARIADB, MYSQL ->
          name.endsWith(" ")
              || name.codePoints().anyMatch(c -> c > 0xFFFF)
              || (kind == Kind.COLUMN && INNODB_COLUMNS.contains(lower));
    };
  }

  private int length(String name) {
    return limits.identifierBytes()
        ? name.getBytes(StandardCharsets.UTF_8).length
        : name.codePointCount(0, name.length());
  }

  private String cut(String name, String suffix) {
    String kept = name;
    while (!kept.isEmpty() && (long) length(kept) + length(suffix) > limits.identifierLength()) {
      kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
    }
    return kept;
  }

  /** The vendor's name for people. */
  public String shown() {
    return vendor.title();
  }
}

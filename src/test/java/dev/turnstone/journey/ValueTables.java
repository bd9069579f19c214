package dev.turnstone.journey;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.journal.SetAside;
import dev.turnstone.plan.Decoder;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.row.Written;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.Plans;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many values, one table for each declared type, moved in one migration: what became of each as the
 * target's server shows it, or the reason for which it was set aside. Moving them once more as an
 * upsert has to find every row unchanged. A rehearsal has to foretell what becomes of each.
 *
 * @param cases in the order of the text they were read from
 * @param before statements for the source, such as its own types
 * @param decisions how values are to be read, by the name that stands behind {@code by}
 */
record ValueTables(List<Case> cases, List<String> before, Map<String, Decoder> decisions) {
  /**
   * One value.
   *
   * @param declared the source column's type; after {@code ->} the type of the target's column that
   *     is there already, else it is created; after {@code by} the decision on how to read it. In
   *     the text three types with slashes between are those of PostgreSQL, MariaDB and SQLite
   * @param literal SQL of the source
   */
  record Case(String declared, String literal, String expected) {
    private String type() {
      return declared.split("->| by ")[0].strip();
    }

    private String into() {
      return declared.contains("->") ? declared.split("->")[1].split(" by ")[0].strip() : "";
    }

    private String decision() {
      return declared.contains(" by ") ? declared.split(" by ")[1].strip() : "";
    }
  }

  /**
   * Reads lines {@code declared | literal | outcome for ...}; an empty type is the one above. A
   * line of one cell is a statement for the source.
   */
  static ValueTables parse(String text, int expected) {
    List<Case> cases = new ArrayList<>();
    List<String> before = new ArrayList<>();
    String declared = "";
    for (String line : text.strip().lines().toList()) {
      String[] cells = line.split("\\s\\|(\\s|$)", -1);
      if (cells.length == 1) {
        before.add(line.strip());
        continue;
      }
      declared = cells[0].isBlank() ? declared : forTarget(cells[0].strip(), expected);
      int place = Math.min(expected, cells.length - 1);
      cases.add(new Case(declared, cells[1].strip(), plain(cells[place].strip())));
    }
    return new ValueTables(cases, before, Map.of());
  }

  private static String forTarget(String declared, int expected) {
    Matcher three = Pattern.compile("(.*->)([^/]*)/([^/]*)/([^/]*?)( by .*)?").matcher(declared);
    if (!three.matches()) {
      return declared;
    }
    return three.group(1) + three.group(expected) + Objects.toString(three.group(5), "");
  }

  ValueTables decided(Map<String, Decoder> names) {
    return new ValueTables(cases, before, names);
  }

  /** Those that a server of another version takes as values of these types. */
  ValueTables takenBy(TestDatabase server) {
    List<String> known = before.stream().filter(sql -> takes(server, sql)).toList();
    List<Case> taken =
        cases.stream()
            .filter(
                it ->
                    takes(
                        server,
                        "create table trial(v %s)".formatted(it.type()),
                        "insert into trial values(%s)".formatted(it.literal),
                        "drop table trial"))
            .toList();
    return new ValueTables(taken, known, decisions);
  }

  private static boolean takes(TestDatabase server, String... statements) {
    try {
      boolean maria = server.vendor().equals(TestDatabase.MARIADB);
      List<String> sql = new ArrayList<>(List.of(statements));
      sql.add(0, maria ? "set sql_mode = ''" : "select 1");
      server.execute(sql.toArray(String[]::new));
      return true;
    } catch (IllegalStateException e) {
      server.execute("drop table if exists trial");
      return false;
    }
  }

  /** A cell spells a space at its end as a dot and other characters as {hex}. */
  private static String plain(String cell) {
    if (cell.startsWith("real ")) {
      return "real " + Double.parseDouble(cell.substring(5));
    }
    return Pattern.compile("\\{([0-9a-f]+)\\}")
        .matcher(cell.replace('·', ' '))
        .replaceAll(
            m -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(m.group(1), 16))));
  }

  String expected() {
    return lines(cases.stream().map(Case::expected).toList());
  }

  private String lines(List<String> outcomes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < outcomes.size(); i++) {
      Case it = cases.get(i);
      text.append("%s %s: %s%n".formatted(it.declared, it.literal, outcomes.get(i)));
    }
    return text.toString();
  }

  /** Moves all values and says what became of each. */
  String outcome(String source, String target, Path folder) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      return outcome(from, to, folder);
    }
  }

  String outcome(TestDatabase from, TestDatabase to, Path folder) {
    fill(from, to);
    Journey journey = new Journey(from, to, folder);
    List<SetAside> rows = moved(journey, Foretold.run(journey, decided(journey.plan())));
    String outcome = lines(outcomes(from, to, rows));
    return outcome + again(journey, rows.size(), to.vendor().equals(TestDatabase.SQLITE));
  }

  /** The rows set aside by a run that came to its end, everything read back and compared. */
  private static List<SetAside> moved(Journey journey, RunResult result) {
    List<SetAside> rows = journey.setAside(result);
    RunState state = rows.isEmpty() ? RunState.DONE : RunState.DONE_WITH_SET_ASIDE;
    if (result.state() != state) {
      throw new AssertionError(result.state() + " " + result.problems());
    }
    return rows;
  }

  /** Moves everything a second time over what is there; tells what was not found unchanged. */
  private String again(Journey journey, int setAside, boolean cheap) {
    MigrationPlan upsert =
        Plans.changed(decided(journey.plan()), t -> Plans.with(t, WriteMode.UPSERT));
    RunResult result = cheap ? Foretold.run(journey, upsert) : journey.run(upsert);
    int refused = moved(journey, result).size();
    StringBuilder differences = new StringBuilder();
    for (RunResult.Line line : result.tables()) {
      Written written = line.report().counts().written();
      if (written.inserted() + written.updated() > 0) {
        differences.append("again %s: %s%n".formatted(line.report().target().name(), written));
      }
    }
    return refused == setAside
        ? differences.toString()
        : differences + "set aside %d, again %d".formatted(setAside, refused);
  }

  /** The plan with what was decided on columns written into it. */
  private MigrationPlan decided(MigrationPlan plan) {
    Map<String, Decoder> byTable = new HashMap<>();
    tables()
        .forEach(
            (declared, table) -> {
              String name = inTable(declared).get(0).decision();
              if (!name.isEmpty()) {
                byTable.put(table, Objects.requireNonNull(decisions.get(name), name));
              }
            });
    return Plans.changed(
        plan,
        t -> {
          Decoder decoder = byTable.get(t.target().name());
          return decoder == null
              ? t
              : Plans.withField(t, Plans.field("v", new FieldRule.Convert("v", decoder)));
        });
  }

  private void fill(TestDatabase from, TestDatabase to) {
    List<String> sql = new ArrayList<>();
    sql.addAll(before);
    List<String> there = new ArrayList<>();
    if (from.vendor().equals(TestDatabase.MARIADB)) {
      sql.add("set sql_mode = '', time_zone = '+00:00'");
    }
    tables()
        .forEach(
            (declared, table) -> {
              Case first = inTable(declared).get(0);
              sql.add(
                  "create table %s(id integer primary key, v %s)".formatted(table, first.type()));
              if (!first.into().isEmpty()) {
                there.add(
                    "create table %s(id integer primary key, v %s)".formatted(table, first.into()));
              }
              int id = 0;
              for (Case it : inTable(declared)) {
                sql.add("insert into %s values(%d, %s)".formatted(table, ++id, it.literal));
              }
            });
    from.execute(sql.toArray(String[]::new));
    to.execute(there.toArray(String[]::new));
  }

  /** Table names by declared type. */
  private Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    for (Case it : cases) {
      tables.computeIfAbsent(it.declared, d -> "t" + tables.size());
    }
    return tables;
  }

  private List<Case> inTable(String declared) {
    return cases.stream().filter(c -> c.declared.equals(declared)).toList();
  }

  private List<String> outcomes(TestDatabase from, TestDatabase to, List<SetAside> rows) {
    Map<String, SetAside> refused = new HashMap<>();
    for (SetAside row : rows) {
      String table = row.table().substring(row.table().lastIndexOf('.') + 1);
      refused.put(table + " " + row.key().get("id"), row);
    }
    Map<Case, String> outcomes = new HashMap<>();
    tables()
        .forEach(
            (declared, table) -> {
              Map<String, String> before = Shown.of(from, table);
              Map<String, String> after = Shown.of(to, table);
              int number = 0;
              for (Case it : inTable(declared)) {
                String id = Integer.toString(++number);
                SetAside row = refused.get(table + " " + id);
                String arrived = after.getOrDefault(id, "is nowhere");
                outcomes.put(
                    it,
                    row == null ? arrived : refusal(row, before.get(id), after.containsKey(id)));
              }
            });
    return cases.stream().map(outcomes::get).toList();
  }

  /**
   * PostgreSQL counts years before Christ, ISO from the year before the first; MariaDB fills
   * fractions of seconds up with zeros.
   */
  private static String iso(String original) {
    if (!original.endsWith(" BC")) {
      return original.replaceAll("(:\\d\\d\\.\\d*?)0+$", "$1").replaceAll("\\.$", "");
    }
    int year = 1 - Integer.parseInt(original.substring(0, 4));
    return (year < 0 ? "-" : "")
        + "%04d".formatted(Math.abs(year))
        + original.substring(4, original.length() - 3);
  }

  /** The code; more when the original is not what the source holds, or the row arrived as well. */
  private static String refusal(SetAside row, String original, boolean arrived) {
    var kept = row.original().get("v");
    String value =
        Shown.squeezed(kept.value().or(() -> kept.hex().map(h -> "x" + h)).orElse("NULL"));
    String plain = original.replaceFirst("^real ", "");
    boolean same =
        kept.type().equals("real") && plain.matches("-?\\d.*|-?Infinity|NaN")
            ? Double.parseDouble(value) == Double.parseDouble(plain) || value.equals(plain)
            : iso(original).equals(value.replace('T', ' '))
                || original.equals(value)
                || original.equals(value + "Z")
                || original.equals(kept.type() + " " + value);
    return row.code()
        + (same ? "" : " but kept " + kept.type() + " " + value + " for " + original)
        + (arrived ? " but arrived" : "");
  }
}

package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From MariaDB into tables that PostgreSQL has already, mended by the commands the check names. */
class PlanSetJourneyTest {
  @TempDir Path folder;

  @Test
  void aPlanIsMendedByTheCommandsThatItsCheckNames() {
    try (TestDatabase from = Databases.mariadb();
        TestDatabase to = Databases.postgres()) {
      fill(from, to);
      CommandLineRun line =
          new CommandLineRun(folder)
              .with("TURNSTONE_SOURCE_PASSWORD", from.password())
              .with("TURNSTONE_TARGET_PASSWORD", to.password());
      String plan = folder.resolve("plan.json").toString();
      turnstone(
          line, 0, "plan new --from %s --to %s -o %s", from.connString(), to.connString(), plan);
      Answer refused = turnstone(line, 3, "plan check %s --json", plan);
      List<String> fixes = fixes(refused.json(), "BLOCKER");
      assertEquals(3, fixes.size(), fixes.toString());
      for (String fix : fixes) {
        turnstone(line, 0, command(fix));
      }
      Answer cut = turnstone(line, 0, "plan check %s --json", plan);
      String truncate =
          fixes(cut.json(), "NOTE").stream()
              .filter(f -> f.endsWith("--truncate"))
              .findFirst()
              .orElseThrow();
      turnstone(line, 0, command(truncate));
      turnstone(line, 0, "plan check %s", plan);
      JsonNode run = turnstone(line, 1, "run %s --json", plan).json();
      assertEquals("DONE_WITH_SET_ASIDE", run.get("state").asText());
      turnstone(line, 1, "verify %s", run.get("run").asText());
      assertEquals(
          List.of(
              List.of("1", "2024-03-31 01:30:00", "2020-02-29", ""),
              List.of("2", "2024-10-27 00:30:00", "1999-12-31", "")),
          to.query("select id, changed::text, born::text, note from customer order by id"));
      assertEquals(List.of(List.of("7")), to.query("select id from bill"));
      JsonNode aside = turnstone(line, 0, "quarantine %s --json", run.get("run").asText()).json();
      assertEquals("{\"id\":\"8\"}", aside.at("/rows/0/key").toString());
      assertEquals(1, aside.get("count").asInt());
    }
  }

  private static void fill(TestDatabase from, TestDatabase to) {
    from.execute(
        "create table customer(id int primary key, changed timestamp not null, born datetime not null)",
        "create table bill(id int primary key, customer int, changed timestamp not null)",
        "set time_zone = '+00:00'",
        "insert into customer values(1, '2024-03-31 01:30:00', '2020-02-29 13:14:15'),"
            + " (2, '2024-10-27 00:30:00', '1999-12-31 23:59:59')",
        "insert into bill values(7, 1, '2024-01-01'), (8, null, '2024-01-01')");
    to.execute(
        "create table customer(id integer primary key, changed timestamp not null,"
            + " born date not null, note text not null)",
        "create table bill(id integer primary key, customer integer not null references customer,"
            + " changed timestamp not null)");
  }

  private static List<String> fixes(JsonNode document, String severity) {
    List<String> fixes = new ArrayList<>();
    for (JsonNode problem : document.get("problems")) {
      if (problem.get("severity").asText().equals(severity)) fixes.add(problem.get("fix").asText());
    }
    return fixes;
  }

  /** What a person copies out of a fix: everything after the last colon that begins a command. */
  private static String command(String fix) {
    int start = fix.lastIndexOf(": turnstone ");
    assertTrue(start >= 0, fix);
    return fix.substring(start + ": turnstone ".length());
  }

  private static Answer turnstone(CommandLineRun line, int code, String words, Object... filled) {
    String[] typed = String.format(Locale.ROOT, words, filled).split(" ");
    for (int i = 0; i < typed.length; i++) {
      if (typed[i].equals("''")) typed[i] = "";
    }
    Answer answer = line.turnstone(typed);
    assertEquals(code, answer.code(), words + "\n" + answer.all());
    assertFalse(answer.all().contains("a bug of ours"), answer.all());
    return answer;
  }
}

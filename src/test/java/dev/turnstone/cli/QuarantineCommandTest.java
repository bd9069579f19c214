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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineCommandTest {
  @TempDir Path folder;
  private CommandLineRun line;
  private String run;

  @BeforeEach
  void begin() {
    line = new CommandLineRun(folder);
    TestDatabase from = Databases.sqlite(folder);
    TestDatabase to = Databases.sqlite(folder);
    from.execute(
        "create table item (id integer primary key, qty integer, note text, raw blob)",
        "insert into item values (1, 5, 'fine', null), (2, 'abc', '=1+1, \"x\"', x'00ff'),"
            + " (3, 2.5, 'a' || char(27) || '[31mred', null)");
    to.execute("create table item (id integer primary key, qty integer, note text, raw blob)");
    Answer answer =
        line.turnstone("migrate", "--from", from.connString(), "--to", to.connString(), "--json");
    assertEquals(1, answer.code(), answer.all());
    run = answer.json().get("run").asText();
  }

  @Test
  void theDocumentHoldsKeyReasonAndOriginalValues() {
    JsonNode document = line.turnstone("quarantine", run, "--json").json();
    assertEquals(run, document.get("run").asText());
    assertEquals(2, document.get("count").asLong());
    JsonNode row = document.at("/rows/0");
    List<String> names = new ArrayList<>();
    row.fieldNames().forEachRemaining(names::add);
    assertEquals(List.of("table", "key", "column", "code", "reason", "follows", "original"), names);
    assertEquals("item", row.get("table").asText());
    assertEquals("2", row.at("/key/id").asText());
    assertEquals("qty", row.get("column").asText());
    assertEquals("NOT_A_NUMBER", row.get("code").asText());
    assertTrue(row.get("follows").isNull());
    assertEquals("{\"type\":\"text\",\"value\":\"abc\"}", row.at("/original/qty").toString());
    assertEquals("{\"type\":\"blob\",\"hex\":\"00ff\"}", row.at("/original/raw").toString());
    assertTrue(document.at("/rows/1/original/raw/value").isNull());
  }

  @Test
  void textShowsEachRowAndLetsNoControlCharacterReachTheTerminal() {
    Answer answer = line.turnstone("quarantine", run);
    assertEquals(0, answer.code());
    assertTrue(answer.out().startsWith("2 rows set aside by run " + run), answer.out());
    assertTrue(answer.out().contains("item.qty of id 2: not a number"), answer.out());
    assertTrue(answer.out().contains("qty='abc'"), answer.out());
    assertTrue(answer.out().contains("raw=x'00ff'"), answer.out());
    assertTrue(answer.out().contains("a\\u{1b}[31mred"), answer.out());
    assertFalse(answer.out().contains("\u001b"), answer.out());
  }

  @Test
  void aKeyThatLooksLikeAFormulaIsNoneInCsv() {
    TestDatabase from = Databases.sqlite(folder);
    TestDatabase to = Databases.sqlite(folder);
    from.execute(
        "create table item (\"=a\" text not null primary key, qty integer)",
        "insert into item values ('1', 'abc')");
    to.execute("create table item (\"=a\" text not null primary key, qty integer)");
    Answer answer =
        line.turnstone("migrate", "--from", from.connString(), "--to", to.connString(), "--json");

    String csv = line.turnstone("quarantine", answer.json().get("run").asText(), "--csv").out();

    assertTrue(csv.contains("\r\nitem,'=a=1,qty,"), csv);
  }

  @Test
  void csvIsQuotedAndStartsNoFormula() {
    String[] lines = line.turnstone("quarantine", run, "--csv").out().split("\r\n");
    assertEquals("table,key,column,code,reason,follows,original", lines[0]);
    assertEquals(3, lines.length);
    assertTrue(lines[1].startsWith("item,id=2,qty,NOT_A_NUMBER,"), lines[1]);
    assertTrue(lines[1].contains("\"{\"\"id\"\""), lines[1]);
  }
}

package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
  @TempDir Path folder;
  private CommandLineRun line;
  private TestDatabase shop;

  @BeforeEach
  void begin() {
    line = new CommandLineRun(folder);
    shop = Databases.sqlite(folder);
    shop.execute(
        "create table artist (id integer primary key, name varchar(40) not null unique)",
        "create table album (id integer primary key, artist integer references artist (id))",
        "create view albums as select * from album",
        "insert into artist values (1, 'canary-Ann'), (2, 'Bo')");
  }

  @Test
  void showsTablesWithRowsAndKeysAndWhatIsNotCarried() {
    Answer answer = line.turnstone("inspect", shop.connString(), "--count");
    assertEquals(0, answer.code());
    assertTrue(answer.out().matches("(?s).*artist +2 +2 +id.*"), answer.out());
    assertTrue(answer.out().contains("view albums"), answer.out());
    assertEquals("", answer.err());
  }

  @Test
  void showsColumnsWhenAsked() {
    Answer answer = line.turnstone("inspect", shop.connString(), "--columns");
    assertTrue(answer.out().matches("(?s).*name +varchar\\(40\\) +text\\(40\\) +no +unique.*"));
  }

  @Test
  void theDocumentHoldsTheWholeCatalogue() {
    Answer answer = line.turnstone("inspect", shop.connString(), "--count", "--json");
    JsonNode document = answer.json();
    assertEquals("SQLITE", document.at("/product/vendor").asText());
    JsonNode artist = document.at("/tables/2");
    assertEquals("artist", artist.get("name").asText());
    assertEquals(2, artist.get("rows").asLong());
    assertEquals("text(40)", artist.at("/columns/1/type").asText());
    assertFalse(artist.at("/columns/1/nullable").asBoolean());
    assertEquals("id", artist.at("/keys/0/columns/0").asText());
    assertEquals("artist", document.at("/tables/0/foreignKeys/0/target").asText());
    assertEquals("albums", document.at("/leftBehind/0/name").asText());
  }

  @Test
  void theDocumentTellsRulesAndTriggersToo() {
    shop.execute(
        "create table song (id integer primary key, title text collate nocase, album integer"
            + " references album (id) on delete cascade deferrable initially deferred,"
            + " check (length(title) > 0))",
        "create index named on song (title) where album is not null",
        "create trigger heard after insert on song begin select 1; end");

    JsonNode document = line.turnstone("inspect", shop.connString(), "--json").json();

    JsonNode song = document.at("/tables/3");
    assertEquals("song", song.get("name").asText());
    assertEquals("nocase", song.at("/columns/1/collation").asText());
    assertEquals("CASCADE", song.at("/foreignKeys/0/onDelete").asText());
    assertEquals("INITIALLY_DEFERRED", song.at("/foreignKeys/0/deferral").asText());
    assertEquals("album is not null", song.at("/indexes/0/predicate").asText());
    assertEquals("length(title) > 0", song.at("/checks/0/expression").asText());
    assertEquals("heard", song.at("/triggers/0/name").asText());
    assertEquals("AFTER INSERT", song.at("/triggers/0/event").asText());
  }

  @Test
  void noControlCharacterOfANameReachesTheTerminal() {
    shop.execute(
        "create table \"a\u001b[31mred\" (\"c\u001b\" integer)",
        "create view \"v\u001b[31m\" as select 1");
    Path plan = folder.resolve("new.json");
    TestDatabase empty = Databases.sqlite(folder);
    String[] planNew = {
      "plan", "new", "--from", shop.connString(), "--to", empty.connString(), "-o", plan.toString()
    };

    Answer catalog = line.turnstone("inspect", shop.connString(), "--columns");
    Answer proposal = line.turnstone(planNew);

    assertTrue(catalog.out().contains("a\\u{1b}[31mred"), catalog.out());
    assertTrue(proposal.out().contains("OPEN main.a\\u{1b}[31mred"), proposal.out());
    assertFalse((catalog.all() + proposal.all()).contains("\u001b"), catalog.out());
  }

  @Test
  void withoutCountingRowsAreNotTold() {
    JsonNode document = line.turnstone("inspect", shop.connString(), "--json").json();
    assertTrue(document.at("/tables/2/rows").isNull());
  }

  @Test
  void aMissingFileIsRefusedByName() {
    Answer answer = line.turnstone("inspect", "sqlite:" + folder.resolve("none.db"));
    assertEquals(3, answer.code());
    assertTrue(answer.err().startsWith("BLOCKER "), answer.err());
    assertTrue(answer.err().contains("none.db does not exist"), answer.err());
    assertFalse(Files.exists(folder.resolve("none.db")));
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedByName() throws Exception {
    Path file = Files.writeString(folder.resolve("letter.db"), "Dear Ann, ".repeat(200));
    Answer answer = line.turnstone("inspect", "sqlite:" + file, "--json");
    assertEquals(3, answer.code());
    assertEquals("REFUSED", answer.json().get("state").asText());
    assertEquals("NOT_A_DATABASE", answer.json().at("/problems/0/code").asText());
    assertTrue(answer.json().at("/problems/0/message").asText().contains("letter.db"));
  }

  @Test
  void aHostWhereNobodyAnswersIsRefusedByName() {
    Answer answer = line.turnstone("inspect", "postgresql://ann@127.0.0.1:1/shop");
    assertEquals(3, answer.code(), answer.all());
    assertTrue(answer.err().contains("127.0.0.1"), answer.err());
    assertFalse(answer.err().contains("\tat "), answer.err());
  }

  @Test
  void aWrongPasswordIsRefusedAndNotRepeated() {
    try (TestDatabase server = Databases.mariadb()) {
      Answer answer =
          line.with("TURNSTONE_PASSWORD", "wrong-canary").turnstone("inspect", server.connString());
      assertEquals(3, answer.code(), answer.all());
      assertTrue(answer.err().contains("refused the login"), answer.err());
      assertFalse(answer.all().contains("wrong-canary"), answer.all());
    }
  }
}

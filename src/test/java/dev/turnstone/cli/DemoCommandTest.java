package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir Path folder;

  @Test
  void takesTheSampleThroughEveryStageAndEndsWithZero() {
    Path place = folder.resolve("shop");
    Answer answer =
        new CommandLineRun(folder).turnstone("demo", "--headless", "--folder", place.toString());
    assertEquals(0, answer.code(), answer.all());
    for (String stage :
        List.of(
            "1. Prepare",
            "2. Catalogue",
            "3. Plan",
            "4. Check",
            "5. Dry run",
            "6. Fix",
            "7. Run",
            "8. Verify",
            "9. Compare",
            "10. Set aside",
            "11. Roll back")) {
      assertTrue(answer.out().contains("\n" + stage), stage);
    }
    for (String words :
        List.of(
            "40,000 read   39,971 insert",
            "21 rows would be set aside in place of 29",
            "digest before = digest after in every copy",
            "39,979 carried into the new database and back out, 21 set aside, none lost.",
            "The new database is as it was before the run: 10 tables compared, no difference.")) {
      assertTrue(answer.out().contains(words), answer.out());
    }
    TestDatabase store5 =
        new TestDatabase("sqlite", "", 0, place.resolve("store5.db").toString(), "", "");
    assertEquals("0", store5.query("select count(*) from order_items").get(0).get(0));
    assertEquals(
        List.of(), store5.query("select name from sqlite_master where name like 'turnstone%'"));
    assertTrue(Files.exists(place.resolve("plan.json")));
  }

  @Test
  void aFolderThatHoldsADatabaseOfThatNameIsNotTouched() throws Exception {
    Path mine = Files.writeString(folder.resolve("store4.db"), "mine");
    Answer answer = new CommandLineRun(folder).turnstone("demo", "--folder", folder.toString());
    assertEquals(3, answer.code(), answer.all());
    assertTrue(answer.err().contains("store4.db is there already"), answer.err());
    assertEquals("mine", Files.readString(mine));
  }
}

package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.turnstone.app.sample.SampleStore;
import dev.turnstone.cli.CommandLineRun.Answer;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample's old database into an empty one of a server, in one command. */
class MigrateToServersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {TestDatabase.POSTGRESQL, TestDatabase.MARIADB})
  void everyRowOfTheSampleIsAccountedFor(String vendor) {
    SampleStore.full(folder.resolve("store4.db"), 1);
    try (TestDatabase server = Databases.of(vendor, folder)) {
      CommandLineRun line =
          new CommandLineRun(folder).with("TURNSTONE_TARGET_PASSWORD", server.password());
      Answer answer =
          line.turnstone(
              "migrate",
              "--from",
              "sqlite:" + folder.resolve("store4.db"),
              "--to",
              server.connString(),
              "--rename",
              "snake_case",
              "--json");
      assertEquals(1, answer.code(), answer.all());
      long read = 0;
      long accounted = 0;
      for (JsonNode table : answer.json().get("tables")) {
        read += table.get("read").asLong();
        accounted += table.get("inserted").asLong() + table.get("setAside").asLong();
        assertTrue(table.get("verified").asBoolean(), table.toString());
        assertEquals(
            table.get("inserted").asText(),
            count(server, table.get("target").asText()),
            table.toString());
      }
      assertEquals(SampleStore.ROWS, read);
      assertEquals(SampleStore.ROWS, accounted);
      String rows = line.turnstone("quarantine", answer.json().get("run").asText(), "--json").out();
      assertEquals(vendor.equals(TestDatabase.POSTGRESQL), rows.contains("\"HAS_NUL\""));
      if (!server.password().isEmpty()) {
        assertFalse(answer.all().contains("\"" + server.password() + "\""));
      }
    }
  }

  private static String count(TestDatabase server, String table) {
    String quoted = server.vendor().equals(TestDatabase.MARIADB) ? "`" : "\"";
    return server.query("select count(*) from " + quoted + table + quoted).get(0).get(0);
  }
}

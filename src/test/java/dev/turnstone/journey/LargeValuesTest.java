package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.SetAside;
import dev.turnstone.problem.Code;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value beyond what a server takes in one packet is set aside, others around it arrive. */
@Isolated
class LargeValuesTest {
  private static final int SIZE = 17 << 20;
  private static final int PACKET = 16 << 20;

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void aBlobBeyondThePacketIsSetAsideAndTheLimitNamed(String source) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.mariadb()) {
      fill(from);
      String before = to.query("select @@global.max_allowed_packet").get(0).get(0);
      to.execute("set global max_allowed_packet = " + PACKET);
      try {
        Journey journey = new Journey(from, to, folder);
        RunResult result = journey.migrate();

        List<SetAside> rows = journey.setAside(result);
        assertEquals(1, rows.size(), () -> result.state() + " " + result.problems());
        assertEquals(Code.VALUE_TOO_LARGE, rows.get(0).code());
        assertTrue(rows.get(0).reason().contains(PACKET + " bytes"), rows.get(0).reason());
        assertEquals(SIZE, rows.get(0).original().get("v").left().orElse(0));
        assertEquals(List.of(List.of("1", "01"), List.of("3", "03")), to.query("select * from t"));
      } finally {
        to.execute("set global max_allowed_packet = " + before);
      }
    }
  }

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, sqlite",
    "sqlite, postgresql",
    "sqlite, mariadb",
    "postgresql, sqlite",
    "postgresql, mariadb",
    "mariadb, postgresql",
    "mariadb, sqlite"
  })
  void withinTheLimitsItArrives(String source, String target) {
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      fill(from);
      Journey journey = new Journey(from, to, folder);

      assertEquals(List.of(), journey.setAside(journey.migrate()));
      assertEquals(
          List.of(List.of("1", "1"), List.of("2", Integer.toString(SIZE)), List.of("3", "1")),
          to.query("select id, length(v) from t order by id"));
    }
  }

  private static void fill(TestDatabase from) {
    String[] forms =
        switch (from.vendor()) {
          case TestDatabase.SQLITE -> new String[] {"blob", "zeroblob(%d)", "x'%s'"};
          case TestDatabase.MARIADB -> new String[] {"longblob", "repeat(x'00', %d)", "x'%s'"};
          default -> new String[] {"bytea", "decode(repeat('00', %d), 'hex')", "'\\x%s'"};
        };
    String one = forms[2].formatted("01");
    String three = forms[2].formatted("03");
    from.execute(
        "create table t(id integer primary key, v " + forms[0] + ")",
        "insert into t values(1, " + one + ")",
        "insert into t values(2, " + forms[1].formatted(SIZE) + ")",
        "insert into t values(3, " + three + ")");
  }
}

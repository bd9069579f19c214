package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.RunResult;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.support.Databases;
import dev.turnstone.support.Journey;
import dev.turnstone.support.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever structure a source has is in the target afterwards, or the plan lists it by name: the
 * target is asked by plain SQL, none of the product's own reading involved.
 */
class NothingVanishesTest {
  private static final Map<String, Planted> SOURCES =
      Map.of(
          TestDatabase.SQLITE, Planted.SQLITE,
          TestDatabase.POSTGRESQL, Planted.POSTGRESQL,
          TestDatabase.MARIADB, Planted.MARIADB);

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, sqlite", "sqlite, postgresql", "sqlite, mariadb",
    "postgresql, sqlite", "postgresql, postgresql", "postgresql, mariadb",
    "mariadb, sqlite", "mariadb, postgresql", "mariadb, mariadb"
  })
  void everyPieceOfStructureIsCarriedOrListed(String source, String target) {
    Planted planted = SOURCES.get(source);
    try (TestDatabase from = Databases.of(source, folder);
        TestDatabase to = Databases.of(target, folder)) {
      from.execute(planted.statements().toArray(String[]::new));
      Journey journey = new Journey(from, to, folder);
      MigrationPlan plan = journey.plan();
      RunResult result = journey.run(plan);

      assertEquals(RunState.DONE, result.state(), () -> result.problems().toString());
      String made = String.join("\n", structure(to));
      String listed = String.join("\n", plan.leftBehind());
      Set<String> carried = new TreeSet<>();
      Set<String> lost = new TreeSet<>();
      for (String mark : planted.marks()) {
        if (says(made, mark)) {
          carried.add(mark);
        } else if (!says(listed, mark) && !listed.contains(Planted.listedAs(mark))) {
          lost.add(mark);
        }
      }
      assertEquals(Set.of(), lost, () -> "lost without a word; listed were\n" + listed);
      assertTrue(carried.size() > planted.marks().size() / 3, () -> "only " + carried);
    }
  }

  private static boolean says(String text, String mark) {
    return Pattern.compile("(?<![A-Za-z0-9_])" + mark + "(?![A-Za-z0-9_])").matcher(text).find();
  }

  /** All that the engine itself says of the structure of a database. */
  private static List<String> structure(TestDatabase database) {
    List<String> lines = new ArrayList<>();
    switch (database.vendor()) {
      case TestDatabase.SQLITE ->
          database
              .query("select coalesce(sql, name) from sqlite_master")
              .forEach(row -> lines.add(row.get(0)));
      case TestDatabase.MARIADB -> {
        for (List<String> table :
            database.query("show full tables where table_type <> 'SEQUENCE'")) {
          lines.add(database.query("show create table `" + table.get(0) + "`").get(0).get(1));
        }
      }
      default -> database.query(OF_POSTGRESQL).forEach(row -> lines.add(row.get(0)));
    }
    return lines;
  }

  private static final String OF_POSTGRESQL =
      """
      select relname || ' ' || coalesce(pg_get_indexdef(i.indexrelid), '')
      from pg_class c left join pg_index i on i.indexrelid = c.oid
      where relnamespace = 'public'::regnamespace
      union all
      select attname || ' ' || format_type(a.atttypid, a.atttypmod) || coalesce(' collate ' || collname, '')
      from pg_attribute a join pg_class c on c.oid = a.attrelid
        left join pg_collation l on l.oid = a.attcollation
      where relnamespace = 'public'::regnamespace and attnum > 0
      union all
      select conname || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
      union all
      select pg_get_expr(adbin, adrelid) from pg_attrdef
      union all
      select description from pg_description d join pg_class c on c.oid = d.objoid
      where relnamespace = 'public'::regnamespace
      union all
      select enumlabel from pg_enum""";
}

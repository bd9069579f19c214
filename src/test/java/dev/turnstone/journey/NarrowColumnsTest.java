package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Columns that are there already do not hold every value: what does not fit is set aside, never cut
 * or rounded. The values stand in {@code narrow-columns.txt}, first those that every direction
 * meets.
 */
@Execution(ExecutionMode.CONCURRENT) // each has databases of its own
class NarrowColumnsTest {
  private static final Map<String, String> SECTIONS = sections();

  @TempDir Path folder;

  @ParameterizedTest(name = "from {0} to {1}")
  @CsvSource({
    "sqlite, postgresql, 2", "sqlite, mariadb, 3", "sqlite, sqlite, 4",
    "postgresql, postgresql, 2", "postgresql, mariadb, 3", "postgresql, sqlite, 4",
    "mariadb, postgresql, 2", "mariadb, mariadb, 3", "mariadb, sqlite, 4"
  })
  void everyValueFitsOrIsSetAside(String source, String target, int expected) {
    String own = Objects.requireNonNull(SECTIONS.get(source + " to " + target));
    ValueTables values = ValueTables.parse(SECTIONS.get("every direction") + "\n" + own, expected);

    assertEquals(values.expected(), values.outcome(source, target, folder));
  }

  /** The lines under each heading. */
  private static Map<String, String> sections() {
    try (InputStream text = NarrowColumnsTest.class.getResourceAsStream("narrow-columns.txt")) {
      String all = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("(?m)^== "))
          .filter(part -> !part.isEmpty())
          .collect(
              Collectors.toMap(
                  part -> part.lines().findFirst().orElse(""),
                  part -> part.substring(part.indexOf('\n') + 1).strip()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

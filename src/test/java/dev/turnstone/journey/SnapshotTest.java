package dev.turnstone.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Comparisons;
import dev.turnstone.app.Credentials;
import dev.turnstone.app.StoredStates;
import dev.turnstone.app.Workspace;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.plan.mapping.TablePatterns;
import dev.turnstone.problem.EngineException;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.undo.difference.Comparison;
import dev.turnstone.undo.snapshot.Snapshots;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot holds what was there, can be compared with anything, and tells any damage. */
class SnapshotTest {
  private static final Comparisons.Watch NOBODY = new Comparisons.Watch(table -> {}, () -> false);
  private static final int DAMAGES = 500;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
  void tellsWhatChangedSinceItWasTaken(String vendor) {
    try (TestDatabase database = Databases.of(vendor, folder)) {
      Shop.fill(database);
      Snapshots.Taken taken = take(database, "one.snap", "");
      assertEquals(5, taken.tables());
      assertEquals(30 + 200 + 400 + 1200 + 60, taken.rows());
      try (Comparison same = compare("snapshot:" + file("one.snap"), database)) {
        assertEquals(List.of(), CompareTest.differences(same));
        assertEquals(taken.rows(), same.total().identical());
      }
      database.execute(
          "update customer set note = 'other' where id = 3", "delete from log where what <> ''");
      take(database, "two.snap", "");
      List<String> changed = new ArrayList<>(List.of("customer: CHANGED id=3 note:NULL>other"));
      for (int i = 0; i < 60; i++) {
        changed.add("log: REMOVED at:2024-05-01T10:00:00 what:same line");
      }
      try (Comparison found = compare("snapshot:" + file("one.snap"), database)) {
        assertEquals(changed, CompareTest.differences(found));
      }
      String one = "snapshot:" + file("one.snap");
      try (Comparison found = compare(one, "snapshot:" + file("two.snap"), Credentials.NONE)) {
        assertEquals(changed, CompareTest.differences(found));
      }
      try (Comparison same = compare(one, one, Credentials.NONE)) {
        assertTrue(same.identical());
        assertEquals(taken.rows(), same.total().identical());
      }
    }
  }

  @Test
  void isComparedAcrossEngines() {
    try (TestDatabase from = Databases.sqlite(folder);
        TestDatabase to = Databases.postgres()) {
      Shop.fill(from);
      Shop.fill(to);
      take(from, "lite.snap", "");
      take(to, "server.snap", "");
      String lite = "snapshot:" + file("lite.snap");
      String server = "snapshot:" + file("server.snap");
      for (String[] pair : new String[][] {{lite, server}, {server, lite}}) {
        try (Comparison same = compare(pair[0], pair[1], Credentials.NONE)) {
          assertEquals(List.of(), CompareTest.differences(same));
          assertEquals(1890, same.total().identical());
        }
      }
    }
  }

  @Test
  void anyChangedBitIsFoundBeforeAnythingIsUsed() throws IOException {
    byte[] whole = small();
    Random random = new Random(42);
    for (int i = 0; i < DAMAGES; i++) {
      byte[] flipped = whole.clone();
      int bit = i < 64 ? i : random.nextInt(whole.length * 8);
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(flipped, "bit " + bit);
    }
  }

  @Test
  void anyCutTailIsFoundBeforeAnythingIsUsed() throws IOException {
    byte[] whole = small();
    Random random = new Random(43);
    for (int i = 0; i < DAMAGES; i++) {
      int length = i < 40 ? whole.length - 1 - i : random.nextInt(whole.length);
      assertRefused(Arrays.copyOf(whole, length), "cut to " + length);
    }
    assertRefused(Arrays.copyOf(whole, whole.length + 1), "one byte more");
  }

  @Test
  void swappedBlocksAndBlocksOfAnotherSnapshotAreFound() throws IOException {
    byte[] whole = small();
    Files.delete(file("small.snap"));
    byte[] other = small();
    List<int[]> blocks = blocks(whole);
    assertTrue(blocks.size() > 3);
    int[] one = blocks.get(1);
    int[] two = blocks.get(2);
    ByteBuffer swapped = ByteBuffer.allocate(whole.length);
    swapped.put(whole, 0, one[0]).put(whole, two[0], two[1] - two[0]);
    swapped.put(whole, one[0], one[1] - one[0]).put(whole, two[1], whole.length - two[1]);
    assertRefused(swapped.array(), "swapped blocks");
    ByteBuffer foreign = ByteBuffer.allocate(one[0] + other.length - blocks(other).get(1)[0]);
    foreign.put(whole, 0, one[0]);
    int from = blocks(other).get(1)[0];
    assertRefused(foreign.put(other, from, other.length - from).array(), "another's blocks");
    ByteBuffer left = ByteBuffer.allocate(whole.length - (one[1] - one[0]));
    left.put(whole, 0, one[0]).put(whole, one[1], whole.length - one[1]);
    assertRefused(left.array(), "a block left out");
  }

  @Test
  void nothingOfItCanBeReadWithoutTheKeyAndNothingIsOverwritten() throws IOException {
    try (TestDatabase database = Databases.sqlite(folder)) {
      database.execute("create table t(a text)", "insert into t values('a canary in a mine')");
      take(database, "t.snap", "");
      String bytes = Files.readString(file("t.snap"), java.nio.charset.StandardCharsets.ISO_8859_1);
      assertFalse(bytes.contains("canary"));
      EngineException there =
          assertThrows(EngineException.class, () -> take(database, "t.snap", ""));
      assertTrue(there.getMessage().contains("t.snap"));
      Files.delete(folder.resolve("workspace").resolve("key"));
      assertThrows(EngineException.class, () -> compare("snapshot:" + file("t.snap"), database));
      assertThrows(EngineException.class, () -> take(database, "u.snap", "nothing*"));
      assertFalse(Files.exists(file("u.snap")));
    }
  }

  private byte[] small() throws IOException {
    try (TestDatabase database = Databases.sqlite(folder)) {
      database.execute(
          "create table a(id integer primary key, x text)",
          "create table b(id integer primary key, x text)",
          "insert into a values(1, 'one'), (2, 'two'), (3, null)",
          "insert into b values(1, 'one'), (2, 'two'), (3, null)");
      take(database, "small.snap", "");
    }
    return Files.readAllBytes(file("small.snap"));
  }

  /** Where blocks begin and end, by the form that its class describes. */
  private static List<int[]> blocks(byte[] whole) {
    ByteBuffer in = ByteBuffer.wrap(whole).position(12);
    in.position(in.getInt() + in.position());
    in.position(in.getInt() + in.position());
    List<int[]> blocks = new ArrayList<>();
    while (in.hasRemaining()) {
      int begin = in.position();
      int length = in.getInt();
      in.get();
      in.position(in.position() + length);
      blocks.add(new int[] {begin, in.position()});
    }
    return blocks;
  }

  private void assertRefused(byte[] bytes, String what) throws IOException {
    Path damaged = file("damaged.snap");
    Files.write(damaged, bytes);
    String text = "snapshot:" + damaged;
    EngineException found =
        assertThrows(EngineException.class, () -> compare(text, text, Credentials.NONE), what);
    assertTrue(found.getMessage().contains("damaged.snap"), () -> what + ": " + found.getMessage());
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private Snapshots.Taken take(TestDatabase database, String name, String tables) {
    return new StoredStates(workspace())
        .take(
            database.connString(),
            TablePatterns.parse(tables),
            file(name),
            secrets(database),
            NOBODY);
  }

  private Comparison compare(String from, TestDatabase to) {
    return compare(from, to.connString(), secrets(to));
  }

  private Comparison compare(String from, String to, Credentials secrets) {
    return new Comparisons(workspace()).between(from, to, MappingOptions.DEFAULT, secrets, NOBODY);
  }

  private static Credentials secrets(TestDatabase database) {
    Secret secret = new Secret(database.password().toCharArray());
    return new Credentials(secret, secret);
  }

  private Workspace workspace() {
    return new Workspace(folder.resolve("workspace"));
  }
}

package dev.turnstone.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.journal.Seal.Place;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.EngineException.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SealTest {
  private static final Place HERE = new Place("prior", "shop.item", 3, 1, false);
  private static final byte[] PLAIN =
      "Ada Lovelace, 1 Main Street".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void whatWasSealedOpensInALaterProcess() {
    Seal seal = key().fresh("run-1", artefact());
    byte[] sealed = seal.seal(PLAIN, HERE);
    Seal again = key().open("run-1", artefact(), seal.wrapped());
    assertArrayEquals(PLAIN, again.open(sealed, HERE));
    assertEquals(PLAIN.length + 28, sealed.length);
  }

  @Test
  void theSameBlockIsSealedOtherwiseEachTime() {
    Seal seal = key().fresh("run-1", artefact());
    assertFalse(Arrays.equals(seal.seal(PLAIN, HERE), seal.seal(PLAIN, HERE)));
  }

  @Test
  void everyFlippedBitIsFoundAndNamesTheFile() {
    Seal seal = key().fresh("run-1", artefact());
    byte[] sealed = seal.seal(PLAIN, HERE);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] bad = sealed.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      broken(seal, bad, HERE);
    }
  }

  @Test
  void everyCutIsFound() {
    Seal seal = key().fresh("run-1", artefact());
    byte[] sealed = seal.seal(PLAIN, HERE);
    for (int length = 0; length < sealed.length; length++) {
      broken(seal, Arrays.copyOf(sealed, length), HERE);
    }
  }

  static Stream<Place> elsewhere() {
    return Stream.of(
        new Place("before", "shop.item", 3, 1, false),
        new Place("prior", "shop.ite", 3, 1, false),
        new Place("priors", "hop.item", 3, 1, false),
        new Place("prior", "shop.item", 1, 3, false),
        new Place("prior", "shop.item", 3, 2, false),
        new Place("prior", "shop.item", 3, 1, true));
  }

  @ParameterizedTest
  @MethodSource("elsewhere")
  void aBlockOpensInItsOwnPlaceOnly(Place other) {
    Seal seal = key().fresh("run-1", artefact());
    broken(seal, seal.seal(PLAIN, HERE), other);
  }

  @Test
  void aBlockOfAnotherRunDoesNotOpen() {
    Seal one = key().fresh("run-1", artefact());
    Seal other = key().fresh("run-2", artefact());
    broken(other, one.seal(PLAIN, HERE), HERE);
  }

  @Test
  void aDataKeyOpensForItsOwnRunOnly() {
    byte[] wrapped = key().fresh("run-1", artefact()).wrapped();
    assertEquals(Code.SEAL_KEY_OTHER, code(() -> key().open("run-2", artefact(), wrapped)));
  }

  @Test
  void anotherWorkspacesKeyIsSaidToBeAnother() throws IOException {
    byte[] wrapped = key().fresh("run-1", artefact()).wrapped();
    Files.delete(keyFile());
    byte[] unused = key().fresh("run-2", artefact()).wrapped();
    JournalDamaged refused =
        assertThrows(JournalDamaged.class, () -> key().open("run-1", artefact(), wrapped));
    assertEquals(Code.SEAL_KEY_OTHER, refused.problems().get(0).code());
    assertTrue(refused.getMessage().contains(keyFile().toString()), refused.getMessage());
    assertTrue(refused.getMessage().contains(artefact().toString()), refused.getMessage());
  }

  @Test
  void aMissingKeyFileIsNotMadeUpForWhatIsThere() throws IOException {
    byte[] wrapped = key().fresh("run-1", artefact()).wrapped();
    Files.delete(keyFile());
    assertEquals(Code.KEY_FILE_MISSING, code(() -> key().open("run-1", artefact(), wrapped)));
    assertTrue(Files.notExists(keyFile()));
  }

  @Test
  void onlyItsOwnerCanReadTheKeyFile() throws IOException {
    key().fresh("run-1", artefact());
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(keyFile()), files.toList());
    }
  }

  @Test
  void aKeyFileThatOthersCanReadIsNotUsed() throws IOException {
    key().fresh("run-1", artefact());
    Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-r-----"));
    Refused refused = assertThrows(Refused.class, () -> key().fresh("run-2", artefact()));
    assertEquals(Code.KEY_FILE_EXPOSED, refused.problems().get(0).code());
    assertTrue(refused.problems().get(0).fix().contains("chmod 600 " + keyFile()));
  }

  @Test
  void aKeyFileOfWhichAnyByteWasChangedIsNotUsed() throws IOException {
    key().fresh("run-1", artefact());
    byte[] good = Files.readAllBytes(keyFile());
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Files.write(keyFile(), bad);
      assertEquals(
          Code.KEY_FILE_DAMAGED, code(() -> key().fresh("run-2", artefact())), "byte " + i);
    }
    Files.write(keyFile(), Arrays.copyOf(good, good.length - 1));
    assertEquals(Code.KEY_FILE_DAMAGED, code(() -> key().fresh("run-2", artefact())));
  }

  @Test
  void processesThatBeginTogetherShareOneKey() {
    Set<String> opened = new ConcurrentSkipListSet<>();
    IntStream.range(0, 16)
        .parallel()
        .forEach(
            i -> {
              Seal seal = key().fresh("run-" + i, artefact());
              byte[] block = seal.seal(PLAIN, HERE);
              Seal again = key().open("run-" + i, artefact(), seal.wrapped());
              opened.add(new String(again.open(block, HERE), StandardCharsets.UTF_8));
            });
    assertEquals(new TreeSet<>(List.of(new String(PLAIN, StandardCharsets.UTF_8))), opened);
  }

  private void broken(Seal seal, byte[] block, Place where) {
    JournalDamaged damaged = assertThrows(JournalDamaged.class, () -> seal.open(block, where));
    assertEquals(Code.SEAL_BROKEN, damaged.problems().get(0).code());
    assertTrue(damaged.getMessage().contains(artefact().toString()), damaged.getMessage());
  }

  private static Code code(Runnable opening) {
    EngineException refused = assertThrows(EngineException.class, opening::run);
    return refused.problems().get(0).code();
  }

  private SealKey key() {
    return new SealKey(keyFile());
  }

  private Path keyFile() {
    return folder.resolve("key");
  }

  private Path artefact() {
    return folder.resolve("journal.db");
  }
}

package dev.turnstone.app.vault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.vault.Vault.State;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a vault gives back, to whom, and what stands on the disk meanwhile. */
class VaultTest {
  private static final String NAME = "mariadb://reader@db4.internal:3306/store4";
  private static final char[] MASTER = "correct horse, größer".toCharArray();
  private static final char[] OTHER = "battery staple".toCharArray();
  private static final char[] SECRET = "Pencil-7 \u20ac\ud83d\udd11".toCharArray();

  @TempDir Path folder;

  @Test
  void whatIsKeptIsGivenBackToWhoeverKnowsTheMasterPassword() {
    Vault vault = vault();
    assertEquals(State.NONE, vault.file());
    vault.create(MASTER);
    vault.keep(Place.FILE, NAME, SECRET);
    vault.keep(Place.FILE, "postgresql://writer@db5:5432/store5", "x".toCharArray());
    assertArrayEquals(SECRET, vault.secret(Place.FILE, NAME).orElseThrow());
    Vault later = vault();
    assertEquals(State.LOCKED, later.file());
    assertEquals(Code.VAULT_LOCKED, refusal(() -> later.secret(Place.FILE, NAME)));
    later.unlock(MASTER);
    assertEquals(State.OPEN, later.file());
    assertArrayEquals(SECRET, later.secret(Place.FILE, NAME).orElseThrow());
    assertTrue(later.secret(Place.FILE, "mariadb://reader@elsewhere:3306/store4").isEmpty());
    later.forget(Place.FILE, NAME);
    assertTrue(vault.secret(Place.FILE, NAME).isEmpty(), "another window sees that it is gone");
    later.lock();
    assertEquals(Code.VAULT_LOCKED, refusal(() -> later.keep(Place.FILE, NAME, SECRET)));
  }

  @Test
  void aWrongPasswordAndADamagedFileAreToldApart() throws IOException {
    Vault vault = vault();
    vault.create(MASTER);
    vault.keep(Place.FILE, NAME, SECRET);
    vault.lock();
    Refused wrong = assertThrows(Refused.class, () -> vault.unlock(OTHER));
    assertEquals(Code.VAULT_PASSWORD_WRONG, wrong.problems().get(0).code());
    assertFalse(wrong.problems().get(0).fix().contains("{0}"), wrong.problems().get(0).fix());
    assertEquals(State.LOCKED, vault.file());
    byte[] whole = Files.readAllBytes(file());
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 1;
      Files.write(file(), damaged);
      Code code = refusal(() -> vault.unlock(MASTER));
      boolean format = i == VaultHeader.MARK.length;
      assertTrue(
          code == Code.VAULT_DAMAGED || format && code == Code.VAULT_TOO_NEW, i + ": " + code);
    }
    for (int length : List.of(0, 5, 40, whole.length - 1)) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertEquals(Code.VAULT_DAMAGED, refusal(() -> vault.unlock(MASTER)), length + " bytes");
    }
    Files.write(file(), whole);
    vault.unlock(MASTER);
  }

  @Test
  void whatSomebodyChangedWithCareIsFoundByTheKey() throws IOException {
    Vault vault = vault();
    vault.create(MASTER);
    vault.keep(Place.FILE, NAME, SECRET);
    byte[] changed = Files.readAllBytes(file());
    int end = changed.length - VaultHeader.CHECK;
    changed[end - 1] ^= 1;
    System.arraycopy(VaultHeader.check(changed, end), 0, changed, end, VaultHeader.CHECK);
    Files.write(file(), changed);
    assertEquals(Code.VAULT_DAMAGED, refusal(() -> vault().unlock(MASTER)));
  }

  @Test
  void aFileThatAsksForTooMuchWorkIsNotWorkedOn() throws IOException {
    Vault vault = vault();
    vault.create(MASTER);
    byte[] greedy = Files.readAllBytes(file());
    greedy[VaultHeader.MARK.length + 1] = 0x70; // memory: 1.8 million megabytes
    int end = greedy.length - VaultHeader.CHECK;
    System.arraycopy(VaultHeader.check(greedy, end), 0, greedy, end, VaultHeader.CHECK);
    Files.write(file(), greedy);
    assertEquals(Code.VAULT_DAMAGED, refusal(() -> vault().unlock(MASTER)));
  }

  @Test
  void theMasterPasswordCanBeChangedByWhoeverKnowsIt() throws IOException {
    Vault vault = vault();
    vault.create(MASTER);
    vault.keep(Place.FILE, NAME, SECRET);
    Vault elsewhere = vault();
    elsewhere.unlock(MASTER);
    byte[] before = Files.readAllBytes(file());
    assertEquals(Code.VAULT_PASSWORD_WRONG, refusal(() -> vault.change(OTHER, MASTER)));
    assertArrayEquals(before, Files.readAllBytes(file()));
    vault.change(MASTER, OTHER);
    assertArrayEquals(SECRET, vault.secret(Place.FILE, NAME).orElseThrow());
    assertEquals(Code.VAULT_LOCKED, refusal(() -> elsewhere.secret(Place.FILE, NAME)));
    assertEquals(Code.VAULT_PASSWORD_WRONG, refusal(() -> elsewhere.unlock(MASTER)));
    elsewhere.unlock(OTHER);
    assertArrayEquals(SECRET, elsewhere.secret(Place.FILE, NAME).orElseThrow());
    assertThrows(
        IllegalArgumentException.class, () -> vault.change(OTHER, "seven77".toCharArray()));
  }

  @Test
  void theFileIsItsOwnersAloneAndHoldsNothingThatCanBeRead() throws IOException {
    Vault vault = vault();
    vault.create(MASTER);
    vault.keep(Place.FILE, NAME, SECRET);
    assertEquals(
        PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file()));
    byte[] first = Files.readAllBytes(file());
    vault.keep(Place.FILE, NAME, SECRET);
    assertFalse(Arrays.equals(first, Files.readAllBytes(file())), "never the same nonce twice");
    for (Path kept : files()) {
      String bytes = Files.readString(kept, StandardCharsets.ISO_8859_1);
      for (Object plain : List.of("Pencil", "P\0e\0n", "\0P\0e\0n", "reader", "horse")) {
        assertFalse(bytes.contains(plain.toString()), kept + " holds " + plain);
      }
    }
    assertEquals(List.of(file()), files(), "nothing else is left lying about");
  }

  @Test
  void theHardnessIsThatOfTheRulesAndStandsInTheFile() throws IOException {
    Vault vault = new Vault(Optional::empty, folder);
    vault.create(MASTER);
    Hardness written = VaultHeader.of(Files.readAllBytes(file())).hardness();
    assertEquals(new Hardness(65_536, 3, 1), written);
    vault().unlock(MASTER); // with what stands in the file, not with its own
  }

  /** The answer of the reference implementation: argon2 somesalt -id -t 2 -m 16 -p 1 -l 32. */
  @Test
  void keysAreThoseOfArgon2id() {
    byte[] key =
        new Hardness(65_536, 2, 1)
            .derive("password".toCharArray(), "somesalt".getBytes(StandardCharsets.UTF_8), 32);
    assertEquals(
        "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        HexFormat.of().formatHex(key));
  }

  @Test
  void theKeyringIsAskedWhereThereIsOneAndNobodyMissesItWhereThereIsNone() {
    Vault bare = vault();
    assertEquals(List.of(Place.FILE), bare.places());
    assertTrue(bare.secret(Place.KEYRING, NAME).isEmpty());
    bare.forget(Place.KEYRING, NAME);
    assertEquals(Code.KEYRING_REFUSED, refusal(() -> bare.keep(Place.KEYRING, NAME, SECRET)));
    InMemory keyring = new InMemory();
    Vault vault = new Vault(() -> Optional.of(keyring), folder);
    assertEquals(List.of(Place.KEYRING, Place.FILE), vault.places());
    vault.keep(Place.KEYRING, NAME, SECRET);
    assertArrayEquals(SECRET, vault.secret(Place.KEYRING, NAME).orElseThrow());
    assertEquals(State.NONE, vault.file(), "no file is made for it");
    vault.forget(Place.KEYRING, NAME);
    assertTrue(vault.secret(Place.KEYRING, NAME).isEmpty());
  }

  /** On this machine, whatever it has; what a keyring keeps in a test is taken out again. */
  @Test
  void theSystemsOwnKeyringIsFoundOrQuietlyDoneWithout() {
    String name = "turnstone-test://" + Long.toHexString(System.nanoTime());
    SystemKeyring.find()
        .ifPresent(
            keyring -> {
              keyring.keep(name, SECRET);
              assertArrayEquals(SECRET, keyring.secret(name).orElseThrow());
              keyring.forget(name);
              assertTrue(keyring.secret(name).isEmpty());
            });
  }

  /** A person can bear half a second to two; a machine that tries passwords cannot. */
  private Vault vault() {
    return new Vault(Optional::empty, new VaultFile(file(), new Hardness(64, 1, 1)));
  }

  private Path file() {
    return folder.resolve("vault");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static Code refusal(Runnable attempt) {
    return assertThrows(Refused.class, attempt::run).problems().get(0).code();
  }
}

package dev.turnstone.app.vault;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import dev.turnstone.plan.file.AtomicFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in a file that only its owner can read and that only a master password opens. While it is
 * open its key is in memory and the secrets are not; another window may change the file meanwhile.
 * Thread safe.
 */
final class VaultFile implements SecretStore {
  private static final int KEY = 32;

  private final Path path;
  private final Hardness hardness;
  private @Nullable Opened opened;

  /** The key of the file as it was when it was opened. */
  private static final class Opened {
    private final VaultHeader header;
    private final byte[] key;

    Opened(VaultHeader header, byte[] key) {
      this.header = header;
      this.key = key;
    }

    void wipe() {
      Arrays.fill(key, (byte) 0);
    }
  }

  /** A file that need not be there yet. */
  VaultFile(Path path, Hardness hardness) {
    this.path = path;
    this.hardness = hardness;
  }

  boolean exists() {
    return Files.exists(path);
  }

  synchronized boolean locked() {
    return opened == null;
  }

  /** Makes it, open and empty; one that is there is opened instead. */
  synchronized void create(char[] master) {
    if (exists()) {
      unlock(master);
      return;
    }
    Opened fresh = fresh(master);
    try (SecretList none = new SecretList()) {
      write(fresh, none);
    }
    opened = fresh;
  }

  /**
   * Opens it.
   *
   * @throws Refused with {@link Code#VAULT_PASSWORD_WRONG}, or {@link Code#VAULT_DAMAGED}
   */
  synchronized void unlock(char[] master) {
    Opened tried = tried(master, read());
    lock();
    opened = tried;
  }

  synchronized void lock() {
    Opened was = opened;
    opened = null;
    if (was != null) {
      was.wipe();
    }
  }

  /** Gives it another master password, and with it another key; it is open afterwards. */
  synchronized void change(char[] was, char[] is) {
    byte[] file = read();
    Opened old = tried(was, file);
    try (SecretList secrets = decrypted(old, file)) {
      Opened fresh = fresh(is);
      write(fresh, secrets);
      lock();
      opened = fresh;
    } finally {
      old.wipe();
    }
  }

  @Override
  public synchronized Optional<char[]> secret(String name) {
    try (SecretList secrets = secrets()) {
      return secrets.get(name);
    }
  }

  @Override
  public synchronized void keep(String name, char[] secret) {
    try (SecretList secrets = secrets()) {
      secrets.put(name, secret);
      write(required(), secrets);
    }
  }

  @Override
  public synchronized void forget(String name) {
    try (SecretList secrets = secrets()) {
      if (secrets.remove(name)) {
        write(required(), secrets);
      }
    }
  }

  /** As they are on disk now. */
  private SecretList secrets() {
    Opened now = required();
    byte[] file = read();
    if (!VaultHeader.of(file).sameAs(now.header)) {
      lock(); // another window gave it another master password
      throw refused(Code.VAULT_LOCKED);
    }
    return decrypted(now, file);
  }

  private Opened required() {
    Opened now = opened;
    if (now == null) {
      throw refused(Code.VAULT_LOCKED);
    }
    return now;
  }

  private Opened fresh(char[] master) {
    byte[] salt = Random.randBytes(VaultHeader.SALT);
    return derived(master, hardness, salt);
  }

  private Opened tried(char[] master, byte[] file) {
    VaultHeader header = VaultHeader.of(file);
    Opened tried = derived(master, header.hardness(), header.salt());
    if (!MessageDigest.isEqual(tried.header.proof(), header.proof())) {
      tried.wipe();
      throw refused(Code.VAULT_PASSWORD_WRONG);
    }
    decrypted(tried, file).close();
    return tried;
  }

  private static Opened derived(char[] master, Hardness hardness, byte[] salt) {
    byte[] derived = hardness.derive(master, salt, KEY + VaultHeader.PROOF);
    byte[] key = Arrays.copyOf(derived, KEY);
    byte[] proof = Arrays.copyOfRange(derived, KEY, derived.length);
    Arrays.fill(derived, (byte) 0);
    return new Opened(new VaultHeader(hardness, salt, proof), key);
  }

  private SecretList decrypted(Opened with, byte[] file) {
    int end = file.length - VaultHeader.CHECK;
    byte[] sealed = Arrays.copyOfRange(file, VaultHeader.LENGTH, end);
    byte[] plain = {};
    try {
      plain = new AesGcmJce(with.key).decrypt(sealed, with.header.toBytes());
      return SecretList.of(plain);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw refused(Code.VAULT_DAMAGED);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** The whole file, which is in itself in order. */
  private byte[] read() {
    byte[] file;
    try {
      file = Files.readAllBytes(path);
    } catch (IOException e) {
      throw unusable(Code.VAULT_UNREADABLE, e);
    }
    if (VaultHeader.marked(file) && file[VaultHeader.MARK.length] > VaultHeader.FORMAT) {
      throw refused(Code.VAULT_TOO_NEW);
    }
    int end = file.length - VaultHeader.CHECK;
    boolean whole =
        VaultHeader.marked(file)
            && end > VaultHeader.LENGTH
            && MessageDigest.isEqual(
                VaultHeader.check(file, end), Arrays.copyOfRange(file, end, file.length))
            && VaultHeader.of(file).hardness().sane();
    if (!whole) {
      throw refused(Code.VAULT_DAMAGED);
    }
    return file;
  }

  private void write(Opened with, SecretList secrets) {
    byte[] plain = secrets.toBytes();
    try {
      byte[] header = with.header.toBytes();
      byte[] sealed = new AesGcmJce(with.key).encrypt(plain, header);
      int end = header.length + sealed.length;
      ByteBuffer file = ByteBuffer.allocate(end + VaultHeader.CHECK).put(header).put(sealed);
      file.put(VaultHeader.check(file.array(), end));
      Files.createDirectories(path.toAbsolutePath().getParent());
      AtomicFile.writePrivate(path, file.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM cannot be used", e);
    } catch (IOException e) {
      throw unusable(Code.PROJECT_UNWRITABLE, e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private Refused refused(Code code) {
    return new Refused(Problem.blocker(code, Location.EVERYWHERE, path.toString()));
  }

  private Refused unusable(Code code, IOException e) {
    return new Refused(
        Problem.blocker(code, Location.EVERYWHERE, path.toString(), FileTrouble.words(e)), e);
  }
}

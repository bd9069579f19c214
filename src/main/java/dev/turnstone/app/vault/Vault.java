package dev.turnstone.app.vault;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The passwords of a person's databases, by name, in one of two places: the keyring of the system
 * where there is one, or an encrypted file. Everything here waits for the system or the disk; a
 * keyring may ask the person. Thread safe.
 */
public final class Vault {
  /** Letters that a master password has at least. */
  public static final int SHORTEST_MASTER = 8;

  private final Supplier<Optional<SecretStore>> finder;
  private final VaultFile file;
  private boolean looked;
  private Optional<SecretStore> keyring = Optional.empty();

  /** How it stands with the file. */
  public enum State {
    /** There is none yet. */
    NONE,
    LOCKED,
    OPEN
  }

  /**
   * A vault with another keyring than the system's.
   *
   * @param keyring asked once, when it is first needed
   * @param settings the folder of the user's settings; made when something is kept
   */
  public Vault(Supplier<Optional<SecretStore>> keyring, Path settings) {
    this(keyring, new VaultFile(settings.resolve("vault"), Hardness.USUAL));
  }

  Vault(Supplier<Optional<SecretStore>> keyring, VaultFile file) {
    this.finder = keyring;
    this.file = file;
  }

  /** The vault of a user; opens nothing yet. */
  public static Vault in(Path settings) {
    return new Vault(SystemKeyring::find, settings);
  }

  /** Where something can be kept on this machine, best first. */
  public List<Place> places() {
    return keyring().isPresent() ? List.of(Place.KEYRING, Place.FILE) : List.of(Place.FILE);
  }

  /** How it stands with the file; the keyring is never asked for this. */
  public State file() {
    return !file.exists() ? State.NONE : file.locked() ? State.LOCKED : State.OPEN;
  }

  /**
   * Makes the file, open and empty; one that is there is opened instead.
   *
   * @param master not wiped
   * @throws IllegalArgumentException when it is shorter than {@link #SHORTEST_MASTER}
   */
  public void create(char[] master) {
    requireLong(master);
    file.create(master);
  }

  /**
   * Opens the file; takes about half a second, whether the password is right or not.
   *
   * @param master not wiped
   * @throws Refused with {@link Code#VAULT_PASSWORD_WRONG}, or with {@link Code#VAULT_DAMAGED} when
   *     no password opens it any more
   */
  public void unlock(char[] master) {
    file.unlock(master);
  }

  /** Wipes the file's key from memory. */
  public void lock() {
    file.lock();
  }

  /**
   * Gives the file another master password; it is open afterwards.
   *
   * @throws Refused as {@link #unlock}, where the old one is not the right one
   * @throws IllegalArgumentException when the new one is too short
   */
  public void change(char[] was, char[] is) {
    requireLong(is);
    file.change(was, is);
  }

  /**
   * A copy of a secret, for the caller to wipe; empty: it is not kept there, or there is no such
   * place on this machine.
   *
   * @throws Refused with {@link Code#VAULT_LOCKED}
   */
  public Optional<char[]> secret(Place place, String name) {
    return switch (place) {
      case KEYRING -> keyring().flatMap(k -> k.secret(name));
      case FILE -> file.exists() ? file.secret(name) : Optional.empty();
    };
  }

  /**
   * Keeps a copy of a secret.
   *
   * @throws Refused with {@link Code#VAULT_LOCKED} or {@link Code#KEYRING_REFUSED}
   */
  public void keep(Place place, String name, char[] secret) {
    switch (place) {
      case KEYRING -> keyring().orElseThrow(SystemKeyring::refused).keep(name, secret);
      case FILE -> file.keep(name, secret);
    }
  }

  /**
   * Keeps a secret no longer; nothing where it is not kept.
   *
   * @throws Refused as {@link #keep}
   */
  public void forget(Place place, String name) {
    switch (place) {
      case KEYRING -> keyring().ifPresent(k -> k.forget(name));
      case FILE -> {
        if (file.exists()) {
          file.forget(name);
        }
      }
    }
  }

  private static void requireLong(char[] master) {
    if (master.length < SHORTEST_MASTER) {
      throw new IllegalArgumentException("at least " + SHORTEST_MASTER + " letters");
    }
  }

  private synchronized Optional<SecretStore> keyring() {
    if (!looked) {
      keyring = finder.get();
      looked = true;
    }
    return keyring;
  }
}

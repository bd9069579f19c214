package dev.turnstone.app.vault;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.Arrays;
import java.util.Optional;

/**
 * The keyring of Windows, macOS, GNOME or KDE. It may show a dialog of its own and wait for an
 * answer. Its library hands secrets over as texts, which nobody can wipe.
 */
final class SystemKeyring implements SecretStore {
  private static final String OWNER = "Turnstone";

  private final Keyring keyring;

  private SystemKeyring(Keyring keyring) {
    this.keyring = keyring;
  }

  /** Empty where the system has none, or none that answers. */
  static Optional<SecretStore> find() {
    try {
      return Optional.of(new SystemKeyring(Keyring.create()));
    } catch (BackendNotSupportedException | RuntimeException | LinkageError e) {
      return Optional.empty(); // as on every server; whoever asks has the file instead
    }
  }

  /** What is not there and what it does not give is the same for it, and for whoever asks. */
  @Override
  public Optional<char[]> secret(String name) {
    try {
      return Optional.ofNullable(keyring.getPassword(OWNER, name)).map(String::toCharArray);
    } catch (PasswordAccessException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * Keeps it, and looks whether it is there.
   *
   * @throws Refused with {@link Code#KEYRING_REFUSED}
   */
  @Override
  public void keep(String name, char[] secret) {
    try {
      keyring.setPassword(OWNER, name, new String(secret));
    } catch (PasswordAccessException | RuntimeException e) {
      throw refused();
    }
    char[] kept = secret(name).orElseThrow(SystemKeyring::refused);
    boolean same = Arrays.equals(kept, secret);
    Arrays.fill(kept, '\0');
    if (!same) {
      throw refused();
    }
  }

  @Override
  public void forget(String name) {
    if (secret(name).isEmpty()) {
      return;
    }
    try {
      keyring.deletePassword(OWNER, name);
    } catch (PasswordAccessException | RuntimeException e) {
      throw refused();
    }
  }

  /** Without its cause, in whose words a foreign library might repeat the secret. */
  static Refused refused() {
    return new Refused(Problem.blocker(Code.KEYRING_REFUSED, Location.EVERYWHERE));
  }
}

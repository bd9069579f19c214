package dev.turnstone.app.vault;

import java.util.Optional;

/** Keeps secrets by name. */
public interface SecretStore {
  /** A copy of the secret, for the caller to wipe; empty: none is kept under this name. */
  Optional<char[]> secret(String name);

  /** Keeps a copy under this name, in place of what is kept there. */
  void keep(String name, char[] secret);

  /** Keeps nothing under this name any more. */
  void forget(String name);
}

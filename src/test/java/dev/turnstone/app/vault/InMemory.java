package dev.turnstone.app.vault;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Stands in for a keyring that a machine under test does not have. */
public final class InMemory implements SecretStore {
  private final Map<String, char[]> secrets = new HashMap<>();

  @Override
  public synchronized Optional<char[]> secret(String name) {
    return Optional.ofNullable(secrets.get(name)).map(char[]::clone);
  }

  @Override
  public synchronized void keep(String name, char[] secret) {
    secrets.put(name, secret.clone());
  }

  @Override
  public synchronized void forget(String name) {
    secrets.remove(name);
  }
}

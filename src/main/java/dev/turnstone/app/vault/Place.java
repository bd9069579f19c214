package dev.turnstone.app.vault;

/** Where a secret is kept. */
public enum Place {
  /** The keyring of the operating system, which opens with the person's login. */
  KEYRING,
  /** A file of the settings, which opens with a master password. */
  FILE
}

package dev.turnstone.jdbc;

import java.util.Arrays;

/** A password that never shows itself in texts and can be wiped. */
public final class Secret implements AutoCloseable {
  private final char[] characters;

  /** Takes a copy. */
  public Secret(char[] characters) {
    this.characters = characters.clone();
  }

  public static Secret none() {
    return new Secret(new char[0]);
  }

  public boolean isEmpty() {
    return characters.length == 0;
  }

  /** For a driver's property; the result cannot be wiped, so keep it short-lived. */
  public String reveal() {
    return new String(characters);
  }

  @Override
  public void close() {
    Arrays.fill(characters, '\0');
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}

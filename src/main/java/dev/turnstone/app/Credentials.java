package dev.turnstone.app;

import dev.turnstone.jdbc.Secret;

/** The passwords of both sides; empty where none is needed. */
public record Credentials(Secret source, Secret target) {
  public static final Credentials NONE = new Credentials(Secret.none(), Secret.none());

  /** Takes copies; an empty array is no password. */
  public static Credentials of(char[] source, char[] target) {
    return new Credentials(new Secret(source), new Secret(target));
  }
}

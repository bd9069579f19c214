package dev.turnstone.app;

import dev.turnstone.jdbc.Secret;

/** The passwords of both sides; empty where none is needed. */
public record Credentials(Secret source, Secret target) {
  public static final Credentials NONE = new Credentials(Secret.none(), Secret.none());
}

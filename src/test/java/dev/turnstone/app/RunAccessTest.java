package dev.turnstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.journal.RunHeader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A password is used for the database it was given for, and for no other. */
class RunAccessTest {
  private static final String ONE = "postgresql://me@127.0.0.1:5432/store5";
  private static final String OTHER = "postgresql://me@127.0.0.1:5433/store5";
  private static final Credentials KNOWN = Credentials.of("a".toCharArray(), "b".toCharArray());

  private static RunHeader run(String from, String to) {
    return new RunHeader("r", "hash", "{}", from, to, Instant.EPOCH, "");
  }

  @Test
  void whatIsConnectedIsReachedWithItsPasswords() {
    RunAccess access = RunAccess.of(run("sqlite:a.db", ONE), "sqlite:a.db", ONE, KNOWN);
    assertTrue(access.source() && access.target());
    assertEquals(KNOWN.target(), access.secrets().target());
  }

  @Test
  void anotherServerGetsNoPassword() {
    RunAccess access = RunAccess.of(run(OTHER, OTHER), ONE, ONE, KNOWN);
    assertFalse(access.source() || access.target());
    assertTrue(access.secrets().source().isEmpty() && access.secrets().target().isEmpty());
  }

  @Test
  void aFileNeedsNoneAlsoWhileNothingIsConnected() {
    RunAccess access = RunAccess.unconnected(run("sqlite:a.db", ONE));
    assertTrue(access.source());
    assertFalse(access.target());
  }
}

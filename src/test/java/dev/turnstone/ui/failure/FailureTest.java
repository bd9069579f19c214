package dev.turnstone.ui.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.LogFile;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.ui.kit.Messages;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What went wrong is said in words, and a bug of ours shows no value of anybody's rows. */
class FailureTest {
  private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);

  @Test
  void aKnownProblemSpeaksForItself() {
    Problem problem = Problem.blocker(Code.PROJECT_IN_USE, Location.EVERYWHERE, "Shop");
    Failure failure = Failure.of(new Refused(problem), ENGLISH);
    assertEquals("The migration Shop is open in another window.", failure.title());
    assertEquals(List.of("Go on there, or close that window first."), failure.words());
    assertEquals("", failure.details());
  }

  @Test
  void aBugHasACodeAndDetailsWithoutItsMessage() {
    IllegalStateException bug = new IllegalStateException("row 7: 4111 1111 1111 1111");
    Failure failure = Failure.of(bug, ENGLISH);
    String code = LogFile.code(bug);
    assertTrue(failure.words().get(0).contains(code), failure.words().toString());
    assertTrue(failure.details().startsWith(code), failure.details());
    assertTrue(failure.details().contains("FailureTest"), failure.details());
    assertFalse((failure.title() + failure.words() + failure.details()).contains("4111"));
  }
}

package dev.turnstone.document.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTextTest {
  @Test
  void manyNotesOfOneKindAreCountedInsteadOfListed() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      problems.add(Problem.note(Code.CYCLE, Location.EVERYWHERE, "a, b" + i));
    }
    problems.add(Problem.note(Code.LEFT_BEHIND, Location.EVERYWHERE, "view v", "it holds no rows"));
    String text = printed(problems);
    assertEquals(5, text.split("refer to each other", -1).length - 1);
    assertTrue(text.contains("NOTE and 35 more notes of the kind CYCLE; --json lists all."), text);
    assertTrue(text.contains("view v"), text);
  }

  @Test
  void everyBlockerAndWarningIsListed() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      problems.add(Problem.blocker(Code.TABLE_EXISTS, Location.table("t" + i)));
      problems.add(Problem.warning(Code.OPEN_QUESTION, Location.table("t" + i), "unclear"));
    }
    String text = printed(problems);
    assertEquals(20, text.split("BLOCKER", -1).length - 1);
    assertEquals(20, text.split("WARNING", -1).length - 1);
  }

  private static String printed(List<Problem> problems) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ProblemText.print(new PrintStream(bytes, true, StandardCharsets.UTF_8), problems, Paint.NONE);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import org.junit.jupiter.api.Test;

/** Commands in the texts of problems can be copied into a shell, whatever things are called. */
class ProblemCommandsTest {
  @Test
  void aFixNamesTheFileThePlaceAndTheOptions() {
    Problem problem =
        Problem.blocker(
            Code.TYPE_NEEDS_CHOICE,
            Location.column("public.customer", "last_update"),
            "instant(0)",
            "timestamp(6)",
            "a reason",
            "--zone UTC",
            "");
    assertEquals(
        "Decide: turnstone plan set plan.json --column public.customer.last_update --zone UTC",
        problem.fix());
  }

  @Test
  void namesWithCharactersOfTheShellAreQuoted() {
    Problem problem =
        Problem.blocker(
            Code.NAME_TOO_LONG, Location.table("main.it's; rm"), "it's; rm", "3", "X", "a b");
    assertEquals(
        "Use another name, for example: turnstone plan set '/tmp/my plan.json'"
            + " --table 'main.it'\\''s; rm' --rename-to 'a b'",
        problem.fix("/tmp/my plan.json"));
  }

  @Test
  void aNameWithoutAPlaceIsAnsweredWithoutACommand() {
    Problem problem = Problem.blocker(Code.NAME_ILLEGAL, Location.EVERYWHERE, "a", "X", "a_b");
    assertEquals("Use another name, for example a_b.", problem.fix());
  }
}

package dev.turnstone.plan.edit;

import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OpenQuestion;
import java.util.List;

/** The decision that what these open questions ask about stays behind. */
public record LeavingBehind(List<OpenQuestion> questions) {
  public LeavingBehind {
    questions = List.copyOf(questions);
  }

  /** The plan without the questions, which says what stays behind. */
  public Edited apply(MigrationPlan plan, Surroundings around) {
    MigrationPlan after = OpenQuestions.leftBehind(plan, questions);
    return new Edited(Structure.follow(plan, after, around), PlanDifference.between(plan, after));
  }
}

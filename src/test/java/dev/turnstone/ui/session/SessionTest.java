package dev.turnstone.ui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Steps can be visited in any order, and what was done on old ground says so. */
class SessionTest {
  private final Session session = new Session();

  @Test
  void beginsWithConnectingAndNothingDone() {
    assertEquals(Step.CONNECT, session.current().get());
    for (Step step : Step.values()) {
      assertEquals(StepState.TO_DO, session.state(step).get());
    }
  }

  @Test
  void doingAnEarlierStepOnceMoreLeavesThoseBehindItStale() {
    session.done(Step.CONNECT);
    session.done(Step.CATALOGUE);
    session.done(Step.MAP);
    session.done(Step.CATALOGUE);
    assertEquals(StepState.DONE, session.state(Step.CONNECT).get());
    assertEquals(StepState.DONE, session.state(Step.CATALOGUE).get());
    assertEquals(StepState.STALE, session.state(Step.MAP).get());
    assertEquals(StepState.TO_DO, session.state(Step.EXECUTE).get());
  }

  @Test
  void aChangeMakesTheStepItselfStaleUntilItIsDoneAgain() {
    session.done(Step.MAP);
    session.done(Step.REHEARSE);
    session.changed(Step.MAP);
    assertEquals(StepState.STALE, session.state(Step.MAP).get());
    assertEquals(StepState.STALE, session.state(Step.REHEARSE).get());
    session.done(Step.MAP);
    assertEquals(StepState.DONE, session.state(Step.MAP).get());
    assertEquals(StepState.STALE, session.state(Step.REHEARSE).get());
  }

  @Test
  void aChangeOfWhatWasNeverDoneMakesNothingStale() {
    session.changed(Step.CONNECT);
    for (Step step : Step.values()) {
      assertEquals(StepState.TO_DO, session.state(step).get());
    }
  }

  @Test
  void whatIsFoundDoneLeavesThoseBehindItAsTheyAre() {
    Session session = new Session();
    session.done(Step.EXECUTE);
    session.found(Step.CONNECT);
    assertEquals(StepState.DONE, session.state(Step.CONNECT).get());
    assertEquals(StepState.DONE, session.state(Step.EXECUTE).get());
  }
}

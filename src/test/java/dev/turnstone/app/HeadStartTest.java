package dev.turnstone.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

/** What is loaded ahead: nobody hears of it when it fails, but for this test. */
class HeadStartTest {
  @Test
  void theImaginedPlanCanBeMadeCheckedAndWritten() {
    assertDoesNotThrow(HeadStart::load);
  }
}

package dev.turnstone.ui.window;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DisplayTest {
  @Test
  void onLinuxAVariableSaysWhetherThereIsADisplay() {
    assertTrue(Display.there("Linux", Map.of("DISPLAY", ":0")));
    assertFalse(Display.there("Linux", Map.of("DISPLAY", " ")));
    assertFalse(Display.there("Linux", Map.of()));
  }

  @Test
  void windowsAndMacHaveOneUnlessSomebodyIsThereFromAfar() {
    assertTrue(Display.there("Windows 11", Map.of()));
    assertTrue(Display.there("Mac OS X", Map.of()));
    assertFalse(Display.there("Mac OS X", Map.of("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")));
  }
}

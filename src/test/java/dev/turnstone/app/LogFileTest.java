package dev.turnstone.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder;

  @Test
  void namesClassesAndLinesButNoMessageThatMayHoldAValue() throws Exception {
    Throwable bug =
        new IllegalStateException("canary-1", new ArithmeticException("password canary-2"));
    Optional<Path> log = LogFile.write(folder.resolve("workspace"), bug);
    String text = Files.readString(log.orElseThrow());
    assertTrue(text.contains(LogFile.code(bug)), text);
    assertTrue(text.contains("caused by java.lang.ArithmeticException"), text);
    assertTrue(text.contains("at dev.turnstone.app.LogFileTest."), text);
    assertFalse(text.contains("canary"), text);
  }

  @Test
  void theSameBugHasTheSameCodeAndAnotherBugAnother() {
    Throwable one = new IllegalStateException("a");
    Throwable again = new IllegalStateException("b");
    assertEquals(LogFile.code(one), LogFile.code(again));
    assertNotEquals(LogFile.code(one), LogFile.code(new ArithmeticException("a")));
  }

  @Test
  void aWorkspaceThatCannotBeMadeGivesNoLog() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertTrue(LogFile.write(file.resolve("workspace"), new ArithmeticException("x")).isEmpty());
  }
}

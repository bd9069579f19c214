package dev.turnstone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.support.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step of an installation that makes later starts shorter; needs a POSIX shell. */
class PreparationTest {
  @TempDir Path folder;

  @Test
  void preparedClassesAreUsed() throws Exception {
    Path installed = Installed.prepared();

    assertTrue(said(installed, "--version").startsWith("Turnstone "));
    assertTrue(loaded().contains("dev.turnstone.Main source: shared objects file (top)"));
    String[] inspect = {"inspect", "postgresql://a@127.0.0.1:1/b"};
    assertTrue(said(installed, inspect).contains("127.0.0.1"));
    assertTrue(loaded().contains("org.postgresql.Driver source: shared objects file (top)"));
  }

  @Test
  void preparedClassesOfAnotherProgramAreLeftAloneWithoutAWord() throws Exception {
    Installed.into(folder);
    Path prepared = Installed.prepared().resolve("turnstone.jsa");
    Files.copy(prepared, folder.resolve(prepared.getFileName()));

    String version = said(folder, "--version");

    assertEquals(1, version.lines().count(), version);
    assertTrue(version.startsWith("Turnstone "), version);
    assertTrue(loaded().contains("dev.turnstone.Main source: file:"));
  }

  @Test
  void whatCannotBePreparedIsSaidAndLeavesNothing() throws Exception {
    Installed.into(folder);
    Files.createDirectories(folder.resolve("turnstone.jsa.new/in the way"));

    assertTrue(Installed.run(folder, "prepare").contains("turnstone.jsa"));
    assertFalse(Files.exists(folder.resolve("turnstone.jsa")));
  }

  private String loaded() throws IOException {
    return Files.readString(folder.resolve("loaded"));
  }

  /** Both streams of the start script. */
  private String said(Path installed, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(installed.resolve("turnstone").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    String log = "-Xlog:class+load:file=" + folder.resolve("loaded");
    builder.environment().put("TURNSTONE_JAVA_OPTIONS", log);
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }
}

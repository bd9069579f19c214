package dev.turnstone.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script: what it makes of its own place and of its arguments; needs a POSIX shell. */
class LauncherTest {
  /** Where the jar stands among what Java is given. */
  private static final int JAR = 7;

  @TempDir Path folder;

  @Test
  void everyArgumentReachesTheProgramAsItWasTyped() throws Exception {
    Path jar =
        Files.createFile(Files.createDirectories(folder.resolve("lib")).resolve("turnstone.jar"));

    List<String> seen = lines(start(installed(), "plan", "a b", "", "*.json", "$HOME", "-o"));

    assertEquals(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:FreqInlineSize=150",
            "-XX:CompileThresholdScaling=4",
            "-Xlog:disable",
            "-Xlog:all=warning,cds*=off:stderr",
            "-Xmx99m",
            "-jar",
            jar.toRealPath().toString()),
        settled(seen.subList(0, JAR + 1)));
    assertEquals(
        List.of("plan", "a b", "", "*.json", "$HOME", "-o"), seen.subList(JAR + 1, seen.size()));
  }

  @Test
  void aLinkToItFindsTheProgramToo() throws Exception {
    Path jar = Files.createFile(installed().resolveSibling("turnstone.jar"));
    Path link = Files.createDirectories(folder.resolve("with a space")).resolve("turnstone");
    Files.createSymbolicLink(link, Path.of("../bin/turnstone"));

    assertEquals(jar.toRealPath().toString(), settled(lines(start(link))).get(JAR));
  }

  @Test
  void withoutTheProgramItSaysHowToBuildIt() throws Exception {
    Process process = start(installed());
    String said = new String(process.getErrorStream().readAllBytes(), UTF_8);

    assertEquals(70, process.waitFor());
    assertTrue(said.contains("mvn -q package"), said);
  }

  private Path installed() throws IOException {
    Path script = Files.createDirectories(folder.resolve("bin")).resolve("turnstone");
    if (!Files.exists(script)) Files.copy(Path.of("installer/turnstone"), script);
    assertTrue(script.toFile().setExecutable(true));
    return script;
  }

  /** Starts it with a Java that says one argument a line. */
  private Process start(Path script, String... arguments) throws IOException {
    Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nfor a in \"$@\"; do echo \"$a\"; done\n");
    assertTrue(java.toFile().setExecutable(true));
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
    builder.environment().put("TURNSTONE_JAVA_OPTIONS", "-Xmx99m");
    return builder.start();
  }

  private static List<String> lines(Process process) throws Exception {
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), () -> said);
    return List.of(said.split("\n", -1)).subList(0, said.split("\n", -1).length - 1);
  }

  /** The jar's place without the steps the script took to find it. */
  private static List<String> settled(List<String> arguments) throws IOException {
    List<String> settled = new ArrayList<>(arguments);
    settled.set(JAR, Path.of(settled.get(JAR)).toRealPath().toString());
    return settled;
  }
}

package dev.turnstone.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The real program in a process of its own, as a person would start it.
 *
 * @param home where its workspace and its words go
 */
public record Program(Journey journey, Path home, String sourcePassword, String targetPassword) {
  private static final String USUAL_HEAP = "256m";

  /** Starts it; the caller ends it. */
  public Process start(String... arguments) {
    return start(List.of(), USUAL_HEAP, arguments);
  }

  /** Starts it with another heap than the usual one, for example {@code 128m}. */
  public Process startWithHeap(String heap, String... arguments) {
    return start(List.of(), heap, arguments);
  }

  /** Starts it where no file may grow beyond this size, as on a full disk; needs a POSIX shell. */
  public Process startWithSmallFiles(int blocks, String... arguments) {
    List<String> shell = List.of("sh", "-c", "ulimit -f " + blocks + " && exec \"$0\" \"$@\"");
    return start(shell, USUAL_HEAP, arguments);
  }

  private Process start(List<String> wrapper, String heap, String... arguments) {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:SharedArchiveFile=" + Installed.prepared().resolve("turnstone.jsa"),
            "-Xmx" + heap));
    for (String patience : Patiently.NAMES) {
      String seconds = System.getProperty(patience);
      if (seconds != null) {
        command.add("-D" + patience + "=" + seconds);
      }
    }
    command.addAll(List.of("-jar", Installed.prepared().resolve("turnstone.jar").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--workspace", home.resolve("workspace").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("TURNSTONE_SOURCE_PASSWORD", sourcePassword);
    environment.put("TURNSTONE_TARGET_PASSWORD", targetPassword);
    builder.redirectErrorStream(true).redirectOutput(words().toFile());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the last process said. */
  public String lastWords() {
    try {
      return Files.readString(words(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path words() {
    return home.resolve("words.txt");
  }
}

package dev.turnstone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step of an installation that makes later starts shorter; needs a POSIX shell. */
class PreparationTest {
  private static final Path CLASSES = Path.of("target/classes");

  /** Larger are only the servers that tests start. */
  private static final long LARGEST_LIBRARY = 14_000_000;

  @TempDir Path folder;

  @BeforeEach
  void install() throws IOException {
    Path libraries = Files.createDirectories(folder.resolve("lib"));
    StringBuilder names = new StringBuilder();
    for (String library : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(library);
      if (library.endsWith(".jar") && Files.size(jar) < LARGEST_LIBRARY) {
        Files.copy(jar, libraries.resolve(jar.getFileName()));
        names.append("lib/").append(jar.getFileName()).append(' ');
      }
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, names.toString().trim());
    try (OutputStream file = Files.newOutputStream(folder.resolve("turnstone.jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest);
        Stream<Path> classes = Files.walk(CLASSES)) {
      for (Path each : classes.filter(Files::isRegularFile).toList()) {
        jar.putNextEntry(new ZipEntry(CLASSES.relativize(each).toString()));
        Files.copy(each, jar);
      }
    }
    for (String script : List.of("turnstone", "prepare")) {
      Files.copy(Path.of("installer", script), folder.resolve(script));
      assertTrue(folder.resolve(script).toFile().setExecutable(true));
    }
  }

  @Test
  void preparedClassesAreUsedUntilTheProgramChanges() throws Exception {
    assertEquals("", said("prepare"));
    assertTrue(Files.exists(folder.resolve("turnstone.jsa")));

    assertTrue(said("turnstone", "--version").startsWith("Turnstone "));
    assertTrue(loaded().contains("dev.turnstone.Main source: shared objects file (top)"));
    assertTrue(said("turnstone", "inspect", "postgresql://a@127.0.0.1:1/b").contains("127.0.0.1"));
    assertTrue(loaded().contains("org.postgresql.Driver source: shared objects file (top)"));

    Files.setLastModifiedTime(folder.resolve("turnstone.jar"), FileTime.fromMillis(1_000));
    String version = said("turnstone", "--version");
    assertEquals(1, version.lines().count(), version);
    assertTrue(version.startsWith("Turnstone "), version);
    assertTrue(loaded().contains("dev.turnstone.Main source: file:"));
  }

  @Test
  void whatCannotBePreparedIsSaidAndLeavesNothing() throws Exception {
    Files.createDirectories(folder.resolve("turnstone.jsa.new/in the way"));

    assertTrue(said("prepare").contains("turnstone.jsa"));
    assertFalse(Files.exists(folder.resolve("turnstone.jsa")));
  }

  private String loaded() throws IOException {
    return Files.readString(folder.resolve("loaded"));
  }

  /** Both streams of one of the scripts. */
  private String said(String script, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(folder.resolve(script).toString()));
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

package dev.turnstone.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.turnstone.Main;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The program as an installation lays it down: its jar, its libraries and both scripts. One is made
 * with prepared classes for all tests that start the program; needs a POSIX shell.
 */
public final class Installed {
  private static final Path CLASSES = Path.of("target/classes");

  /** Larger are only the servers that tests start. */
  private static final long LARGEST_LIBRARY = 14_000_000;

  private Installed() {}

  /** The one with prepared classes, made at the first call. */
  public static Path prepared() {
    return Prepared.FOLDER;
  }

  private static final class Prepared {
    private static final Path FOLDER = make();

    private static Path make() {
      try {
        Path folder = Path.of("target", "installed").toAbsolutePath();
        if (Files.exists(folder)) {
          Folders.delete(folder);
        }
        into(folder);
        String said = run(folder, "prepare");
        if (!said.isEmpty()) {
          throw new IllegalStateException("prepare said: " + said);
        }
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Lays the program down in a folder, made where it is missing, without prepared classes. */
  public static void into(Path folder) throws IOException {
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
      if (!folder.resolve(script).toFile().setExecutable(true)) {
        throw new IOException(script);
      }
    }
  }

  /** What the script of an installation without arguments says on both streams. */
  public static String run(Path folder, String script) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(folder.resolve(script).toString());
    builder.redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}

package dev.turnstone.fences;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What must be true of the files themselves, before anything is compiled. */
public final class Repository {

  private static final Set<String> TOP_LEVEL =
      Set.of("pom.xml", "src", "assets", "installer", "README.md", "LICENSE", "target");

  private Repository() {}

  /** Folders below the sources that hold classes but no package-info with {@code @NullMarked}. */
  public static List<Path> packagesNotNullMarked(Path sources) throws IOException {
    try (Stream<Path> folders = Files.walk(sources)) {
      return folders
          .filter(Files::isDirectory)
          .filter(Repository::holdsClasses)
          .filter(Predicate.not(Repository::isNullMarked))
          .map(sources::relativize)
          .sorted()
          .toList();
    }
  }

  /** Names at the top of the repository that do not belong there; dot-files do. */
  public static List<String> strangersAtTheTop(Path repository) throws IOException {
    try (Stream<Path> top = Files.list(repository)) {
      return top.map(path -> path.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .filter(Predicate.not(TOP_LEVEL::contains))
          .sorted()
          .toList();
    }
  }

  private static boolean holdsClasses(Path folder) {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.anyMatch(path -> path.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNullMarked(Path folder) {
    Path file = folder.resolve("package-info.java");
    try {
      return Files.exists(file)
          && Files.readString(file).lines().anyMatch(line -> line.strip().equals("@NullMarked"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

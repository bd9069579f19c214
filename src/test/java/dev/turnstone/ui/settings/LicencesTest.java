package dev.turnstone.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LicencesTest {
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(?s)(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");

  @Test
  void everyLibraryThatIsPackedIsNamedWithItsLicence() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String packed = pom.substring(pom.indexOf("</dependencyManagement>"), pom.indexOf("<build>"));
    Set<String> wanted =
        DEPENDENCY
            .matcher(packed)
            .results()
            .map(found -> found.group(1))
            .filter(d -> !d.contains("<scope>"))
            .map(LicencesTest::artifact)
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(wanted.contains("sqlite-jdbc") && wanted.size() > 15, wanted.toString());
    wanted.removeAll(named());
    assertEquals(Set.of(), wanted);
  }

  @Test
  void nothingIsNamedThatIsNotThere() {
    List<String> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).getFileName().toString())
            .toList();
    Set<String> gone = new TreeSet<>(named());
    gone.removeIf(artifact -> jars.stream().anyMatch(jar -> jar.startsWith(artifact + "-")));
    assertEquals(Set.of(), gone);
  }

  @Test
  void partsAreListedByName() {
    List<String> names = Licences.parts().stream().map(Licences.Part::name).toList();
    assertEquals(names.stream().sorted(String.CASE_INSENSITIVE_ORDER).toList(), names);
    assertTrue(Licences.parts().stream().noneMatch(part -> part.licence().isBlank()));
  }

  private static Set<String> named() {
    return Licences.parts().stream()
        .flatMap(part -> Arrays.stream(part.artifact().split(",")))
        .filter(artifact -> !artifact.isEmpty())
        .collect(Collectors.toSet());
  }

  private static String artifact(String dependency) {
    return ARTIFACT.matcher(dependency).results().findFirst().orElseThrow().group(1);
  }
}

package dev.turnstone.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the scripts that build an image are given; building one takes {@code -Pimage}. */
class ImageTest {
  private static final Path INSTALLER = Path.of("installer");

  @Test
  void anImageStartsJavaWithTheOptionsOfTheStartScript() throws IOException {
    String script = Files.readString(INSTALLER.resolve("turnstone"));
    String started = script.substring(script.indexOf("exec \"$java\""), script.indexOf("-jar"));
    Matcher option = Pattern.compile("(?<=[ '])-X[^ ']+(?=[ '])").matcher(started);
    List<String> options = option.results().map(found -> found.group()).toList();

    assertTrue(options.size() > 3, started);
    assertEquals(options, Files.readAllLines(INSTALLER.resolve("image/options")));
  }

  @Test
  void theModulesOfAnImageAreModulesOfJava() throws IOException {
    List<String> modules = Files.readAllLines(INSTALLER.resolve("image/modules"));
    assertTrue(modules.contains("java.sql"), modules.toString());
    List<String> unknown =
        modules.stream().filter(m -> ModuleLayer.boot().findModule(m).isEmpty()).toList();
    assertEquals(List.of(), unknown);
  }

  @Test
  void theVersionStandsInThePomAloneAndTheScriptsFindIt() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    Matcher version =
        Pattern.compile("^  <version>(.*)</version>$", Pattern.MULTILINE).matcher(pom);
    assertTrue(version.find(), "the line that the scripts look for");
    String number = version.group(1).split("-", 2)[0];
    try (Stream<Path> files = Files.walk(INSTALLER)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertTrue(!Files.readString(file).contains(number), file + " names a version of its own");
      }
    }
  }
}

package dev.turnstone.fences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Classes that break a rule on purpose, compiled from source text into a temporary folder. They can
 * so stand in the real packages, and next to stand-ins for libraries we do not have, without ever
 * being part of the program or of its tests.
 */
final class Planted {

  private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
  private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

  private final JavaClasses classes;

  private Planted(JavaClasses classes) {
    this.classes = classes;
  }

  /** Compiles sources, each one complete file with its package line. */
  static Planted in(Path folder, String... sources) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-proc:none", "-nowarn", "-d", folder.resolve("classes").toString()));
    for (String source : sources) {
      Path file = folder.resolve(found(PACKAGE, source)).resolve(found(TYPE, source) + ".java");
      Files.createDirectories(file.getParent());
      arguments.add(Files.writeString(file, source).toString());
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int status = compiler.run(null, null, null, arguments.toArray(String[]::new));
    assertEquals(0, status, "the planted sources compile");
    return new Planted(new ClassFileImporter().importPath(folder.resolve("classes")));
  }

  /** The rule must complain, and must name the culprit. */
  void isCaughtBy(ArchRule rule, String culprit) {
    List<String> complaints = rule.evaluate(classes).getFailureReport().getDetails();
    assertTrue(
        complaints.stream().anyMatch(line -> line.contains(culprit)),
        () -> rule.getDescription() + " did not catch " + culprit + ": " + complaints);
  }

  /** The rule must have nothing to say. */
  void passes(ArchRule rule) {
    assertFalse(
        rule.evaluate(classes).hasViolation(),
        () -> rule.evaluate(classes).getFailureReport().toString());
  }

  private static String found(Pattern pattern, String source) {
    Matcher matcher = pattern.matcher(source);
    assertTrue(matcher.find(), source);
    return matcher.group(1);
  }
}

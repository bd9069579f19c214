package dev.turnstone;

import dev.turnstone.app.HeadStart;
import dev.turnstone.cli.Cli;
import dev.turnstone.cli.screen.Interrupt;
import dev.turnstone.cli.screen.Terminal;
import dev.turnstone.cli.screen.TerminalFacts;
import dev.turnstone.ui.window.Glance;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.logging.LogManager;

/**
 * Loads what a migration loads, so that Java can keep it prepared: run with {@code
 * -XX:ArchiveClassesAtExit} by {@code installer/prepare} and the scripts that build an image. Takes
 * the sample through every stage, then loads the rest of the program and the drivers of the
 * servers, which the sample does not need, and shows the window for a moment when asked to.
 */
public final class Preparation {
  private static final List<String> DRIVERS = List.of("postgresql-", "mariadb-java-client-");
  private static final String CLASS = ".class";
  private static final String WINDOW = "--window";

  private Preparation() {}

  /**
   * Takes an empty folder for the sample and, where there is a display, {@code --window}; ends with
   * the sample's exit code.
   */
  public static void main(String[] arguments) throws IOException, URISyntaxException {
    LogManager.getLogManager().reset();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(nowhere, nowhere, Map.of(), TerminalFacts.NONE);
    int code =
        new Cli(terminal, new Interrupt()).run("demo", "--headless", "--folder", arguments[0]);
    HeadStart.load();
    Path program =
        Path.of(Preparation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (JarFile jar = new JarFile(program.toFile())) {
      load(jar);
      String others = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      for (String other : others.split(" ", -1)) {
        Path library = program.resolveSibling(other);
        if (DRIVERS.stream().anyMatch(library.getFileName().toString()::startsWith)) {
          try (JarFile driver = new JarFile(library.toFile())) {
            load(driver);
          }
        }
      }
    }
    if (arguments.length > 1 && WINDOW.equals(arguments[1])) {
      Glance.take();
    }
    System.exit(code);
  }

  private static void load(JarFile jar) {
    jar.stream()
        .map(entry -> entry.getName())
        .filter(name -> name.endsWith(CLASS) && !name.startsWith("META-INF"))
        .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
        .forEach(Preparation::load);
  }

  /** A class for which a library is missing that we do not ship is not one that we use. */
  private static void load(String name) {
    try {
      Class.forName(name, false, Preparation.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return;
    }
  }
}

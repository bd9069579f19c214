package dev.turnstone.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Keeps what was measured of the window, a line a figure, in {@code target/window-figures.txt}. */
public final class Figures {
  private static final Path FILE = Path.of("target/window-figures.txt");

  private Figures() {}

  /** Adds a figure. */
  public static void note(String what, double value, String unit) {
    String line = String.format(Locale.ROOT, "%-58s %10.2f %s%n", what, value, unit);
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.turnstone.ui.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** What the program is made of, and under which licences. */
public final class Licences {
  private Licences() {}

  /**
   * A library or a font.
   *
   * @param artifact of a library its name in the build; empty for a font
   * @param licence by its SPDX name
   */
  public record Part(String name, String artifact, String licence) {}

  /** The program's version, as the build has it. */
  public static String version() {
    Properties version = new Properties();
    try (InputStream in = Licences.class.getResourceAsStream("/dev/turnstone/version.properties")) {
      if (in != null) {
        version.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return version.getProperty("version", "");
  }

  /** By name. */
  public static List<Part> parts() {
    try (InputStream in = Licences.class.getResourceAsStream("licences.txt")) {
      if (in == null) {
        throw new IllegalStateException("the program was packed without licences.txt");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> line.split("\\|", -1)).map(Licences::part).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Part part(String... columns) {
    return new Part(columns[0], columns[1], columns[2]);
  }
}

package dev.turnstone.ui.window;

import java.util.Locale;
import java.util.Map;

/** Whether a window can be shown. */
public final class Display {
  private Display() {}

  /** As far as one can tell without trying. */
  public static boolean there() {
    boolean named = System.getProperty("glass.platform") != null;
    return named || there(System.getProperty("os.name", ""), System.getenv());
  }

  /** Windows and macOS always have one, but for a session over SSH; else a variable says which. */
  static boolean there(String system, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows") || name.startsWith("mac")) {
      return !environment.containsKey("SSH_CONNECTION");
    }
    return !environment.getOrDefault("DISPLAY", "").isBlank();
  }
}

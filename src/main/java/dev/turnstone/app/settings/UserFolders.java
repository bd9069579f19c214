package dev.turnstone.app.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a user's own things are kept.
 *
 * @param settings what is set, and the list of migrations; may not be there yet
 * @param migrations where new migrations are put unless somebody says otherwise; likewise
 */
public record UserFolders(Path settings, Path migrations) {
  private static final String NAME = "Turnstone";

  /** As this system has it. */
  public static UserFolders ofThisUser() {
    return of(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")),
        System.getenv());
  }

  /**
   * As systems have it: the XDG base directories, Apple's Library, Windows' AppData.
   *
   * @param system its name as Java gives it
   */
  static UserFolders of(String system, Path home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    Path migrations = home.resolve(NAME);
    if (name.startsWith("windows")) {
      Path data = named(environment, "APPDATA").orElse(home.resolve("AppData/Roaming"));
      return new UserFolders(data.resolve(NAME), migrations);
    }
    if (name.startsWith("mac")) {
      Path data = home.resolve("Library/Application Support");
      return new UserFolders(data.resolve(NAME), migrations);
    }
    Path data = named(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config"));
    return new UserFolders(data.resolve("turnstone"), migrations);
  }

  /** A relative path in such a variable is to be taken for none (XDG Base Directory, 0.8). */
  private static Optional<Path> named(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .filter(Path::isAbsolute);
  }
}

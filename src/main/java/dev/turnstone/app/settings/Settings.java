package dev.turnstone.app.settings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person has set.
 *
 * @param dark true for the dark look
 * @param language {@code en} or {@code de}
 * @param scale size of everything in the window in percent, {@link #LEAST} to {@link #MOST}
 * @param migrations folder in which new migrations are put; empty: the usual one
 * @param workers parallel workers that new plans get, at most {@link #MOST_WORKERS}; 0: as many as
 *     the machine serves best
 */
public record Settings(
    boolean dark, String language, int scale, @Nullable String migrations, int workers) {
  public static final int LEAST = 100;
  public static final int MOST = 200;
  public static final int MOST_WORKERS = 32;

  /** Light, English, as large as the system has it. */
  public static final Settings USUAL = new Settings(false, "en", LEAST, "", 0);

  public Settings {
    language = "de".equals(language) ? "de" : "en"; // there is no third one
    scale = Math.max(LEAST, Math.min(MOST, scale));
    migrations = migrations == null ? "" : migrations; // older files do not have it
    workers = Math.max(0, Math.min(MOST_WORKERS, workers));
  }

  @Override
  public String migrations() {
    return Objects.requireNonNullElse(migrations, "");
  }

  public Settings withDark(boolean wanted) {
    return new Settings(wanted, language, scale, migrations, workers);
  }

  public Settings withLanguage(String wanted) {
    return new Settings(dark, wanted, scale, migrations, workers);
  }

  public Settings withScale(int percent) {
    return new Settings(dark, language, percent, migrations, workers);
  }

  public Settings withMigrations(String folder) {
    return new Settings(dark, language, scale, folder, workers);
  }

  public Settings withWorkers(int wanted) {
    return new Settings(dark, language, scale, migrations, wanted);
  }
}

package dev.turnstone.ui.catalogue;

import dev.turnstone.app.Survey;
import dev.turnstone.app.connection.Side;
import dev.turnstone.app.inventory.CatalogueCache;
import dev.turnstone.app.inventory.CatalogueCache.Kept;
import dev.turnstone.app.project.Project;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.ui.migration.Migration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The catalogues that can be shown: those that were read since the migration was opened, which are
 * kept for the next time, or else those that were kept the last time.
 */
final class ShownCatalogues {
  private final Migration migration;
  private final CatalogueCache cache;
  private final ReadOnlyObjectWrapper<Map<Side, Shown>> shown =
      new ReadOnlyObjectWrapper<>(Map.of());

  /**
   * A catalogue.
   *
   * @param asRead when it was read, at an earlier time; empty: since the migration was opened
   * @param listing what is listed of it
   */
  record Shown(Catalog catalog, Optional<Instant> asRead, TableLines.Listing listing) {
    private static Shown of(Catalog catalog, Optional<Instant> asRead) {
      return new Shown(catalog, asRead, TableLines.of(catalog));
    }
  }

  ShownCatalogues(Migration migration) {
    this.migration = migration;
    this.cache = new CatalogueCache(migration.engine().workspace());
    migration.survey().addListener((o, was, is) -> is.ifPresent(this::surveyed));
    migration.survey().get().ifPresentOrElse(this::surveyed, this::recall);
  }

  /** By side; a side that was never read is left out. */
  ReadOnlyObjectProperty<Map<Side, Shown>> shown() {
    return shown.getReadOnlyProperty();
  }

  private void surveyed(Survey survey) {
    migration
        .tools()
        .background()
        .run(
            () ->
                Map.of(
                    Side.SOURCE, Shown.of(survey.source(), Optional.empty()),
                    Side.TARGET, Shown.of(survey.target(), Optional.empty())),
            now -> show(survey, now),
            migration.tools().failed());
  }

  /** Another survey may have come meanwhile. */
  private void show(Survey survey, Map<Side, Shown> now) {
    if (migration.survey().get().filter(survey::equals).isPresent()) {
      shown.set(now);
      keep(survey);
    }
  }

  private void keep(Survey survey) {
    Project project = migration.project().project();
    Instant now = migration.tools().clock().instant();
    migration
        .tools()
        .background()
        .run(
            () -> {
              keep(Side.SOURCE, project.from(), survey.source(), now);
              keep(Side.TARGET, project.to(), survey.target(), now);
              return project;
            },
            done -> {},
            migration.tools().failed());
  }

  private void keep(Side side, String connection, Catalog catalog, Instant now) {
    if (!connection.isEmpty()) {
      cache.write(side, connection, catalog, now);
    }
  }

  private void recall() {
    Project project = migration.project().project();
    migration
        .tools()
        .background()
        .run(
            () -> {
              Map<Side, Shown> known = new EnumMap<>(Side.class);
              cache.read(Side.SOURCE, project.from()).ifPresent(k -> put(Side.SOURCE, k, known));
              cache.read(Side.TARGET, project.to()).ifPresent(k -> put(Side.TARGET, k, known));
              return known;
            },
            known -> {
              if (migration.survey().get().isEmpty()) {
                shown.set(Map.copyOf(known));
              }
            },
            migration.tools().failed());
  }

  private static void put(Side side, Kept kept, Map<Side, Shown> known) {
    known.put(side, Shown.of(kept.catalog(), Optional.of(kept.read())));
  }
}

package dev.turnstone.ui.catalogue.field;

import dev.turnstone.app.connection.Side;
import dev.turnstone.app.profile.ProfileWatch;
import dev.turnstone.app.profile.Profiling;
import dev.turnstone.app.profile.TableProfile;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.migration.Migration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Looks at the rows of tables in the background, one look at a time, and keeps what it finds. */
public final class ProfilesViewModel {
  private final Migration migration;
  private final Messages messages;
  private final BiConsumer<Side, TableProfile> looked;
  private final Map<Key, TableProfile> known = new HashMap<>();
  private final Map<Key, String> troubles = new HashMap<>();
  private final ReadOnlyBooleanWrapper able = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper edition = new ReadOnlyIntegerWrapper(0);
  private @Nullable Look look;

  private record Key(Side side, TableName table) {}

  /**
   * Nothing is known yet.
   *
   * @param looked told of each profile as it arrives
   */
  public ProfilesViewModel(Migration migration, BiConsumer<Side, TableProfile> looked) {
    this.migration = migration;
    this.messages = migration.messages();
    this.looked = looked;
    migration.ends().addListener((o, was, is) -> settle());
    migration.survey().addListener((o, was, is) -> forget());
    settle();
  }

  private void settle() {
    able.set(migration.ends().get().isPresent() && !running.get());
  }

  /** The structure was read anew: what was found may be about other columns. */
  private void forget() {
    known.clear();
    troubles.clear();
    edition.set(edition.get() + 1);
  }

  /** Empty: nobody looked since the catalogues were read. */
  public Optional<TableProfile> of(Side side, TableName table) {
    return Optional.ofNullable(known.get(new Key(side, table)));
  }

  /** Why the rows of a table could not be looked at; empty: they could, or nobody tried. */
  public Optional<String> trouble(Side side, TableName table) {
    return Optional.ofNullable(troubles.get(new Key(side, table)));
  }

  /** All that is known of one side. */
  public Map<TableName, TableProfile> of(Side side) {
    Map<TableName, TableProfile> all = new HashMap<>();
    known.forEach(
        (key, profile) -> {
          if (key.side() == side) {
            all.put(key.table(), profile);
          }
        });
    return all;
  }

  /** Another number whenever something else is known than before. */
  public ReadOnlyIntegerProperty edition() {
    return edition.getReadOnlyProperty();
  }

  /** Connected, and no look is under way. */
  public ReadOnlyBooleanProperty able() {
    return able.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** The part of all tables that is done, from 0 to 1. */
  public ReadOnlyDoubleProperty progress() {
    return progress.getReadOnlyProperty();
  }

  /** What is being looked at, and how far it has come; after the end, what came of it. */
  public ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }

  /** Looks at tables, one after the other; nothing when that is not {@link #able}. */
  public void look(Side side, List<Table> tables) {
    if (!able.get() || tables.isEmpty()) {
      return;
    }
    Look mine = new Look(side, tables, migration.ends().get().orElseThrow());
    look = mine;
    running.set(true);
    settle();
    sample();
    migration
        .tools()
        .background()
        .run(
            () -> {
              mine.perform();
              return mine;
            },
            this::ended,
            reason -> {
              close(mine);
              migration.sentence().set("");
              migration.tools().failed().accept(reason);
            });
  }

  /** Stops a look that is under way; what it found stays. */
  public void stop() {
    if (look != null) {
      look.stop();
    }
  }

  /** Brings what a look under way has found to the window; to be called now and then. */
  public void sample() {
    if (look == null) {
      return;
    }
    collect(look);
    progress.set(look.share());
    words.set(
        messages.text(
            "catalogue.profile.running",
            look.table().name(),
            new FieldWords(messages).percent(look.tableShare())));
    migration.sentence().set(words.get());
  }

  private void close(Look done) {
    collect(done);
    look = null;
    running.set(false);
    settle();
    progress.set(0);
    words.set("");
  }

  private void ended(Look done) {
    close(done);
    words.set(
        messages.text(
            done.stopped ? "catalogue.profile.stopped" : "catalogue.profile.done",
            done.found,
            done.tables.size(),
            done.tables.size() - done.found));
    migration.sentence().set(words.get());
  }

  private void collect(Look from) {
    boolean any = false;
    for (TableProfile next = from.profiles.poll(); next != null; next = from.profiles.poll()) {
      Key key = new Key(from.side, next.table());
      known.put(key, next);
      troubles.remove(key);
      looked.accept(from.side, next);
      from.found++;
      any = true;
    }
    for (Trouble next = from.troubles.poll(); next != null; next = from.troubles.poll()) {
      troubles.put(new Key(from.side, next.table()), next.words());
      any = true;
    }
    if (any) {
      edition.set(edition.get() + 1);
    }
  }

  private record Trouble(TableName table, String words) {}

  /** One look at some tables; worked on beside the window, and looked at from it. */
  private static final class Look {
    private final Side side;
    private final List<Table> tables;
    private final Ends ends;
    private final Queue<TableProfile> profiles = new ConcurrentLinkedQueue<>();
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private volatile int at;
    private volatile boolean stopped;
    private volatile ProfileWatch watch = new ProfileWatch();
    private int found;

    Look(Side side, List<Table> tables, Ends ends) {
      this.side = side;
      this.tables = List.copyOf(tables);
      this.ends = ends;
    }

    void perform() {
      String connection = side == Side.SOURCE ? ends.from() : ends.to();
      try (Profiling profiling = Profiling.open(connection, ends.secrets(), side)) {
        for (int i = 0; i < tables.size() && !stopped; i++) {
          at = i;
          watch = new ProfileWatch();
          if (stopped) {
            watch.stop();
          }
          one(profiling, tables.get(i));
        }
      }
    }

    /** A table that cannot be read is no reason to leave out the others. */
    private void one(Profiling profiling, Table table) {
      try {
        profiling.of(table, watch).ifPresent(profiles::add);
      } catch (EngineException e) {
        Problem first = e.problems().get(0);
        String words = first.message() + " " + first.fix();
        troubles.add(
            new Trouble(table.name(), Character.toUpperCase(words.charAt(0)) + words.substring(1)));
      }
    }

    void stop() {
      stopped = true;
      watch.stop();
    }

    TableName table() {
      return tables.get(at).name();
    }

    double tableShare() {
      return watch.share();
    }

    double share() {
      return (at + tableShare()) / tables.size();
    }
  }
}

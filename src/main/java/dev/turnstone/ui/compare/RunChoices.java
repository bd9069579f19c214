package dev.turnstone.ui.compare;

import dev.turnstone.app.RunSummary;
import dev.turnstone.journal.RunState;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Newest;
import dev.turnstone.ui.migration.Migration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The runs of a migration and the one that is looked at: the newest where nobody chose one. */
final class RunChoices {
  private final Migration migration;
  private final Messages messages;
  private final ObservableList<RunChoice> all = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<RunChoice>> chosen =
      new SimpleObjectProperty<>(Optional.empty());
  private final Newest<List<RunSummary>> reading;

  RunChoices(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
    this.reading =
        new Newest<>(migration.tools().background(), this::show, migration.tools().failed());
    migration.run().addListener((o, was, is) -> read());
  }

  /** Newest first. */
  ObservableList<RunChoice> all() {
    return all;
  }

  /** Empty: there is none. */
  ObjectProperty<Optional<RunChoice>> chosen() {
    return chosen;
  }

  /** Looks which runs there are and how they stand. */
  void read() {
    reading.ask(() -> migration.engine().runs().readable());
  }

  private void show(List<RunSummary> runs) {
    Optional<String> wanted = migration.run().get().or(() -> chosen.get().map(RunChoice::name));
    List<RunChoice> choices = runs.stream().map(this::choice).toList();
    all.setAll(choices);
    chosen.set(
        choices.stream()
            .filter(c -> wanted.filter(c.name()::equals).isPresent())
            .findFirst()
            .or(() -> choices.stream().filter(c -> c.state() != RunState.REFUSED).findFirst())
            .or(() -> choices.stream().findFirst()));
  }

  private RunChoice choice(RunSummary run) {
    boolean killed = run.state() == RunState.RUNNING && !run.working();
    String state = killed ? "interrupted" : run.state().name().toLowerCase(Locale.ROOT);
    String words = messages.text("home.state." + state);
    String shown = messages.text("compare.run", moment(run.header().started()), words);
    return new RunChoice(run.header().run(), run.state(), run.working(), shown);
  }

  /** As the language writes it, in the time of this machine. */
  private String moment(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
        .withLocale(messages.locale())
        .format(instant.atZone(ZoneId.systemDefault()));
  }
}

package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.app.connection.SavedConnection;
import dev.turnstone.app.connection.SavedSecrets;
import dev.turnstone.app.connection.SavedSecrets.Found;
import dev.turnstone.app.connection.Side;
import dev.turnstone.app.vault.Place;
import dev.turnstone.ui.migration.Migration.Tools;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The connections that were saved, and what can be done with one of them. */
public final class SavedViewModel {
  private final SavedSecrets secrets;
  private final Tools tools;
  private final ConnectViewModel form;
  private final MasterViewModel master;
  private final Refusals refusals;
  private final ObservableList<SavedConnection> lines = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<List<Place>> places =
      new ReadOnlyObjectWrapper<>(List.of(Place.FILE));
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  SavedViewModel(SavedSecrets secrets, Tools tools, ConnectViewModel form, MasterViewModel master) {
    this.secrets = secrets;
    this.tools = tools;
    this.form = form;
    this.master = master;
    this.refusals = new Refusals(problem, tools);
  }

  /** By name. */
  public ObservableList<SavedConnection> lines() {
    return lines;
  }

  /** Where a password can be kept on this machine, best first. */
  public ReadOnlyObjectProperty<List<Place>> places() {
    return places.getReadOnlyProperty();
  }

  /** What was done last; empty: nothing, or it was refused. */
  public ReadOnlyStringProperty note() {
    return note.getReadOnlyProperty();
  }

  /** Why what was asked for last was not done; empty: it was. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** The master password of the vault that keeps their passwords. */
  public MasterViewModel master() {
    return master;
  }

  /** Reads the list, and looks what the machine has to keep passwords in. */
  public void refresh() {
    say("");
    run(secrets.list()::all, lines::setAll);
    run(secrets.vault()::places, places::set);
    master.refresh();
  }

  /** Fills a card; where its password needs the master password, that is asked for. */
  public void use(SavedConnection saved, Side side) {
    say("");
    run(
        () -> new Wanted(ConnectionForm.of(saved.text()), secrets.needsMaster(saved)),
        wanted -> {
          form.side(side).begin(wanted.form());
          told(saved, side, "");
          if (wanted.locked()) {
            master.open(() -> fill(saved, side, wanted.form()));
          } else if (saved.secret().isPresent()) {
            fill(saved, side, wanted.form());
          }
        });
  }

  private record Wanted(ConnectionForm form, boolean locked) {}

  private void fill(SavedConnection saved, Side side, ConnectionForm wanted) {
    run(
        () -> secrets.secret(saved.text()),
        found -> {
          found.ifPresent(f -> form.side(side).fill(wanted, f));
          told(saved, side, found.isPresent() ? "" : tools.messages().text("connect.saved.gone"));
        });
  }

  private void told(SavedConnection saved, Side side, String more) {
    String key = side == Side.SOURCE ? "connect.saved.as_source" : "connect.saved.as_target";
    say((tools.messages().text(key, saved.name()) + " " + more).strip());
  }

  /** Fills in the password of what a card says, where it can be had without asking. */
  void fillQuietly(Side side) {
    ConnectionForm wanted = form.side(side).form();
    run(
        () -> secrets.secret(wanted.text()),
        found -> found.ifPresent((Found f) -> form.side(side).fill(wanted, f)));
  }

  /** Gives it another name, unless that is blank or taken. */
  public void rename(SavedConnection saved, String name) {
    String wanted = name.strip();
    if (wanted.isEmpty()) {
      return;
    }
    say("");
    run(
        () -> {
          secrets.list().rename(saved.name(), wanted);
          return secrets.list().all();
        },
        lines::setAll);
  }

  /** Leaves it out of the list, and its password out of the vault. */
  public void forget(SavedConnection saved) {
    say("");
    run(
        () -> secrets.needsMaster(saved),
        locked -> {
          if (locked) {
            master.open(() -> forgetNow(saved));
          } else {
            forgetNow(saved);
          }
        });
  }

  private void forgetNow(SavedConnection saved) {
    run(
        () -> {
          secrets.forget(saved);
          return secrets.list().all();
        },
        all -> {
          lines.setAll(all);
          say(tools.messages().text("connect.saved.forgotten", saved.name()));
        });
  }

  /** Saves what a card says, and its password there; asks for the master password where needed. */
  void save(SaveViewModel wanted, Runnable done) {
    SideViewModel side = form.side(wanted.side());
    ConnectionForm is = side.form();
    Optional<Place> place = wanted.place().get();
    Runnable now =
        () ->
            tools
                .background()
                .run(
                    wanted.storing(secrets, is),
                    all -> {
                      lines.setAll(all);
                      side.keptIn(place, is);
                      done.run();
                    },
                    wanted::refused);
    if (place.filter(Place.FILE::equals).isPresent()) {
      master.open(now);
    } else {
      now.run();
    }
  }

  private void say(String words) {
    problem.set("");
    note.set(words);
  }

  private <T> void run(Callable<T> work, Consumer<T> done) {
    tools.background().run(work, done, refusals::tell);
  }
}

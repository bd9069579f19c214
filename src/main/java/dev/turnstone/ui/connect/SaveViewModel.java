package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.app.connection.SavedConnection;
import dev.turnstone.app.connection.SavedSecrets;
import dev.turnstone.app.connection.Side;
import dev.turnstone.app.vault.Place;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.ui.migration.Migration.Tools;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;

/** The connection of one card while it is saved: under which name, and where its password goes. */
public final class SaveViewModel {
  private final SideViewModel card;
  private final SavedViewModel saved;
  private final StringProperty name = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Place>> place =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final Refusals refusals;
  private final ChangeListener<List<Place>> better = (o, was, is) -> propose(is);

  SaveViewModel(SideViewModel card, SavedViewModel saved, Tools tools) {
    this.card = card;
    this.saved = saved;
    this.refusals = new Refusals(problem, tools);
    name.set(usualName(card.form()));
    if (secretive()) {
      propose(saved.places().get());
      saved.places().addListener(new WeakChangeListener<>(better));
    }
  }

  /** Where it is kept already, else the best place, as soon as that is known. */
  private void propose(List<Place> places) {
    place.set(card.kept().get().or(() -> places.stream().findFirst()));
  }

  public Side side() {
    return card.side();
  }

  public StringProperty name() {
    return name;
  }

  /** Where the password is to be kept; empty: it is typed each time. */
  public ObjectProperty<Optional<Place>> place() {
    return place;
  }

  /** Where it can be kept, best first. */
  public ReadOnlyObjectProperty<List<Place>> places() {
    return saved.places();
  }

  /** False where there is no password that could be kept. */
  public boolean secretive() {
    return card.vendor().get() != Vendor.SQLITE && !card.password().get().isEmpty();
  }

  /** True while a connection of this name would be replaced. */
  public BooleanBinding replaces() {
    return Bindings.createBooleanBinding(
        () -> saved.lines().stream().anyMatch(l -> l.name().equals(name.get().strip())),
        name,
        saved.lines());
  }

  /** Why it was not saved; empty: nobody tried, or it was. */
  public ReadOnlyStringProperty problem() {
    return problem.getReadOnlyProperty();
  }

  /** Saves it; nothing without a name. */
  public void save(Runnable done) {
    problem.set("");
    if (!name.get().isBlank()) {
      saved.save(this, done);
    }
  }

  /** What saves it as it is now, to be called where one may wait. */
  Callable<List<SavedConnection>> storing(SavedSecrets secrets, ConnectionForm form) {
    char[] secret = card.secret();
    String called = name.get().strip();
    Optional<Place> where = place.get();
    return () -> {
      try {
        secrets.save(new SavedConnection(called, form.text(), where), secret);
        return secrets.list().all();
      } finally {
        Arrays.fill(secret, '\0');
      }
    };
  }

  void refused(Throwable reason) {
    refusals.tell(reason);
  }

  private static String usualName(ConnectionForm form) {
    if (form.vendor() != Vendor.SQLITE) {
      return form.database().isBlank() ? "" : form.database() + " · " + form.host();
    }
    try {
      return String.valueOf(Path.of(form.database()).getFileName());
    } catch (InvalidPathException e) {
      return ""; // whoever saves it is told then
    }
  }
}

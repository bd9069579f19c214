package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.ConnectionCheck;
import dev.turnstone.app.connection.ConnectionCheck.Subject;
import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.app.connection.SavedSecrets.Found;
import dev.turnstone.app.connection.Side;
import dev.turnstone.app.vault.Place;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.ui.kit.Background;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The fields of one connection and what its last test found. Whoever changes a field has to test
 * again: what a test that began before finds is not looked at.
 */
public final class SideViewModel {
  private final Side side;
  private final ConnectViewModel.Tester tester;
  private final Background background;
  private final Consumer<Throwable> unexpected;
  private final ObjectProperty<Vendor> vendor;
  private final StringProperty host = new SimpleStringProperty("");
  private final StringProperty port = new SimpleStringProperty("");
  private final StringProperty database = new SimpleStringProperty("");
  private final StringProperty schema = new SimpleStringProperty("");
  private final StringProperty user = new SimpleStringProperty("");
  private final StringProperty password = new SimpleStringProperty("");
  private final ObjectProperty<Boolean> encrypted = new SimpleObjectProperty<>(false);
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.UNTESTED);
  private final ReadOnlyObjectWrapper<Optional<Place>> kept =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<ConnectionCheck> checks = FXCollections.observableArrayList();
  private int turn;

  /** How it stands with the connection. */
  public enum State {
    /** Never tested, or changed since: then the checks are those of before. */
    UNTESTED,
    TESTING,
    /** It can be worked with. */
    CONNECTED,
    /** It was reached, and something has to be settled before it can be worked with. */
    TO_FIX,
    /** It was not reached. */
    FAILED
  }

  SideViewModel(
      Side side,
      Vendor vendor,
      ConnectViewModel.Tester tester,
      Background background,
      Consumer<Throwable> unexpected) {
    this.side = side;
    this.tester = tester;
    this.background = background;
    this.unexpected = unexpected;
    this.vendor = new SimpleObjectProperty<>(vendor);
    show(ConnectionForm.usual(vendor));
    Stream<Property<?>> fields =
        Stream.of(this.vendor, host, port, database, schema, user, password, encrypted);
    fields.forEach(field -> field.addListener((o, was, is) -> edited()));
    this.vendor.addListener((o, was, is) -> follow(was, is));
    host.addListener((o, was, is) -> follow(was, is));
  }

  public Side side() {
    return side;
  }

  /** With another kind of database, a usual port becomes that kind's. */
  public ObjectProperty<Vendor> vendor() {
    return vendor;
  }

  /** With another host, encryption becomes what is usual for it where it was that before. */
  public StringProperty host() {
    return host;
  }

  public StringProperty port() {
    return port;
  }

  /** The file's path for SQLite. */
  public StringProperty database() {
    return database;
  }

  public StringProperty schema() {
    return schema;
  }

  public StringProperty user() {
    return user;
  }

  /** For the field it is typed into; see {@link #secret()}. */
  public StringProperty password() {
    return password;
  }

  public ObjectProperty<Boolean> encrypted() {
    return encrypted;
  }

  /** True while nothing is encrypted on the way to another machine. */
  public BooleanBinding exposed() {
    return Bindings.createBooleanBinding(
        () ->
            vendor.get() != Vendor.SQLITE
                && !encrypted.get()
                && !host.get().isBlank()
                && !ConnectionForm.onThisMachine(host.get()),
        vendor,
        encrypted,
        host);
  }

  public ReadOnlyObjectProperty<State> state() {
    return state.getReadOnlyProperty();
  }

  /** Of the last test that ended. */
  public ObservableList<ConnectionCheck> checks() {
    return checks;
  }

  /** How many things have to be settled before it can be worked with. */
  public int toFix() {
    return (int) checks.stream().filter(ConnectionCheck::blocks).count();
  }

  /** As {@link #toFix}, of a test that still holds. */
  int toSettle() {
    boolean holds = state.get() == State.TO_FIX || state.get() == State.FAILED;
    return holds ? toFix() : 0;
  }

  /** The fields as they are now. */
  public ConnectionForm form() {
    return new ConnectionForm(
        vendor.get(),
        host.get(),
        port.get(),
        database.get(),
        user.get(),
        schema.get(),
        encrypted.get());
  }

  /** Where the password is kept as it is now; empty: nowhere, or it was changed since. */
  public ReadOnlyObjectProperty<Optional<Place>> kept() {
    return kept.getReadOnlyProperty();
  }

  /** A copy of the password, for the caller to wipe. */
  public char[] secret() {
    return password.get().toCharArray();
  }

  /** Fills the fields; the password stays. */
  public void show(ConnectionForm form) {
    vendor.set(form.vendor());
    host.set(form.host());
    port.set(form.port());
    database.set(form.database());
    schema.set(form.schema());
    user.set(form.user());
    encrypted.set(form.encrypted());
  }

  /** Fills the fields with another connection, whose password is not known yet. */
  public void begin(ConnectionForm form) {
    show(form);
    password.set("");
  }

  /** Fills in a password that is kept, unless somebody typed one or something else meanwhile. */
  public void fill(ConnectionForm form, Found found) {
    char[] secret = found.secret();
    if (form().equals(form) && password.get().isEmpty()) {
      password.set(new String(secret));
      kept.set(Optional.of(found.place()));
    }
    Arrays.fill(secret, '\0');
  }

  /** The password of this connection text was brought there; empty: it is kept nowhere. */
  void keptIn(Optional<Place> place, ConnectionForm form) {
    if (form().equals(form)) {
      kept.set(place);
    }
  }

  /** Takes a file as an SQLite database. */
  public void showFile(String path) {
    vendor.set(Vendor.SQLITE);
    database.set(path);
  }

  /** Tests what the fields say now; a test that is under way is not waited for any more. */
  public void test() {
    turn++;
    int mine = turn;
    ConnectionForm form = form();
    char[] secret = secret();
    state.set(State.TESTING);
    background.run(
        () -> wiping(form, secret),
        found -> {
          if (mine == turn) found(found);
        },
        reason -> {
          if (mine == turn) failed(reason);
        });
  }

  /** Waits for a test no more. */
  public void cancel() {
    turn++;
    state.set(State.UNTESTED);
  }

  private List<ConnectionCheck> wiping(ConnectionForm form, char[] secret) {
    try {
      return tester.test(form, secret, side);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private void found(List<ConnectionCheck> found) {
    checks.setAll(found);
    boolean unreached =
        found.stream().anyMatch(c -> c.subject() == Subject.REACHABLE && c.blocks());
    state.set(unreached ? State.FAILED : toFix() == 0 ? State.CONNECTED : State.TO_FIX);
  }

  private void failed(Throwable reason) {
    checks.clear();
    state.set(State.FAILED);
    unexpected.accept(reason);
  }

  private void edited() {
    kept.set(Optional.empty());
    cancel();
  }

  private void follow(Vendor was, Vendor is) {
    if (port.get().isBlank() || port.get().equals(ConnectionForm.usualPort(was))) {
      port.set(ConnectionForm.usualPort(is));
    }
    if (host.get().isBlank()) {
      host.set(ConnectionForm.usual(is).host());
    }
  }

  private void follow(String was, String is) {
    if (encrypted.get() != ConnectionForm.onThisMachine(was)) {
      encrypted.set(!ConnectionForm.onThisMachine(is));
    }
  }
}

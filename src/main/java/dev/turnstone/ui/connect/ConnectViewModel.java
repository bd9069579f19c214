package dev.turnstone.ui.connect;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.connection.ConnectionCheck;
import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.app.connection.Side;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.ui.connect.SideViewModel.State;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.wizard.Environment;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Both ends of a migration, and whether one can go on from here. */
public final class ConnectViewModel {
  private final Messages messages;
  private final Actions actions;
  private final SideViewModel source;
  private final SideViewModel target;
  private final ObjectProperty<Environment> environment =
      new SimpleObjectProperty<>(Environment.TEST);
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper sentence = new ReadOnlyStringWrapper("");

  /** Tests a connection, on a thread that may wait for it. */
  @FunctionalInterface
  public interface Tester {
    /** What was looked at; the password is wiped afterwards. */
    List<ConnectionCheck> test(ConnectionForm form, char[] password, Side side);
  }

  /** Two connections that can be worked with, and what the target is used for. */
  public record Connected(
      ConnectionForm source, ConnectionForm target, Credentials secrets, Environment environment) {}

  /**
   * Where the page leads to.
   *
   * @param connected told whenever both ends have come to be connected
   * @param changed told whenever they are not any more
   * @param read goes on to what is in both databases
   * @param failed told of what nobody expected
   */
  public record Actions(
      Consumer<Connected> connected,
      Runnable changed,
      Consumer<Connected> read,
      Consumer<Throwable> failed) {}

  public ConnectViewModel(
      Tester tester, Background background, Messages messages, Actions actions) {
    this.messages = messages;
    this.actions = actions;
    source = new SideViewModel(Side.SOURCE, Vendor.MARIADB, tester, background, actions.failed());
    target =
        new SideViewModel(Side.TARGET, Vendor.POSTGRESQL, tester, background, actions.failed());
    source.state().addListener((o, was, is) -> settle());
    target.state().addListener((o, was, is) -> settle());
    environment.addListener((o, was, is) -> tell(ready.get()));
    settle();
  }

  public SideViewModel source() {
    return source;
  }

  public SideViewModel target() {
    return target;
  }

  public SideViewModel side(Side side) {
    return side == Side.SOURCE ? source : target;
  }

  public ObjectProperty<Environment> environment() {
    return environment;
  }

  /** Both are tested as they are now, and nothing forbids to go on. */
  public ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /** How it stands, and while it is not ready why not. */
  public ReadOnlyStringProperty sentence() {
    return sentence.getReadOnlyProperty();
  }

  public void testBoth() {
    source.test();
    target.test();
  }

  /** Goes on, if it is ready. */
  public void read() {
    if (ready.get()) {
      actions.read().accept(connected());
    }
  }

  private void settle() {
    List<State> both = List.of(source.state().get(), target.state().get());
    boolean fine = both.stream().allMatch(s -> s == State.CONNECTED);
    sentence.set(messages.text(key(both)));
    boolean was = ready.get();
    ready.set(fine);
    tell(fine && !was);
    if (was && !fine) {
      actions.changed().run();
    }
  }

  private void tell(boolean news) {
    if (news) {
      actions.connected().accept(connected());
    }
  }

  private static String key(List<State> both) {
    if (both.contains(State.TESTING)) {
      return "connect.sentence.testing";
    }
    if (both.contains(State.TO_FIX) || both.contains(State.FAILED)) {
      return "connect.sentence.unsettled";
    }
    return both.contains(State.UNTESTED)
        ? "connect.sentence.untested"
        : "connect.sentence.connected";
  }

  private Connected connected() {
    char[] one = source.secret();
    char[] other = target.secret();
    Credentials secrets = Credentials.of(one, other);
    Arrays.fill(one, '\0');
    Arrays.fill(other, '\0');
    return new Connected(source.form(), target.form(), secrets, environment.get());
  }
}

package dev.turnstone.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.connection.ConnectionCheck;
import dev.turnstone.app.connection.ConnectionCheck.Subject;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.connect.SideViewModel.State;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** When one can go on from the first step, and what a test that comes too late says. */
class ConnectViewModelTest {
  private static final ConnectionCheck FINE = ConnectionCheck.passed(Subject.REACHABLE, "3 ms");
  private static final ConnectionCheck WARNED =
      ConnectionCheck.found(Subject.TABLES, Severity.WARNING, "none", "Look.");
  private static final ConnectionCheck BLOCKED =
      ConnectionCheck.found(Subject.RIGHTS, Severity.BLOCKER, "missing CREATE", "Grant.");
  private static final ConnectionCheck UNREACHED =
      ConnectionCheck.found(Subject.REACHABLE, Severity.BLOCKER, "refused", "Check.");

  private final Queue<Runnable> work = new ArrayDeque<>();
  private final List<String> went = new ArrayList<>();
  private final List<char[]> passwords = new ArrayList<>();
  private List<ConnectionCheck> found = List.of(FINE);
  private final ConnectViewModel model =
      new ConnectViewModel(
          (form, password, side) -> {
            passwords.add(password);
            went.add("tested " + form.database() + " with " + password.length);
            return found;
          },
          new Background(work::add, Runnable::run),
          Messages.of(Locale.ENGLISH),
          new ConnectViewModel.Actions(
              both -> went.add("connected " + both.source().database()),
              () -> went.add("changed"),
              both -> went.add("read " + both.target().database() + both.secrets()),
              reason -> went.add(reason.getMessage())));

  @Test
  void oneCanGoOnOnlyWhenBothAreConnected() {
    assertEquals("Test both connections first.", model.sentence().get());
    model.source().test();
    work();
    assertEquals(State.CONNECTED, model.source().state().get());
    assertFalse(model.ready().get());
    model.target().test();
    assertEquals("Testing connections …", model.sentence().get());
    work();
    assertTrue(model.ready().get());
    model.source().user().set("somebody else");
    assertFalse(model.ready().get());
    assertEquals(State.UNTESTED, model.source().state().get());
    assertEquals(List.of(FINE), model.source().checks(), "what was found stays to be read");
  }

  @Test
  void warningsDoNotHoldOneUpAndBlockersDo() {
    found = List.of(FINE, WARNED);
    model.testBoth();
    work();
    assertTrue(model.ready().get());
    found = List.of(FINE, WARNED, BLOCKED, BLOCKED);
    model.target().test();
    work();
    assertFalse(model.ready().get());
    assertEquals(State.TO_FIX, model.target().state().get());
    assertEquals(2, model.target().toFix());
    found = List.of(UNREACHED);
    model.target().test();
    work();
    assertEquals(State.FAILED, model.target().state().get());
  }

  @Test
  void whatComesAfterAnEditIsNotLookedAt() {
    model.source().test();
    model.source().database().set("other");
    work();
    assertEquals(State.UNTESTED, model.source().state().get());
    assertEquals(List.of(), model.source().checks());
    model.source().test();
    model.source().cancel();
    work();
    assertEquals(State.UNTESTED, model.source().state().get());
  }

  @Test
  void ofTwoTestsTheLaterCounts() {
    model.source().test();
    model.source().test();
    found = List.of(UNREACHED);
    work.remove().run();
    assertEquals(State.TESTING, model.source().state().get());
    found = List.of(FINE);
    work();
    assertEquals(State.CONNECTED, model.source().state().get());
  }

  @Test
  void thePasswordIsWipedAndNeverToldByTheResult() {
    model.source().database().set("store4");
    model.target().database().set("store5");
    model.target().password().set("pencil");
    model.testBoth();
    work();
    model.read();
    assertEquals(
        List.of(
            "tested store4 with 0",
            "tested store5 with 6",
            "connected store4",
            "read store5Credentials[source=(secret), target=(secret)]"),
        went);
    assertTrue(passwords.stream().allMatch(p -> Arrays.equals(p, new char[p.length])));
  }

  @Test
  void whatNobodyExpectedIsHandedOn() {
    ConnectViewModel broken =
        new ConnectViewModel(
            (form, password, side) -> {
              throw new IllegalStateException("a defect");
            },
            new Background(Runnable::run, Runnable::run),
            Messages.of(Locale.ENGLISH),
            new ConnectViewModel.Actions(
                b -> {}, () -> {}, b -> {}, e -> went.add(e.getMessage())));
    broken.source().test();
    assertEquals(State.FAILED, broken.source().state().get());
    assertEquals(List.of("a defect"), went);
  }

  @Test
  void portAndEncryptionFollowWhereTheyAreAsUsual() {
    SideViewModel side = model.target();
    side.vendor().set(Vendor.MYSQL);
    assertEquals("3306", side.port().get());
    side.host().set("db5.internal");
    assertTrue(side.encrypted().get());
    side.encrypted().set(false);
    side.port().set("3307");
    side.host().set("db6.internal");
    side.vendor().set(Vendor.POSTGRESQL);
    assertFalse(side.encrypted().get(), "somebody chose that");
    assertEquals("3307", side.port().get());
  }

  private void work() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }
}

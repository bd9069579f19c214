package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.ConnectionCheck;
import dev.turnstone.app.connection.ConnectionCheck.Subject;
import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.app.connection.Side;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.wizard.Environment;
import java.util.List;
import java.util.Optional;

/** The first step as pictures want it, with what a test finds made up. */
public final class Connections {
  /** Buttons that lead nowhere. */
  public static final ConnectView.Ways NOWHERE =
      new ConnectView.Ways(() -> {}, side -> {}, () -> {});

  private Connections() {}

  /**
   * On the window's thread.
   *
   * @param state {@code new}, {@code files}, {@code testing}, {@code tested}, {@code ready}, {@code
   *     changed} or {@code failed}
   */
  public static ConnectViewModel in(String state, Messages messages) {
    Background background =
        new Background(state.equals("testing") ? task -> {} : Runnable::run, Runnable::run);
    ConnectViewModel model =
        new ConnectViewModel(
            (form, password, side) -> found(state, side),
            background,
            messages,
            new ConnectViewModel.Actions(b -> {}, () -> {}, b -> {}, e -> {}));
    if (state.equals("new")) {
      return model;
    }
    if (state.equals("files")) {
      model.source().showFile("/home/me/shop/store4.db");
      model.target().showFile("/home/me/shop/store5.db");
      return model;
    }
    model.source().show(ConnectionForm.of("mariadb://turnstone_reader@db4.internal:3306/store4"));
    if (state.equals("failed")) {
      model.target().showFile("/home/me/shop/store5.db");
    } else {
      String text = "postgresql://turnstone_writer@db5.internal:5432/store5?tls=off";
      model.target().show(ConnectionForm.of(text));
    }
    model.source().password().set("0123456789");
    model.target().password().set("0123456789");
    model.environment().set(Environment.PRODUCTION);
    model.testBoth();
    if (state.equals("changed")) {
      model.target().user().set("turnstone_admin");
    }
    return model;
  }

  static List<ConnectionCheck> found(String state, Side side) {
    if (state.equals("failed")) {
      return side == Side.SOURCE
          ? List.of(
              ConnectionCheck.found(
                  Subject.REACHABLE,
                  Severity.BLOCKER,
                  "no connection to db4.internal:3306: Connection refused.",
                  "Check host, port, network and whether the server runs."))
          : List.of(
              ConnectionCheck.found(
                  Subject.REACHABLE,
                  Severity.NOTE,
                  "the file is not there yet",
                  "Nothing to do: it is made in this folder when it is first written."));
    }
    if (side == Side.SOURCE) {
      return source();
    }
    return state.equals("ready")
        ? target().stream().filter(check -> !check.blocks()).toList()
        : target();
  }

  private static List<ConnectionCheck> source() {
    return List.of(
        ConnectionCheck.passed(Subject.REACHABLE, "MariaDB 10.11.19, 3 ms"),
        ConnectionCheck.passed(Subject.ENCRYPTION, "TLS, certificate and host name verified"),
        ConnectionCheck.passed(Subject.RIGHTS, "may read 46 tables"),
        ConnectionCheck.passed(Subject.ENCODING, "utf8mb4, collation utf8mb4_general_ci"),
        ConnectionCheck.passed(Subject.TIME_ZONE, "server Europe/Berlin, sessions of a run UTC"),
        ConnectionCheck.passed(Subject.ROOM, "1.9 GB taken"),
        ConnectionCheck.passed(Subject.TABLES, "46 tables"));
  }

  private static List<ConnectionCheck> target() {
    ConnectionCheck rights =
        new ConnectionCheck(
            Subject.RIGHTS,
            Optional.of(Severity.BLOCKER),
            "missing CREATE on schema public",
            Optional.of("Have an administrator run the copied statement."),
            Optional.of("GRANT CREATE ON SCHEMA public TO turnstone_writer;"));
    ConnectionCheck open =
        ConnectionCheck.found(
            Subject.ENCRYPTION,
            Severity.WARNING,
            "off; password and rows go to db5.internal readable for others",
            "Have certificate and host name verified under TLS.");
    return List.of(
        ConnectionCheck.passed(Subject.REACHABLE, "PostgreSQL 15.19, 2 ms"),
        open,
        rights,
        ConnectionCheck.passed(Subject.ENCODING, "UTF8, collation C.UTF-8"),
        ConnectionCheck.passed(Subject.TIME_ZONE, "server Etc/UTC, sessions of a run UTC"),
        ConnectionCheck.passed(
            Subject.ROOM, "24.0 MB taken; what is free, the server does not tell"),
        ConnectionCheck.passed(Subject.TABLES, "12 tables"));
  }
}

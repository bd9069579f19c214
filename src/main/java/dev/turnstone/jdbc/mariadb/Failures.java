package dev.turnstone.jdbc.mariadb;

import dev.turnstone.jdbc.Address;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the driver reports of one server into the exception a person can act on. */
final class Failures {
  private static final Pattern COMMAND_DENIED =
      Pattern.compile("([A-Z][A-Z ,]*?) command denied to user");
  private static final Pattern RIGHT_NEEDED =
      Pattern.compile("\\(at least one of\\) the ([A-Z ,]+) privilege");

  /** What the pool says, without a state, of a connection that broke before. */
  private static final String GIVEN_UP = "Connection is closed";

  private final Address address;

  Failures(Address address) {
    this.address = address;
  }

  /** For a statement on a connection that stood. */
  EngineException of(SQLException reported) {
    SQLException failure = withoutValues(reported);
    if (broken(failure)) {
      return lost(failure);
    }
    String reason = failure.getErrorCode() + " " + text(failure);
    return switch (failure.getErrorCode()) {
      case 1045, 1698 -> loginRefused(failure);
      case 1049 -> databaseMissing(failure);
      case 1044, 1142, 1143, 1227, 1370 -> privilegeMissing(failure);
      case 1205, 1213, 1317, 1969, 3024, 1180, 1637 ->
          new EngineException.TryAgain(everywhere(Code.SERVER_BUSY, reason), failure);
      case 1021, 1114, 1041 ->
          new EngineException.ServerRefused(everywhere(Code.DISK_FULL, place()), failure);
      case 1290, 1792, 1836, 1036 ->
          new EngineException.ServerRefused(
              everywhere(Code.READ_ONLY_TARGET, place(), reason), failure);
      default ->
          new EngineException.ServerRefused(everywhere(Code.SERVER_REFUSED, reason), failure);
    };
  }

  /** For a connection that did not come about. */
  EngineException connecting(SQLException failure) {
    SQLException cause = withoutValues(rootOf(failure));
    return switch (cause.getErrorCode()) {
      case 1044, 1045, 1698, 1251, 1275, 1862, 3118, 4151 -> loginRefused(cause);
      case 1049 -> databaseMissing(cause);
      case 1040, 1203, 1226 ->
          new EngineException.TryAgain(everywhere(Code.SERVER_BUSY, text(cause)), cause);
      default ->
          new EngineException.ConnectionLost(
              everywhere(Code.HOST_UNREACHABLE, address.host() + ":" + address.port(), text(cause)),
              cause);
    };
  }

  /** True when the connection cannot be used any more, so that an outcome may be unknown. */
  static boolean broken(SQLException failure) {
    String state = failure.getSQLState();
    if ((state != null && state.startsWith("08"))
        || failure instanceof SQLTransientConnectionException
        || (state == null && GIVEN_UP.equals(failure.getMessage()))) {
      return true;
    }
    return switch (failure.getErrorCode()) {
      case 1053, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 2006, 2013, 2055, 3169, 4031 -> true;
      default -> false;
    };
  }

  /** The same report, fit to be kept as a cause and written to a log. */
  private static SQLException withoutValues(SQLException failure) {
    SQLException clean =
        new SQLException(
            ServerText.withoutValues(failure.getMessage()),
            broken(failure) ? "08000" : failure.getSQLState(),
            failure.getErrorCode());
    clean.setStackTrace(failure.getStackTrace());
    return clean;
  }

  private static String text(SQLException failure) {
    return String.valueOf(failure.getMessage());
  }

  private EngineException lost(SQLException failure) {
    return new EngineException.ConnectionLost(
        everywhere(Code.CONNECTION_BROKE, place(), text(failure)), failure);
  }

  private EngineException loginRefused(SQLException failure) {
    return new EngineException.Refused(
        everywhere(
            Code.LOGIN_REFUSED,
            address.host() + ":" + address.port(),
            address.user(),
            String.valueOf(failure.getErrorCode())),
        failure);
  }

  private EngineException databaseMissing(SQLException failure) {
    return new EngineException.Refused(
        everywhere(
            Code.DATABASE_MISSING, address.host() + ":" + address.port(), address.database()),
        failure);
  }

  private EngineException privilegeMissing(SQLException failure) {
    String message = text(failure);
    Matcher global = RIGHT_NEEDED.matcher(message);
    Matcher command = COMMAND_DENIED.matcher(message);
    boolean everywhere = global.find();
    String right =
        everywhere
            ? global.group(1).trim()
            : command.find() ? command.group(1).trim() : "ALL PRIVILEGES";
    String scope = everywhere ? "*.*" : "`" + address.database().replace("`", "``") + "`.*";
    String grant =
        String.format(Locale.ROOT, "GRANT %s ON %s TO '%s'@'%%';", right, scope, address.user());
    return new EngineException.Refused(
        Problem.blocker(Code.PRIVILEGE_MISSING, Location.EVERYWHERE, right, grant), failure);
  }

  private String place() {
    return address.host() + ":" + address.port() + "/" + address.database();
  }

  private static Problem everywhere(Code code, String... arguments) {
    return Problem.blocker(code, Location.EVERYWHERE, arguments);
  }

  /** The pool wraps the driver's own report once. */
  private static SQLException rootOf(SQLException failure) {
    SQLException root = failure;
    while (root.getCause() instanceof SQLException inner) {
      root = inner;
    }
    return root;
  }
}

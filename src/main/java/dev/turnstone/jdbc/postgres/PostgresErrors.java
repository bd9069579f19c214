package dev.turnstone.jdbc.postgres;

import dev.turnstone.jdbc.Address;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.ConnectionLost;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.EngineException.ServerRefused;
import dev.turnstone.problem.EngineException.TryAgain;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the driver throws, as the step a person has to take; row values are left out. */
final class PostgresErrors {
  private static final Set<String> GONE =
      Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04");

  /** What the pool says, without a state, of a connection that broke before. */
  private static final String GIVEN_UP = "Connection is closed";

  private static final Set<String> PASSING =
      Set.of("40001", "40P01", "55P03", "55006", "57014", "53300", "53200", "53000");
  private static final Pattern DENIED =
      Pattern.compile("permission denied for (\\w+(?: \\w+)?) (\\S+)$");

  private final Address address;
  private final String server;

  PostgresErrors(Address address) {
    this.address = address;
    server = address.host() + ":" + address.port();
  }

  /** A failure to connect. */
  EngineException connecting(Exception thrown) {
    SQLException e = root(thrown);
    String state = state(e);
    String reason = ServerWords.of(e);
    if (state.startsWith("28") || (state.equals("08004") && reason.contains("password"))) {
      return new Refused(
          problem(Code.LOGIN_REFUSED, Location.EVERYWHERE, server, address.user(), reason),
          withoutValues(e));
    }
    if (state.equals("3D000")) {
      return new Refused(
          problem(Code.DATABASE_MISSING, Location.EVERYWHERE, server, address.database()),
          withoutValues(e));
    }
    if (broken(e)) {
      return new ConnectionLost(
          problem(Code.HOST_UNREACHABLE, Location.EVERYWHERE, server, reason(e)), withoutValues(e));
    }
    return of(e);
  }

  /** A failure at work on the whole database. */
  EngineException of(SQLException e) {
    return of(e, Location.EVERYWHERE);
  }

  /** A failure at work on a table. */
  EngineException of(SQLException e, Location where) {
    SQLException cause = withoutValues(e);
    String state = state(e);
    if (broken(e)) return lost(reason(e), e);
    String words = ServerWords.of(e) + " (" + state + ")";
    if (PASSING.contains(state)) {
      return new TryAgain(problem(Code.SERVER_BUSY, where, words), cause);
    }
    Problem problem =
        switch (state) {
          case "53100" -> problem(Code.DISK_FULL, where, server);
          case "25006" -> problem(Code.READ_ONLY_TARGET, where, address.toString(), words);
          case "42501" -> denied(e, where);
          default -> problem(Code.SERVER_REFUSED, where, words);
        };
    return new ServerRefused(problem, cause);
  }

  /** The connection is gone, or what came over it was not what the protocol says. */
  ConnectionLost lost(String reason, Exception cause) {
    Problem problem = problem(Code.CONNECTION_BROKE, Location.EVERYWHERE, server, reason);
    boolean fromServer = cause instanceof SQLException;
    return new ConnectionLost(problem, fromServer ? withoutValues((SQLException) cause) : cause);
  }

  /** True when the failure means that this connection is of no more use. */
  static boolean broken(SQLException e) {
    String state = state(e);
    return state.startsWith("08")
        || GONE.contains(state)
        || (state.isEmpty() && GIVEN_UP.equals(e.getMessage()))
        || e.getCause() instanceof IOException
        || e instanceof SQLTransientConnectionException;
  }

  static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "" : state;
  }

  private Problem denied(SQLException e, Location where) {
    String words = ServerWords.of(e);
    if (words.contains("row-level security")) return problem(Code.ROW_SECURITY, where);
    Matcher matcher = DENIED.matcher(words);
    if (!matcher.find()) {
      String grant = "GRANT .. TO " + address.user();
      return problem(Code.PRIVILEGE_MISSING, where, words, grant);
    }
    String kind = matcher.group(1);
    String rights = kind.equals("schema") ? "USAGE, CREATE" : "ALL";
    String grant = "GRANT " + rights + " ON " + kind + " " + matcher.group(2);
    return problem(
        Code.PRIVILEGE_MISSING,
        where,
        "on " + kind + " " + matcher.group(2),
        grant + " TO " + address.user());
  }

  private static String reason(SQLException e) {
    Throwable cause = e.getCause();
    if (cause instanceof UnknownHostException) return "the host name is unknown";
    if (cause instanceof IOException && cause.getMessage() != null) {
      return ServerWords.clause(cause.getMessage());
    }
    return ServerWords.of(e);
  }

  private static Problem problem(Code code, Location where, String... arguments) {
    return Problem.blocker(code, where, arguments);
  }

  /** The driver's own exception inside those of the pool. */
  private static SQLException root(Exception thrown) {
    @Nullable Throwable at = thrown;
    SQLException found = new SQLException(thrown.getMessage(), "08001");
    while (at != null) {
      if (at instanceof SQLException e) found = e;
      at = at.getCause();
    }
    return found;
  }

  /** The exception without the texts of the server that may hold row values. */
  static SQLException withoutValues(SQLException e) {
    SQLException clean = new SQLException(ServerWords.of(e), e.getSQLState());
    clean.setStackTrace(e.getStackTrace());
    return clean;
  }
}

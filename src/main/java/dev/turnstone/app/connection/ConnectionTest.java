package dev.turnstone.app.connection;

import dev.turnstone.app.connection.ConnectionCheck.Subject;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.jdbc.vendor.Databases;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.row.TargetDatabase;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Opens a database and looks whether a migration can work with it; writes nothing in it. */
public final class ConnectionTest {

  /**
   * What was looked at, in a fixed order; one check alone where the database cannot be opened.
   *
   * @param password is copied, and the copy wiped
   */
  public List<ConnectionCheck> test(ConnectionForm form, char[] password, Side side) {
    try (Secret secret = new Secret(password)) {
      Address address = form.address();
      if (side == Side.TARGET && isToBeMade(address)) {
        return List.of(toBeMade());
      }
      return test(address, secret, side);
    } catch (EngineException e) {
      return e.problems().stream().map(p -> refused(p, side)).toList();
    } catch (InvalidPathException e) {
      String words = "no file can have this path on this machine";
      String fix = "Check the path.";
      return List.of(ConnectionCheck.found(Subject.REACHABLE, Severity.BLOCKER, words, fix));
    }
  }

  /**
   * Whoever lacks a right was let in. What the problem would give to whoever writes is more than
   * whoever only reads has to have.
   */
  private static ConnectionCheck refused(Problem problem, Side side) {
    if (problem.code() != Code.PRIVILEGE_MISSING) {
      return ConnectionCheck.of(Subject.REACHABLE, problem);
    }
    ConnectionCheck check = ConnectionCheck.of(Subject.RIGHTS, problem);
    String grant = problem.arguments().get(1);
    String least =
        side == Side.SOURCE ? grant.replace("GRANT USAGE, CREATE ", "GRANT USAGE ") : grant;
    return grant.contains("..") ? check : check.settledBy(least + ";");
  }

  private static List<ConnectionCheck> test(Address address, Secret secret, Side side) {
    long before = System.nanoTime();
    try (TargetDatabase database = Databases.open(address, secret, true)) {
      Duration taken = Duration.ofNanos(System.nanoTime() - before);
      return new DatabaseChecks(database, address, side).perform(taken);
    }
  }

  /** A run makes the file of a target, and no folders. */
  private static boolean isToBeMade(Address address) {
    if (address.vendor() != Vendor.SQLITE) {
      return false;
    }
    Path file = Path.of(address.database()).toAbsolutePath();
    Path folder = file.getParent();
    return Files.notExists(file) && folder != null && Files.isWritable(folder);
  }

  private static ConnectionCheck toBeMade() {
    return ConnectionCheck.found(
        Subject.REACHABLE,
        Severity.NOTE,
        "the file is not there yet",
        "Nothing to do: it is made in this folder when it is first written.");
  }
}

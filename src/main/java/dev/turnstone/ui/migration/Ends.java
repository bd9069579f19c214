package dev.turnstone.ui.migration;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.ui.wizard.Environment;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Two databases that were reached and can be worked with.
 *
 * @param from connection text of the source, without secrets
 * @param to connection text of the target, likewise
 */
public record Ends(String from, String to, Credentials secrets, Environment environment) {
  /** True when these are the databases of this plan: its passwords may be used for it. */
  public boolean areOf(MigrationPlan plan) {
    return same(plan.source().connection(), from) && same(plan.target().connection(), to);
  }

  /** The same of these texts, which mean the same databases however they are written. */
  public Ends at(String source, String target) {
    return new Ends(source, target, secrets, environment);
  }

  /** A password belongs to a user; only what says how it is got there may differ. */
  private static boolean same(String one, String other) {
    return one.equals(other) || (plain(one).isPresent() && plain(one).equals(plain(other)));
  }

  /** Empty: a plan that somebody wrote by hand may hold anything. */
  private static Optional<ConnectionForm> plain(String connection) {
    try {
      ConnectionForm form = ConnectionForm.of(connection);
      boolean file = form.vendor() == Vendor.SQLITE;
      return Optional.of(
          new ConnectionForm(
              form.vendor(),
              form.host(),
              form.port(),
              file ? whole(form.database()) : form.database(),
              form.user(),
              form.schema().equals("public") ? "" : form.schema(),
              false));
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  private static String whole(String file) {
    try {
      return Path.of(file).toAbsolutePath().normalize().toString();
    } catch (InvalidPathException e) {
      return file; // it is no path of this machine, and only equal to itself
    }
  }
}

package dev.turnstone.app;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.ConnectionText;
import dev.turnstone.plan.Endpoint;
import dev.turnstone.plan.MigrationPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Says where database files are so that it means the same file from whatever folder a run is
 * resumed or compared later.
 */
final class Places {
  private Places() {}

  /** The same place; a file by its whole path, symbolic links followed as far as they are there. */
  static Address settled(Address address) {
    return address.vendor() == Vendor.SQLITE
        ? Address.sqlite(whole(Path.of(address.database())).toString())
        : address;
  }

  /** The same plan with settled ends. */
  static MigrationPlan settled(MigrationPlan plan) {
    return new MigrationPlan(
        plan.format(),
        plan.name(),
        settled(plan.source()),
        settled(plan.target()),
        plan.tables(),
        plan.safeguards(),
        plan.open(),
        plan.leftBehind());
  }

  private static Endpoint settled(Endpoint end) {
    String connection = settled(ConnectionText.parse(end.connection())).toString();
    return new Endpoint(end.product(), connection, end.fingerprint(), end.scripts());
  }

  private static Path whole(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      if (Files.exists(file)) return file.toRealPath();
      Path folder = absolute.getParent();
      return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
    } catch (IOException e) {
      return absolute; // no such folder: whoever opens the file says so
    }
  }
}

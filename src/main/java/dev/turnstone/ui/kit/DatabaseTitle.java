package dev.turnstone.ui.kit;

import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Vendor;
import java.util.Arrays;

/** What a database is called where there is room for a few words. */
public final class DatabaseTitle {
  private DatabaseTitle() {}

  /** The kind of database and its name, without user and host. */
  public static String of(String connection) {
    int colon = connection.indexOf(':');
    String scheme = connection.substring(0, Math.max(colon, 0));
    String kind =
        Arrays.stream(Vendor.values())
            .filter(v -> v.name().equalsIgnoreCase(scheme))
            .map(Vendor::title)
            .findFirst()
            .orElse(scheme);
    return kind + " · " + name(connection.substring(colon + 1));
  }

  /** With the version that answered there. */
  public static String of(String connection, Product product) {
    int colon = connection.indexOf(':');
    String version =
        product.vendor() == Vendor.POSTGRESQL
            ? Integer.toString(product.major())
            : product.major() + "." + product.minor();
    String kind = product.vendor().title() + " " + version;
    return kind + " · " + name(connection.substring(colon + 1));
  }

  /** What stands last, without options. */
  private static String name(String place) {
    int question = place.indexOf('?');
    String path = question < 0 ? place : place.substring(0, question);
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }
}

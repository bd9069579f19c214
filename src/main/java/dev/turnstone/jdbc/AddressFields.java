package dev.turnstone.jdbc;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address.Tls;
import dev.turnstone.problem.EngineException.Refused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the fields of an {@link Address} may hold, so that none of them can ever be read by a driver
 * as more than the field it is. Refusals name the field and the character, never the value.
 */
final class AddressFields {
  private static final String FORBIDDEN = "#?&;=%/\\@(),";
  private static final String FORBIDDEN_IN_USER = "#?&;=%/\\(),:";
  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9._-]*)");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.(0|[1-9][0-9]{0,2})){3}");

  /** Prefixes by which the SQLite driver would read something else than a file of that path. */
  private static final List<String> NOT_PATHS = List.of("file:", ":resource:", ":memory:");

  private final Vendor vendor;
  private final String shown;

  AddressFields(Vendor vendor) {
    this.vendor = vendor;
    String scheme = vendor.name().toLowerCase(Locale.ROOT);
    this.shown = vendor == Vendor.SQLITE ? "sqlite:..." : scheme + "://...";
  }

  /** Not encrypted on this machine, verified everywhere else. */
  static Tls defaultTls(String host) {
    return isLoopback(host) ? Tls.OFF : Tls.VERIFY_FULL;
  }

  static boolean isIpv6(String host) {
    return host.indexOf(':') >= 0;
  }

  private static boolean isLoopback(String host) {
    if (!isIpv6(host)) {
      return host.equalsIgnoreCase("localhost") || LOOPBACK_V4.matcher(host).matches();
    }
    try {
      return IPV6.matcher(host).matches() && InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false; // not an address at all; the check of the host says so
    }
  }

  void checkPath(String path) {
    if (path.isEmpty()) {
      throw refused("the path is missing");
    }
    String lower = path.toLowerCase(Locale.ROOT);
    if (path.indexOf('?') >= 0 || NOT_PATHS.stream().anyMatch(lower::startsWith)) {
      throw refused("it must be the path of a file, without ?");
    }
    refuseControls("path", path);
  }

  void checkHost(String host) {
    if (host.isEmpty()) {
      throw refused("the host is missing");
    }
    boolean fine = isIpv6(host) ? isIpv6Address(host) : HOST_NAME.matcher(host).matches();
    if (!fine || host.length() > 253) {
      String allowed = "letters, digits, dots and hyphens, or an IPv6 address in brackets";
      throw refused("the host may only hold " + allowed);
    }
  }

  private static boolean isIpv6Address(String host) {
    try {
      // holds a colon, so it is parsed here and never looked up
      return IPV6.matcher(host).matches() && InetAddress.getByName(host) != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  void checkPort(int port) {
    if (port < 1 || port > 65_535) {
      throw refused("the port is not a number from 1 to 65535");
    }
  }

  void checkUser(String user) {
    checkName("user", user, FORBIDDEN_IN_USER);
  }

  void checkDatabase(String database) {
    checkName("database", database, FORBIDDEN);
  }

  void checkSchema(String schema) {
    checkName("schema", schema, FORBIDDEN);
    if (vendor != Vendor.POSTGRESQL) {
      throw refused("only PostgreSQL has schemas within a database");
    }
  }

  private void checkName(String field, String value, String forbidden) {
    if (value.isEmpty()) {
      throw refused("the " + field + " is missing");
    }
    for (int i = 0; i < value.length(); i++) {
      if (forbidden.indexOf(value.charAt(i)) >= 0) {
        String reason = "the " + field + " may not hold the character " + value.charAt(i);
        throw refused(reason);
      }
    }
    refuseControls(field, value);
  }

  private void refuseControls(String field, String value) {
    if (value.codePoints().anyMatch(AddressFields::isControl)) {
      throw refused("the " + field + " may not hold control characters");
    }
  }

  private Refused refused(String reason) {
    return ConnectionText.syntax(shown, reason);
  }

  private static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}

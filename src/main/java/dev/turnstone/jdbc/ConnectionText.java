package dev.turnstone.jdbc;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address.Tls;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the connection grammar of the command line: {@code sqlite:PATH} or {@code
 * VENDOR://user@host:port/database?schema=..&tls=..}. The text never reaches a driver: only the
 * checked fields of the {@link Address} do. What it refuses it never repeats, since a password may
 * stand in it.
 */
public final class ConnectionText {
  private static final String SQLITE = "sqlite:";
  private static final Map<String, Vendor> SERVERS =
      Map.of("postgresql", Vendor.POSTGRESQL, "mariadb", Vendor.MARIADB, "mysql", Vendor.MYSQL);

  private final String shown;
  private final Vendor vendor;
  private final String rest;

  private ConnectionText(String scheme, Vendor vendor, String rest) {
    this.shown = scheme + "://...";
    this.vendor = vendor;
    this.rest = rest;
  }

  /**
   * The address the text names.
   *
   * @throws Refused with CONNECTION_SYNTAX or CONNECTION_OPTION_UNKNOWN when the text is not in the
   *     grammar, holds a password, or a field holds a character that is not allowed there
   */
  public static Address parse(String text) {
    if (text.toLowerCase(Locale.ROOT).startsWith(SQLITE)) {
      return Address.sqlite(text.substring(SQLITE.length()));
    }
    int end = text.indexOf("://");
    String scheme = end < 0 ? "" : text.substring(0, end).toLowerCase(Locale.ROOT);
    Vendor vendor = SERVERS.get(scheme);
    if (vendor == null) {
      throw syntax("...", "it starts with none of the four kinds");
    }
    return new ConnectionText(scheme, vendor, text.substring(end + 3)).server();
  }

  private Address server() {
    int slash = rest.indexOf('/');
    int question = rest.indexOf('?');
    int end = firstOf(firstOf(slash, question), rest.indexOf('#'));
    String authority = end < 0 ? rest : rest.substring(0, end);
    refusePassword(authority, end < 0 ? "" : rest.substring(end));
    if (slash < 0 || slash != end) {
      throw syntax("the database is missing, as in user@host/database");
    }
    int at = authority.lastIndexOf('@');
    if (at < 0) {
      throw syntax("the user is missing, as in user@host");
    }
    Map<String, String> options = question < 0 ? Map.of() : options(rest.substring(question + 1));
    HostPort place = hostPort(authority.substring(at + 1));
    String database = rest.substring(slash + 1, question < 0 ? rest.length() : question);
    return new Address(
        vendor,
        place.host(),
        place.port(),
        database,
        authority.substring(0, at),
        Optional.ofNullable(options.get("schema")),
        tls(Optional.ofNullable(options.get("tls")), place.host()));
  }

  private void refusePassword(String authority, String after) {
    int at = authority.lastIndexOf('@');
    boolean colonInUser = at >= 0 && authority.lastIndexOf(':', at) >= 0;
    if (colonInUser || after.indexOf('@') >= 0) {
      throw syntax("a password never belongs into it, and @ stands only between user and host");
    }
  }

  private HostPort hostPort(String text) {
    int colon = text.startsWith("[") ? text.indexOf(':', text.indexOf(']') + 1) : text.indexOf(':');
    String host = colon < 0 ? text : text.substring(0, colon);
    if (host.startsWith("[") != host.endsWith("]")) {
      throw syntax("the brackets around the host are not closed");
    }
    if (host.startsWith("[")) {
      host = host.substring(1, host.length() - 1);
      if (host.indexOf(':') < 0) {
        throw syntax("brackets stand only around an IPv6 address");
      }
    }
    return new HostPort(host, colon < 0 ? defaultPort() : port(text.substring(colon + 1)));
  }

  private int defaultPort() {
    return vendor == Vendor.POSTGRESQL ? 5432 : 3306;
  }

  /** Plain ASCII digits only; the range is checked by the address. */
  private int port(String digits) {
    if (!digits.matches("[0-9]{1,5}")) {
      throw syntax("the port is not a number from 1 to 65535; IPv6 hosts stand in brackets");
    }
    return Integer.parseInt(digits);
  }

  private Map<String, String> options(String text) {
    Map<String, String> options = new HashMap<>();
    for (String option : text.split("&", -1)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? "" : option.substring(0, equals);
      if (!name.matches("[A-Za-z][A-Za-z0-9_.-]{0,40}")) {
        throw syntax("options have the form name=value");
      }
      if (!known().contains(name)) {
        throw new Refused(
            Problem.blocker(
                Code.CONNECTION_OPTION_UNKNOWN,
                Location.EVERYWHERE,
                name,
                String.join(", ", known())));
      }
      if (options.put(name, option.substring(equals + 1)) != null) {
        throw syntax("the option " + name + " stands twice");
      }
    }
    return options;
  }

  private List<String> known() {
    return vendor == Vendor.POSTGRESQL ? List.of("schema", "tls") : List.of("tls");
  }

  private Tls tls(Optional<String> option, String host) {
    if (option.isEmpty()) {
      return AddressFields.defaultTls(host);
    }
    return switch (option.get()) {
      case "verify-full" -> Tls.VERIFY_FULL;
      case "off" -> Tls.OFF;
      default -> throw syntax("tls is verify-full or off");
    };
  }

  private static int firstOf(int a, int b) {
    return a < 0 ? b : b < 0 ? a : Math.min(a, b);
  }

  private Refused syntax(String reason) {
    return syntax(shown, reason);
  }

  static Refused syntax(String shown, String reason) {
    return new Refused(Problem.blocker(Code.CONNECTION_SYNTAX, Location.EVERYWHERE, shown, reason));
  }

  private record HostPort(String host, int port) {}
}

package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Patience;
import java.util.ArrayList;
import java.util.List;

/**
 * The one SET statement that makes a session independent of how its server is configured: character
 * set, zone, strictness, and no limits that cut results or break long work off.
 */
final class SessionSettings {
  private static final String STRICT =
      "STRICT_ALL_TABLES,NO_AUTO_VALUE_ON_ZERO,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO";

  /** Twelve hours: as long as a client may take over a window of rows, or a server over a step. */
  private static final int PATIENCE = 43_200;

  private SessionSettings() {}

  /** For a session that only reads, of a source or of a target. */
  static String reading(Vendor vendor, boolean readOnly) {
    List<String> settings = common(vendor, "");
    if (readOnly) {
      settings.add((vendor == Vendor.MARIADB ? "tx_read_only" : "transaction_read_only") + "=1");
    }
    return statement(settings);
  }

  /** For a session that runs statements on a target. */
  static String writing(Vendor vendor) {
    return statement(common(vendor, STRICT));
  }

  /**
   * For a session that loads rows. References are checked after the load; unique keys are checked
   * always, because without it the server would let duplicates into secondary keys.
   */
  static String loading(Vendor vendor) {
    List<String> settings = common(vendor, STRICT);
    settings.add("foreign_key_checks=0");
    settings.add("unique_checks=1");
    return statement(settings);
  }

  private static List<String> common(Vendor vendor, String mode) {
    List<String> settings = new ArrayList<>();
    settings.add("sql_mode='" + mode + "'");
    settings.add("time_zone='+00:00'");
    settings.add("character_set_client='utf8mb4'");
    settings.add("character_set_results='utf8mb4'");
    settings.add("character_set_connection='utf8mb4'");
    settings.add("net_write_timeout=" + PATIENCE);
    settings.add("net_read_timeout=" + PATIENCE);
    settings.add("wait_timeout=" + PATIENCE);
    settings.add("innodb_lock_wait_timeout=" + Patience.lockSeconds());
    settings.add("lock_wait_timeout=" + Patience.lockSeconds());
    settings.add("sql_select_limit=18446744073709551615");
    settings.add("sql_big_selects=1");
    settings.add("sql_notes=1");
    settings.add("max_error_count=64");
    if (vendor == Vendor.MARIADB) {
      settings.add("max_statement_time=0");
      settings.add("check_constraint_checks=1");
    } else {
      settings.add("max_execution_time=0");
    }
    return settings;
  }

  /**
   * What MariaDB has since 10.3 stands in a comment that older servers and MySQL do not look into.
   */
  private static String statement(List<String> settings) {
    return "SET SESSION "
        + String.join(", SESSION ", settings)
        + "/*M!100300 , SESSION idle_transaction_timeout=0,"
        + " SESSION idle_readonly_transaction_timeout=0,"
        + " SESSION idle_write_transaction_timeout=0 */";
  }
}

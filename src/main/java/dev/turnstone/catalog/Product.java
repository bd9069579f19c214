package dev.turnstone.catalog;

/**
 * A database product and its version as the server tells it.
 *
 * @param version the server's full version text
 * @param major first number of the version, for example 15 in PostgreSQL 15.18
 * @param minor second number of the version, 0 where there is none
 */
public record Product(Vendor vendor, String version, int major, int minor) {
  public boolean atLeast(int wantedMajor, int wantedMinor) {
    return major > wantedMajor || (major == wantedMajor && minor >= wantedMinor);
  }
}

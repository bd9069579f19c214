package dev.turnstone.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Vendor;
import org.junit.jupiter.api.Test;

class DatabaseTitleTest {
  @Test
  void aDatabaseIsCalledByItsKindAndItsName() {
    assertEquals(
        "MariaDB · store4", DatabaseTitle.of("mariadb://me@db4.internal:3306/store4?tls=off"));
    assertEquals("SQLite · store 5.db", DatabaseTitle.of("sqlite:/data/store 5.db"));
    assertEquals("SQLite · store5.db", DatabaseTitle.of("sqlite:C:\\data\\store5.db"));
  }

  @Test
  void itsVersionIsToldAsItsMakersCountThem() {
    assertEquals(
        "PostgreSQL 15 · store5",
        DatabaseTitle.of(
            "postgresql://me@h:5432/store5", new Product(Vendor.POSTGRESQL, "15.18", 15, 18)));
    assertEquals(
        "MariaDB 10.11 · store4",
        DatabaseTitle.of(
            "mariadb://me@h:3306/store4", new Product(Vendor.MARIADB, "10.11.19", 10, 11)));
  }
}

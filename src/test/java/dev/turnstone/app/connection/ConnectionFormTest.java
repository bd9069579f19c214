package dev.turnstone.app.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.EngineException.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields become the connection text of the command line, and the other way round. */
class ConnectionFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlite:/data/shop 5.db",
        "postgresql://me@127.0.0.1:5432/store5",
        "postgresql://me@db.internal:5433/store5?schema=shop&tls=off",
        "postgresql://me@[::1]:5432/store5?tls=verify-full",
        "mariadb://me@db4.internal:3306/store4",
        "mysql://me@db4.internal:3307/store4?tls=off"
      })
  void aTextSurvivesTheForm(String text) {
    assertEquals(text, ConnectionForm.of(text).text());
  }

  @Test
  void blanksAroundFieldsAndBracketsAroundAnAddressAreNothing() {
    ConnectionForm typed =
        new ConnectionForm(Vendor.POSTGRESQL, " [::1] ", " 5432 ", "store5", "me", " ", false);
    assertEquals("postgresql://me@[::1]:5432/store5", typed.text());
  }

  @Test
  void fieldsOfAnotherVendorAreLeftAside() {
    ConnectionForm typed =
        new ConnectionForm(Vendor.MARIADB, "localhost", "3306", "store4", "me", "public", false);
    assertEquals("mariadb://me@localhost:3306/store4", typed.text());
    ConnectionForm file =
        new ConnectionForm(Vendor.SQLITE, "#", "no", " /data/shop.db ", "", "x", true);
    assertEquals("sqlite:/data/shop.db", file.text());
  }

  @ParameterizedTest
  @CsvSource({
    "host, '|5432|store5|me|'",
    "host, 'db/x|5432|store5|me|'",
    "port, 'db||store5|me|'",
    "port, 'db|70000|store5|me|'",
    "port, 'db|54x|store5|me|'",
    "database, 'db|5432||me|'",
    "database, 'db|5432|a?b|me|'",
    "user, 'db|5432|store5||'",
    "user, 'db|5432|store5|me:pw|'",
    "schema, 'db|5432|store5|me|a;b'"
  })
  void aRefusalNamesTheFieldAndNotItsValue(String field, String typed) {
    String[] f = typed.split("\\|", -1);
    ConnectionForm form = new ConnectionForm(Vendor.POSTGRESQL, f[0], f[1], f[2], f[3], f[4], true);
    Refused refused = assertThrows(Refused.class, form::text);
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("the " + field), message);
    assertTrue(!message.contains("me:pw"), message);
  }

  @Test
  void whatIsUsualDependsOnVendorAndHost() {
    assertEquals("3306", ConnectionForm.usual(Vendor.MYSQL).port());
    assertEquals("5432", ConnectionForm.usual(Vendor.POSTGRESQL).port());
    assertEquals("", ConnectionForm.usual(Vendor.SQLITE).host());
    assertTrue(ConnectionForm.onThisMachine("localhost"));
    assertTrue(ConnectionForm.onThisMachine("[::1]"));
    assertTrue(!ConnectionForm.onThisMachine("db4.internal"));
  }
}

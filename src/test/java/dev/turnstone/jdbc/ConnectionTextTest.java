package dev.turnstone.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address.Tls;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Problem;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionTextTest {
  @Test
  void readsAFile() {
    Address address = ConnectionText.parse("sqlite:/data/My shop (2).db");
    assertEquals(Vendor.SQLITE, address.vendor());
    assertEquals("/data/My shop (2).db", address.database());
  }

  @Test
  void readsEveryPartOfAServerAddress() {
    Address expected =
        new Address(
            Vendor.POSTGRESQL, "db.example.org", 5433, "shop", "ann", Optional.of("app"), Tls.OFF);
    String text = "postgresql://ann@db.example.org:5433/shop?schema=app&tls=off";
    assertEquals(expected, ConnectionText.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"postgresql,POSTGRESQL,5432", "mariadb,MARIADB,3306", "MySQL,MYSQL,3306"})
  void fillsInTheUsualPort(String scheme, Vendor vendor, int port) {
    Address address = ConnectionText.parse(scheme + "://u@h/d");
    assertEquals(vendor, address.vendor());
    assertEquals(port, address.port());
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST", "127.0.0.1", "127.3.2.1", "[::1]", "[0:0::1]"})
  void doesNotEncryptWithinThisMachine(String host) {
    assertEquals(Tls.OFF, ConnectionText.parse("mariadb://u@" + host + "/d").tls());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"db", "127.0.0.1.evil.org", "127.evil", "localhost.evil", "[::2]", "10.0.0.1"})
  void verifiesEveryOtherHost(String host) {
    assertEquals(Tls.VERIFY_FULL, ConnectionText.parse("mariadb://u@" + host + "/d").tls());
  }

  @Test
  void readsAnIpv6AddressInBrackets() {
    Address address = ConnectionText.parse("postgresql://u@[2001:db8::7]:5439/d");
    assertEquals("2001:db8::7", address.host());
    assertEquals(5439, address.port());
  }

  @Test
  void letsAUserNameHoldTheSignBeforeTheHost() {
    assertEquals("ann@corp", ConnectionText.parse("postgresql://ann@corp@h/d").user());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sqlite:shop.db",
        "postgresql://u@h:5432/d",
        "postgresql://u@h:5432/d?schema=a b",
        "postgresql://u@h:5432/d?schema=x&tls=off",
        "mariadb://u@localhost:3306/d?tls=verify-full",
        "mysql://u@[::1]:3307/d",
      })
  void isWrittenAsItWasRead(String text) {
    assertEquals(text, ConnectionText.parse(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://ann:Canary7@h/d",
        "postgresql://ann:Canary7/x@h/d",
        "postgresql://ann:Canary7?x@h/d",
        "postgresql://ann:Canary7#x@h/d",
        "postgresql://ann:Canary7@x@h/d",
        "postgresql://ann:Canary7@h",
        "postgresql://ann:Canary7",
        "postgresql://ann@h:Canary7/d",
        "postgresql://ann@h/d?password=Canary7",
        "postgresql://ann@h/d?Canary7",
        "jdbc:postgresql://ann:Canary7@h/d",
        "oracle://ann:Canary7@h/d",
        "Canary7",
        "sqlite:file:x?key=Canary7",
      })
  void neverRepeatsAPassword(String text) {
    Problem problem = refusal(text);
    assertFalse(problem.message().contains("Canary7"), problem.message());
    assertFalse(problem.fix().contains("Canary7"), problem.fix());
  }

  @Test
  void saysThatPasswordsDoNotBelongIntoTheText() {
    assertTrue(refusal("mysql://ann:secret@h/d").message().contains("password"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "?", "&", ";", "=", "%", "/", "\\", "@", "(", ")", ",", "\n", "\0"})
  void refusesWhatADriverCouldReadAsMore(String sign) {
    if (!sign.equals("@")) { // there it would end a user name
      assertEquals(Code.CONNECTION_SYNTAX, refusal("mariadb://u@h" + sign + "x/d").code());
    }
    assertEquals(Code.CONNECTION_SYNTAX, refusal("mariadb://u@h/d" + sign + "x").code());
    assertEquals(Code.CONNECTION_SYNTAX, built("h" + sign + "x", "d").code());
    assertEquals(Code.CONNECTION_SYNTAX, built("h", "d" + sign + "x").code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u@h/d?allowLoadLocalInfile=true",
        "mysql://u@h/d?AllowLoadLocalInfile=true",
        "postgresql://u@h/d?socketFactory=x.Y",
        "postgresql://u@h/d?Schema=x",
        "mysql://u@h/d?schema=x",
        "mysql://u@h/d?tls=off&x=1",
      })
  void knowsOnlyTheNamedOptions(String text) {
    Problem problem = refusal(text);
    assertEquals(Code.CONNECTION_OPTION_UNKNOWN, problem.code());
    assertTrue(problem.fix().contains("tls"), problem.fix());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sqlite:",
        "shop.db",
        "postgresql:u@h/d",
        "postgresql://h/d",
        "postgresql://@h/d",
        "postgresql://u@/d",
        "postgresql://u@h",
        "postgresql://u@h?tls=off",
        "postgresql://u@h/",
        "postgresql://u@h:/d",
        "postgresql://u@h:0/d",
        "postgresql://u@h:65536/d",
        "postgresql://u@h:+5/d",
        "postgresql://u@h:\u0661/d",
        "postgresql://u@h:1:2/d",
        "postgresql://u@::1/d",
        "postgresql://u@[::1/d",
        "postgresql://u@[h]/d",
        "postgresql://u@[:::1]/d",
        "postgresql://u@[fe80::1%eth0]/d",
        "postgresql://u@[::1]x:5/d",
        "postgresql://u@h\u00e4/d",
        "postgresql://u@h1,h2/d",
        "postgresql://u@h/d?",
        "postgresql://u@h/d?schema=",
        "postgresql://u@h/d?schema",
        "postgresql://u@h/d?schema=a&schema=b",
        "postgresql://u@h/d?schema=%2e",
        "postgresql://u@h/d?tls=prefer",
        "postgresql://u@h/d?tls=",
        "sqlite::memory:",
        "sqlite:file:a.db",
        "sqlite::resource:http://h/a.db",
        "sqlite:a.db?mode=ro",
        "sqlite:a\u202eb.db",
      })
  void refusesWhatIsNotInTheGrammar(String text) {
    Problem problem = refusal(text);
    assertEquals(Code.CONNECTION_SYNTAX, problem.code());
    assertTrue(problem.fix().contains("sqlite:PATH"));
  }

  private static Problem refusal(String text) {
    Refused refused = assertThrows(Refused.class, () -> ConnectionText.parse(text));
    return only(refused);
  }

  private static Problem built(String host, String database) {
    return only(
        assertThrows(
            Refused.class,
            () ->
                new Address(Vendor.MARIADB, host, 3306, database, "u", Optional.empty(), Tls.OFF)));
  }

  private static Problem only(Refused refused) {
    assertEquals(List.of(refused.problems().get(0)), refused.problems());
    return refused.problems().get(0);
  }
}

package dev.turnstone.jdbc.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Test;

/** Compared with what SQLite itself makes of each text. */
class NumericTextTest {
  private static Connection connection;

  @BeforeContainer
  static void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table n (NUMERIC numeric, INTEGER integer, REAL real)");
    }
  }

  @AfterContainer
  static void disconnect() throws SQLException {
    connection.close();
  }

  @Provide
  Arbitrary<String> almostNumbers() {
    Arbitrary<String> digits =
        Arbitraries.strings().withChars('0', '1', '5', '9').ofMinLength(0).ofMaxLength(21);
    Arbitrary<String> few = Arbitraries.strings().withChars('0', '1', '7').ofMaxLength(6);
    return Combinators.combine(
            Arbitraries.of("", "", "", " ", "\t"),
            Arbitraries.of("", "", "", "-", "+"),
            digits,
            Arbitraries.of("", ".", "."),
            few,
            Arbitraries.of("", "", "", "e5", "E-3", "e", " ", "x"))
        .as(
            (space, sign, whole, point, part, end) ->
                space + sign + whole + point + (point.isEmpty() ? "" : part) + end);
  }

  @Property(tries = 1000)
  void itKnowsWhatSqliteMakesOfAText(@ForAll("almostNumbers") String text) throws SQLException {
    for (Affinity affinity : List.of(Affinity.NUMERIC, Affinity.INTEGER, Affinity.REAL)) {
      check(text, affinity);
    }
  }

  @Test
  void theEdgesOfExactness() throws SQLException {
    connect();
    for (String text :
        List.of(
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "123456789012345",
            "1234567890123456",
            "0.1",
            "-0",
            "-0.0",
            "0.0001",
            "0.00001",
            "1.50",
            ".5",
            "5.",
            "00",
            "1e3",
            "0x10",
            "inf",
            "nan",
            "",
            "18446744073709551615",
            "10000000000000000000",
            "100000000000000.5",
            "9007199254740993",
            "50000000000000100.",
            "50000000000000100.0",
            "100000000000000000000.",
            "0.000000000000000000000000000001")) {
      for (Affinity affinity : List.of(Affinity.NUMERIC, Affinity.INTEGER, Affinity.REAL)) {
        check(text, affinity);
      }
    }
    disconnect();
  }

  private static void check(String text, Affinity affinity) throws SQLException {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    NumericText numeric = new NumericText();
    boolean looksNumeric = numeric.looksNumeric(bytes, 0, bytes.length);
    String sql = "select typeof(" + affinity + "), " + affinity + " from n";
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("insert into n (" + affinity + ") values (?)")) {
      statement.execute("delete from n");
      insert.setString(1, text);
      insert.execute();
      try (ResultSet stored = statement.executeQuery(sql)) {
        boolean number = !stored.getString(1).equals("text");
        assertEquals(number, looksNumeric, affinity + " '" + text + "' " + stored.getString(1));
        if (number && numeric.sameText(affinity)) {
          assertEquals(text, stored.getString(2), affinity.toString());
        }
        if (number && numeric.sameNumber(affinity)) {
          BigDecimal kept =
              stored.getString(1).equals("integer")
                  ? BigDecimal.valueOf(stored.getLong(2))
                  : new BigDecimal(stored.getDouble(2), new MathContext(15));
          assertTrue(new BigDecimal(text.strip()).compareTo(kept) == 0, affinity + " " + text);
        }
      }
    }
  }
}

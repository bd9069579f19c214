package dev.turnstone.jdbc;

import java.math.BigInteger;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The row of a catalogue query on which it stands now; columns are asked for by their label. */
public final class CatalogRow {
  private final ResultSet result;

  CatalogRow(ResultSet result) {
    this.result = result;
  }

  /** The text; NULL is the empty text. */
  public String text(String label) throws SQLException {
    String text = raw(label);
    return text == null ? "" : text;
  }

  /** The text; NULL is empty. */
  public Optional<String> optional(String label) throws SQLException {
    return Optional.ofNullable(raw(label));
  }

  /** The text where there is some; NULL and the empty text are empty. */
  public Optional<String> filled(String label) throws SQLException {
    return optional(label).filter(t -> !t.isEmpty());
  }

  /** The whole number; NULL is 0. */
  public int number(String label) throws SQLException {
    return result.getInt(label);
  }

  /** The whole number where there is one that fits 31 bits. */
  public OptionalInt optionalInt(String label) throws SQLException {
    OptionalLong number = optionalLong(label);
    return number.isPresent() && number.getAsLong() <= Integer.MAX_VALUE
        ? OptionalInt.of((int) number.getAsLong())
        : OptionalInt.empty();
  }

  /** The whole number; NULL is empty. */
  public OptionalLong optionalLong(String label) throws SQLException {
    long number = result.getLong(label);
    return result.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  /** The whole number of any size; NULL is empty. */
  public Optional<BigInteger> optionalBig(String label) throws SQLException {
    return optional(label).map(BigInteger::new);
  }

  /** True for a true boolean and for a number other than 0; NULL is false. */
  public boolean flag(String label) throws SQLException {
    return result.getBoolean(label);
  }

  /** An array of texts in order; NULL is the empty list. */
  public List<String> texts(String label) throws SQLException {
    Array array = result.getArray(label);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }

  private @Nullable String raw(String label) throws SQLException {
    return result.getString(label);
  }
}

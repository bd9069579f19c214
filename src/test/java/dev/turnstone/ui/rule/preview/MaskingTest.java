package dev.turnstone.ui.rule.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of persons are hidden by the names of their columns; their form stays. */
class MaskingTest {
  @ParameterizedTest
  @CsvSource({
    "email, true",
    "BIRTH_DATE, true",
    "iban, true",
    "FirstName, true",
    "address_id, false",
    "AddressId, false",
    "status, false",
    "amount, false"
  })
  void theNameDecides(String column, boolean hidden) {
    assertEquals(hidden, Masking.hides(column));
  }

  @ParameterizedTest
  @CsvSource({
    "24.12.1971, ••.••.••••",
    "anna@example.org, ••••@•••••••.•••",
    "+49 30 1, +•• •• •",
    "Zoe\u0308, •••",
    "\uD83D\uDC08 Ulm, • •••"
  })
  void lettersDigitsAndPicturesBecomeDots(String value, String masked) {
    assertEquals(masked, Masking.masked(value));
  }
}

package dev.turnstone.app.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts tell what they are by their shape, where a check can be made by the check. */
class ShapeTest {
  @ParameterizedTest
  @CsvSource({
    "anna.b+shop@example.com, MAIL",
    "DE89 3704 0044 0532 0130 00, IBAN",
    "GB82WEST12345698765432, IBAN",
    "4111 1111 1111 1111, CARD",
    "5555-5555-5555-4444, CARD",
    "+49 30 1234567, PHONE",
    "(030) 123-4567, PHONE",
    "192.168.0.17, NETWORK"
  })
  void whatHasAShapeIsRecognised(String text, Shape shape) {
    assertEquals(Set.of(shape), Shape.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DE88 3704 0044 0532 0130 00",
        "4111 1111 1111 1112",
        "anna@localhost",
        "a@b@example.com",
        "2026-10-31",
        "300.1.2.3",
        "192.168.0.",
        "12345678",
        "",
        "hello"
      })
  void whatOnlyLooksLikeItHasNone(String text) {
    assertEquals(Set.of(), Shape.of(text));
  }

  @Test
  void aMaskTellsTheFormAndNothingElse() {
    assertEquals("AAA-999", Mask.of("SKU-417"));
    assertEquals("aaa@aaa.aaa", Mask.of("somebody@example.com"));
    assertEquals("99.99.9999", Mask.of("31.12.1999"));
    assertEquals("Aaaa Aaa", Mask.of("Anna Özi"));
    assertEquals("", Mask.of(""));
    assertEquals("9".repeat(32) + "…", Mask.of("7".repeat(50)));
  }
}

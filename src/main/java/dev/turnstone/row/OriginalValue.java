package dev.turnstone.row;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A source value exactly as it was, for the quarantine.
 *
 * @param type storage class in lower case: null, integer, real, decimal, text, blob, date, time,
 *     timestamp, instant, uuid, interval
 * @param value canonical text; empty for NULL and for bytes (also text that is not valid UTF-8)
 * @param hex the bytes in lower case hex; empty unless they cannot be shown as text
 * @param left how many bytes a value has that is too large to be kept here and is to be found in
 *     the source only; empty for all others
 */
public record OriginalValue(
    String type, Optional<String> value, Optional<String> hex, OptionalLong left) {
  /** A value that is kept. */
  public OriginalValue(String type, Optional<String> value, Optional<String> hex) {
    this(type, value, hex, OptionalLong.empty());
  }

  /** A value of so many bytes that stays in the source. */
  public static OriginalValue left(String type, long bytes) {
    return new OriginalValue(type, Optional.empty(), Optional.empty(), OptionalLong.of(bytes));
  }
}

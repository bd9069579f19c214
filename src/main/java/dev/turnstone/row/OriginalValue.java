package dev.turnstone.row;

import java.util.Optional;

/**
 * A source value exactly as it was, for the quarantine.
 *
 * @param type storage class in lower case: null, integer, real, decimal, text, blob, date, time,
 *     timestamp, instant, uuid, interval
 * @param value canonical text; empty for NULL and for bytes (also text that is not valid UTF-8)
 * @param hex the bytes in lower case hex; empty unless they cannot be shown as text
 */
public record OriginalValue(String type, Optional<String> value, Optional<String> hex) {}

package dev.turnstone.row.codec;

/** What {@link JsonScan} finds next in a text. */
public enum JsonToken {
  OBJECT,
  OBJECT_END,
  ARRAY,
  ARRAY_END,
  /** The name of a member; its value follows. */
  NAME,
  STRING,
  NUMBER,
  /** {@code true}, {@code false} or {@code null}. */
  WORD,
  /** The text was one JSON value after RFC 8259 and nothing else. */
  END,
  /** The text is not JSON; nothing follows. */
  MALFORMED
}

package dev.turnstone.row.codec;

/**
 * Writes JSON as bytes that are equal for equal values: members sorted by name with the last of a
 * repeated name kept, numbers by value, strings without escapes, no spacing. Reused; not thread
 * safe.
 */
public final class JsonCanonical {
  private final JsonScan scan = new JsonScan();
  private final JsonText text = new JsonText();
  private final JsonMembers members = new JsonMembers();

  /**
   * Appends the canonical form of a slice of well-formed UTF-8, or appends nothing and returns
   * false when it is not valid JSON.
   */
  public boolean write(byte[] array, int offset, int length, ByteBuilder out) {
    int start = out.length();
    scan.begin(array, offset, length);
    members.clear();
    while (true) {
      switch (scan.next()) {
        case OBJECT -> {
          out.putByte('{');
          members.open();
        }
        case OBJECT_END -> {
          members.close(out);
          out.putByte('}');
        }
        case ARRAY -> out.putByte('[');
        case ARRAY_END -> out.putByte(']');
        case NAME -> {
          int from = out.length();
          text.string(array, scan, out);
          members.add(from, out);
        }
        case STRING -> text.string(array, scan, out);
        case NUMBER -> text.number(array, scan, out);
        case WORD -> out.putByte(array[scan.from()]);
        case END -> {
          return true;
        }
        case MALFORMED -> {
          out.truncate(start);
          return false;
        }
      }
    }
  }
}

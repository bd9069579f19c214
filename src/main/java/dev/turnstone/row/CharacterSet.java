package dev.turnstone.row;

import dev.turnstone.row.codec.Utf8;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which characters a MariaDB or MySQL column can store, told from its collation's name: all in
 * utf8mb4, the basic plane in utf8, and what the charset has otherwise. Owned by one thread.
 */
final class CharacterSet {
  private static final String ALL = "utf8mb4 utf16 utf16le utf32 gb18030";
  private static final String BASIC = "utf8 utf8mb3 ucs2";

  /** Bytes that windows-1252 leaves open; MariaDB's latin1 keeps these control characters there. */
  private static final String CONTROLS = "[\u0081\u008d\u008f\u0090\u009d]";

  /** MariaDB's names of charsets that the Java platform calls otherwise. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("latin1", "windows-1252"),
          Map.entry("ascii", "US-ASCII"),
          Map.entry("latin2", "ISO-8859-2"),
          Map.entry("latin5", "ISO-8859-9"),
          Map.entry("latin7", "ISO-8859-13"),
          Map.entry("greek", "ISO-8859-7"),
          Map.entry("hebrew", "ISO-8859-8"),
          Map.entry("cp1250", "windows-1250"),
          Map.entry("cp1251", "windows-1251"),
          Map.entry("cp1256", "windows-1256"),
          Map.entry("cp1257", "windows-1257"),
          Map.entry("koi8r", "KOI8-R"),
          Map.entry("koi8u", "KOI8-U"),
          Map.entry("sjis", "Shift_JIS"),
          Map.entry("cp932", "windows-31j"),
          Map.entry("ujis", "EUC-JP"),
          Map.entry("euckr", "EUC-KR"),
          Map.entry("gb2312", "GB2312"),
          Map.entry("gbk", "GBK"),
          Map.entry("big5", "Big5"),
          Map.entry("tis620", "TIS-620"));

  private final String name;
  private final boolean all;
  private final boolean basic;
  private final @Nullable CharsetEncoder encoder;

  private CharacterSet(String name) {
    this.name = name;
    all = List.of(ALL.split(" ")).contains(name);
    basic = List.of(BASIC.split(" ")).contains(name);
    String known = NAMES.getOrDefault(name, name);
    boolean encoded = !all && !basic && Charset.isSupported(known);
    encoder = encoded ? Charset.forName(known).newEncoder() : null;
  }

  /** The charset of a collation such as {@code latin1_swedish_ci}; all characters when unknown. */
  static CharacterSet ofCollation(@Nullable String collation) {
    if (collation == null) return new CharacterSet("utf8mb4");
    String lower = collation.toLowerCase(Locale.ROOT);
    int end = lower.indexOf('_');
    return new CharacterSet(end < 0 ? lower : lower.substring(0, end));
  }

  String name() {
    return name;
  }

  /** True when every character of the valid UTF-8 slice can be stored. */
  boolean holds(byte[] bytes, int offset, int length) {
    if (all || Utf8.ascii(bytes, offset, length)) return true;
    if (basic) return !Utf8.beyondBasicPlane(bytes, offset, length);
    if (encoder == null) return false;
    String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
    return encoder.canEncode(text)
        || (name.equals("latin1") && encoder.canEncode(text.replaceAll(CONTROLS, "")));
  }
}

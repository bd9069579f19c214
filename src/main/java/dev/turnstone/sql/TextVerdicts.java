package dev.turnstone.sql;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Bits;
import dev.turnstone.catalog.LogicalType.Bytes;
import dev.turnstone.catalog.LogicalType.Decimal;
import dev.turnstone.catalog.LogicalType.Enumeration;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.LogicalType.Json;
import dev.turnstone.catalog.LogicalType.LabelSet;
import dev.turnstone.catalog.LogicalType.Other;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.Vendor;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;

/** What happens to texts, bytes, labels and JSON, and to anything that becomes text. */
final class TextVerdicts {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  /** Shapes on a map, which have no text form of the vendor's own. */
  private static final Set<String> SPATIAL =
      Set.of(
          "geometry",
          "point",
          "linestring",
          "polygon",
          "multipoint",
          "multilinestring",
          "multipolygon",
          "geometrycollection",
          "geomcollection");

  private TextVerdicts() {}

  static Verdict textToText(Move m) {
    Text from = (Text) m.from();
    Text to = (Text) m.to();
    if (from.equals(to) && m.source() != Vendor.SQLITE) return m.exact();
    if (to.max().isPresent() && m.source() == Vendor.SQLITE && m.target() != Vendor.SQLITE) {
      return m.refuses(
          "SQLite does not hold texts to their length: longer than "
              + to.max().getAsInt()
              + " characters are set aside");
    }
    if (from.max().orElse(NO_LIMIT) > to.max().orElse(NO_LIMIT)) return tooLong(m, to.max());
    if (to.fixed() && !from.fixed()) {
      return m.refuses("texts that end in spaces, which " + to.text() + " forgets, are set aside");
    }
    return m.holds();
  }

  /** Every type has a canonical text form; the question is only its length. */
  static Verdict toText(Move m) {
    if (m.from() instanceof Other other && spatial(other, m.source())) return m.impossible();
    OptionalInt max = ((Text) m.to()).max();
    return longestForm(m.from()) <= max.orElse(NO_LIMIT)
        ? m.widens("every " + m.from().text() + " value arrives in its text form")
        : tooLong(m, max);
  }

  static Verdict textToBytes(Move m) {
    Bytes to = (Bytes) m.to();
    long need = ((Text) m.from()).max().orElse(NO_LIMIT) * (long) MySqlTypes.CHARACTER_BYTES;
    boolean fits = to.max().isEmpty() || (!to.fixed() && need <= to.max().getAsInt());
    return fits
        ? m.widens("text arrives as its bytes in UTF-8")
        : m.refuses("texts whose UTF-8 bytes do not fit " + to.text() + " are set aside");
  }

  static Verdict bytesToBytes(Move m) {
    Bytes from = (Bytes) m.from();
    Bytes to = (Bytes) m.to();
    if (from.max().orElse(NO_LIMIT) > to.max().orElse(NO_LIMIT)) {
      return m.refuses("values longer than " + to.max().orElse(NO_LIMIT) + " bytes are set aside");
    }
    if (to.fixed() && !from.equals(to)) {
      return m.refuses("values shorter than the fixed length are set aside");
    }
    return m.holds();
  }

  static Verdict uuidToBytes(Move m) {
    Bytes to = (Bytes) m.to();
    boolean fits = to.fixed() ? to.max().orElse(0) == 16 : to.max().orElse(NO_LIMIT) >= 16;
    return fits ? m.widens("the 16 bytes of the UUID in their order") : m.impossible();
  }

  static Verdict labelsToArray(Move move) {
    boolean texts = move.to() instanceof LogicalType.Array array && array.element() instanceof Text;
    return texts ? move.widens("each label becomes an element") : move.impossible();
  }

  static Verdict labelsToLabels(Move m) {
    return labels(m.to()).containsAll(labels(m.from()))
        ? m.holds()
        : m.refuses("labels that " + m.to().text() + " does not have are set aside");
  }

  static Verdict jsonToJson(Move m) {
    boolean toBinary = ((Json) m.to()).binary();
    if (!m.target().mysqlFamily() && !toBinary) return m.holds();
    if (m.source() == m.target() && ((Json) m.from()).binary() == toBinary) return m.exact();
    if (m.target() == Vendor.MARIADB) {
      return m.refuses("MariaDB takes JSON of at most 31 levels: deeper values are set aside");
    }
    return m.refuses(
        "spacing, key order and repeated keys do not survive in "
            + m.to().text()
            + ", and values it cannot hold are set aside");
  }

  private static Verdict tooLong(Move m, OptionalInt max) {
    return m.refuses("texts longer than " + max.orElse(NO_LIMIT) + " characters are set aside");
  }

  private static boolean spatial(Other type, Vendor source) {
    String first = type.nativeType().toLowerCase(Locale.ROOT).split("[ (]", 2)[0];
    return source.mysqlFamily() && SPATIAL.contains(first);
  }

  private static List<String> labels(LogicalType type) {
    return type instanceof Enumeration e ? e.labels() : ((LabelSet) type).labels();
  }

  /** Longest canonical text of a type in characters. */
  private static int longestForm(LogicalType type) {
    if (type instanceof Int i) return Shape.digits(i) + 1;
    if (type instanceof Decimal d && !d.unlimited()) {
      return Math.max(9, Shape.ordinary(d).precision() + 3);
    }
    if (type instanceof Enumeration e) return Shape.longest(e.labels());
    if (type instanceof LabelSet s) return Shape.joined(s.labels());
    if (type instanceof Bits b) return b.length();
    return switch (TypeKind.of(type)) {
      case BOOL -> 5;
      case FLOATING -> 25;
      case DATE, TIME -> 17;
      case TIMESTAMP, INSTANT, UUID -> 36;
      case INTERVAL -> 255;
      default -> NO_LIMIT;
    };
  }
}

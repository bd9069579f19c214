package dev.turnstone.catalog;

import dev.turnstone.catalog.LogicalType.Array;
import dev.turnstone.catalog.LogicalType.Bits;
import dev.turnstone.catalog.LogicalType.Bool;
import dev.turnstone.catalog.LogicalType.Bytes;
import dev.turnstone.catalog.LogicalType.Date;
import dev.turnstone.catalog.LogicalType.Decimal;
import dev.turnstone.catalog.LogicalType.Dynamic;
import dev.turnstone.catalog.LogicalType.Enumeration;
import dev.turnstone.catalog.LogicalType.Floating;
import dev.turnstone.catalog.LogicalType.Instant;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.LogicalType.Interval;
import dev.turnstone.catalog.LogicalType.Json;
import dev.turnstone.catalog.LogicalType.LabelSet;
import dev.turnstone.catalog.LogicalType.Other;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.LogicalType.Time;
import dev.turnstone.catalog.LogicalType.Timestamp;
import dev.turnstone.catalog.LogicalType.Uuid;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The compact text form of {@link LogicalType}s, written and read. */
public final class TypeText {
  private TypeText() {}

  static String format(LogicalType type) {
    if (type instanceof Bool) return "bool";
    if (type instanceof Int i) return (i.signed() ? "int" : "uint") + i.bits();
    if (type instanceof Decimal d)
      return d.unlimited() ? "decimal" : "decimal(" + d.precision() + "," + d.scale() + ")";
    if (type instanceof Floating f) return "float" + f.bits();
    if (type instanceof Text t) return sized(t.fixed() ? "char" : "text", t.max());
    if (type instanceof Bytes b) return sized(b.fixed() ? "binary" : "bytes", b.max());
    if (type instanceof Date) return "date";
    if (type instanceof Time t) return "time(" + t.fraction() + ")";
    if (type instanceof Timestamp t) return "timestamp(" + t.fraction() + ")";
    if (type instanceof Instant t) return "instant(" + t.fraction() + ")";
    return formatRare(type);
  }

  private static String formatRare(LogicalType type) {
    if (type instanceof Interval) return "interval";
    if (type instanceof Uuid) return "uuid";
    if (type instanceof Json j) return j.binary() ? "jsonb" : "json";
    if (type instanceof Enumeration e) return "enum(" + labels(e.labels()) + ")";
    if (type instanceof LabelSet s) return "set(" + labels(s.labels()) + ")";
    if (type instanceof Bits b) return "bits(" + b.length() + ")";
    if (type instanceof Array a) return "array(" + a.element().text() + ")";
    if (type instanceof Dynamic) return "dynamic";
    return "other(" + ((Other) type).nativeType() + ")";
  }

  /**
   * Reads the form written by {@link LogicalType#text()}.
   *
   * @throws IllegalArgumentException naming the text when it is none of these forms
   */
  public static LogicalType parse(String text) {
    int open = text.indexOf('(');
    if (open < 0) return plain(text);
    if (!text.endsWith(")")) throw unknown(text);
    String inner = text.substring(open + 1, text.length() - 1);
    return switch (text.substring(0, open)) {
      case "decimal" -> {
        String[] parts = inner.split(",", -1);
        if (parts.length != 2) throw unknown(text);
        yield new Decimal(number(parts[0], text), number(parts[1], text));
      }
      case "char" -> new Text(OptionalInt.of(number(inner, text)), true);
      case "text" -> new Text(OptionalInt.of(number(inner, text)), false);
      case "binary" -> new Bytes(OptionalInt.of(number(inner, text)), true);
      case "bytes" -> new Bytes(OptionalInt.of(number(inner, text)), false);
      case "time" -> new Time(number(inner, text));
      case "timestamp" -> new Timestamp(number(inner, text));
      case "instant" -> new Instant(number(inner, text));
      case "enum" -> new Enumeration(parseLabels(inner, text));
      case "set" -> new LabelSet(parseLabels(inner, text));
      case "bits" -> new Bits(number(inner, text));
      case "array" -> new Array(parse(inner));
      case "other" -> new Other(inner);
      default -> throw unknown(text);
    };
  }

  private static LogicalType plain(String text) {
    return switch (text) {
      case "bool" -> new Bool();
      case "int8", "int16", "int24", "int32", "int64" ->
          new Int(number(text.substring(3), text), true);
      case "uint8", "uint16", "uint24", "uint32", "uint64" ->
          new Int(number(text.substring(4), text), false);
      case "decimal" -> Decimal.UNLIMITED;
      case "float32" -> new Floating(32);
      case "float64" -> new Floating(64);
      case "text" -> Text.UNLIMITED;
      case "char" -> new Text(OptionalInt.empty(), true);
      case "bytes" -> Bytes.UNLIMITED;
      case "binary" -> new Bytes(OptionalInt.empty(), true);
      case "date" -> new Date();
      case "interval" -> new Interval();
      case "uuid" -> new Uuid();
      case "json" -> new Json(false);
      case "jsonb" -> new Json(true);
      case "dynamic" -> new Dynamic();
      default -> throw unknown(text);
    };
  }

  private static String sized(String name, OptionalInt max) {
    return max.isPresent() ? name + "(" + max.getAsInt() + ")" : name;
  }

  private static String labels(List<String> labels) {
    return labels.stream()
        .map(l -> "'" + l.replace("'", "''") + "'")
        .collect(Collectors.joining(","));
  }

  private static List<String> parseLabels(String inner, String text) {
    List<String> labels = new ArrayList<>();
    int at = 0;
    while (at < inner.length()) {
      if (inner.charAt(at) != '\'') throw unknown(text);
      StringBuilder label = new StringBuilder();
      at++;
      while (true) {
        if (at >= inner.length()) throw unknown(text);
        char c = inner.charAt(at++);
        if (c != '\'') {
          label.append(c);
        } else if (at < inner.length() && inner.charAt(at) == '\'') {
          label.append('\'');
          at++;
        } else {
          break;
        }
      }
      labels.add(label.toString());
      if (at < inner.length() && inner.charAt(at++) != ',') throw unknown(text);
    }
    return labels;
  }

  private static int number(String digits, String text) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw unknown(text);
    }
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException("not a type of this plan format: " + text);
  }
}

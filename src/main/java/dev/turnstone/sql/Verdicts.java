package dev.turnstone.sql;

import static dev.turnstone.sql.TypeKind.ARRAY;
import static dev.turnstone.sql.TypeKind.BITS;
import static dev.turnstone.sql.TypeKind.BOOL;
import static dev.turnstone.sql.TypeKind.BYTES;
import static dev.turnstone.sql.TypeKind.DATE;
import static dev.turnstone.sql.TypeKind.DECIMAL;
import static dev.turnstone.sql.TypeKind.DYNAMIC;
import static dev.turnstone.sql.TypeKind.ENUMERATION;
import static dev.turnstone.sql.TypeKind.FLOATING;
import static dev.turnstone.sql.TypeKind.INSTANT;
import static dev.turnstone.sql.TypeKind.INT;
import static dev.turnstone.sql.TypeKind.INTERVAL;
import static dev.turnstone.sql.TypeKind.JSON;
import static dev.turnstone.sql.TypeKind.LABEL_SET;
import static dev.turnstone.sql.TypeKind.OTHER;
import static dev.turnstone.sql.TypeKind.TEXT;
import static dev.turnstone.sql.TypeKind.TIME;
import static dev.turnstone.sql.TypeKind.TIMESTAMP;
import static dev.turnstone.sql.TypeKind.UUID;

import dev.turnstone.catalog.LogicalType;
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
import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.Verdict.Grade;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * What happens to values between any two types: a list of rules, the first that fits speaks; what
 * no rule names is impossible.
 */
public final class Verdicts {
  private static final Set<TypeKind> ANY = EnumSet.allOf(TypeKind.class);
  private static final Set<TypeKind> NUMBERS = EnumSet.of(INT, DECIMAL, FLOATING);
  private static final Set<TypeKind> MOMENTS = EnumSet.of(DATE, TIMESTAMP, INSTANT);
  private static final Set<TypeKind> LABELS = EnumSet.of(ENUMERATION, LABEL_SET);

  /** Kinds that SQLite only has as words in a declaration, without holding values to them. */
  private static final Set<TypeKind> LOOSE_IN_SQLITE =
      EnumSet.of(BOOL, DECIMAL, DATE, TIME, TIMESTAMP, INSTANT, UUID, JSON);

  /** Kinds whose values can be written as a text that reads back as the same value. */
  private static final Set<TypeKind> READ_FROM_TEXT =
      EnumSet.of(
          BOOL,
          INT,
          DECIMAL,
          FLOATING,
          DATE,
          TIME,
          TIMESTAMP,
          INSTANT,
          INTERVAL,
          UUID,
          JSON,
          ENUMERATION,
          LABEL_SET,
          BITS);

  private record Rule(Set<TypeKind> from, Set<TypeKind> to, Function<Move, Verdict> verdict) {}

  private static final List<Rule> RULES =
      List.of(
          rule(DYNAMIC, DYNAMIC, Move::exact),
          rule(FLOATING, DYNAMIC, NumberVerdicts::floatingToAny),
          rule(ANY, Set.of(DYNAMIC), m -> m.widens("the column takes values of every kind")),
          rule(
              DYNAMIC,
              TEXT,
              m -> m.refuses("texts and numbers arrive as text, blobs are set aside")),
          rule(
              DYNAMIC, BYTES, m -> m.refuses("only blobs arrive, texts and numbers are set aside")),
          rule(Set.of(DYNAMIC), READ_FROM_TEXT, Verdicts::onlyThose),
          // text, and everything as text
          rule(TEXT, TEXT, TextVerdicts::textToText),
          rule(BYTES, TEXT, m -> m.choice("bytes are text only in a character set, to be named")),
          rule(ANY, Set.of(TEXT), TextVerdicts::toText),
          rule(Set.of(TEXT), READ_FROM_TEXT, Verdicts::onlyThose),
          rule(TEXT, BYTES, TextVerdicts::textToBytes),
          // bytes, labels, JSON and the like
          rule(BYTES, BYTES, TextVerdicts::bytesToBytes),
          rule(
              BYTES,
              UUID,
              m -> m.refuses("16 bytes, in their order, are a UUID; other values are set aside")),
          rule(UUID, BYTES, TextVerdicts::uuidToBytes),
          rule(ENUMERATION, ENUMERATION, TextVerdicts::labelsToLabels),
          rule(ENUMERATION, LABEL_SET, TextVerdicts::labelsToLabels),
          rule(LABEL_SET, LABEL_SET, TextVerdicts::labelsToLabels),
          rule(LABELS, EnumSet.of(INT, BOOL), m -> m.choice("each label needs a number")),
          rule(EnumSet.of(INT, BOOL), LABELS, m -> m.choice("each number needs a label")),
          rule(JSON, JSON, TextVerdicts::jsonToJson),
          rule(
              LABEL_SET,
              ENUMERATION,
              m -> m.refuses("only values of one label arrive, others are set aside")),
          rule(NUMBERS, Set.of(JSON), NumberVerdicts::numberToJson),
          rule(BITS, BITS, Verdicts::onlyTheSame),
          rule(BITS, INT, NumberVerdicts::bitsToWhole),
          rule(BITS, BOOL, m -> m.refuses("bits other than a single 0 or 1 are set aside")),
          rule(ARRAY, ARRAY, Verdicts::onlyTheSame),
          rule(LABEL_SET, ARRAY, TextVerdicts::labelsToArray),
          rule(OTHER, OTHER, Verdicts::onlyTheSameVendors),
          rule(UUID, UUID, Move::exact),
          // numbers
          rule(BOOL, BOOL, Move::exact),
          rule(Set.of(BOOL), NUMBERS, m -> m.widens("false and true arrive as 0 and 1")),
          rule(NUMBERS, Set.of(BOOL), m -> m.refuses("numbers other than 0 and 1 are set aside")),
          rule(INT, INT, NumberVerdicts::wholeToWhole),
          rule(INT, DECIMAL, NumberVerdicts::wholeToDecimal),
          rule(INT, FLOATING, NumberVerdicts::wholeToFloating),
          rule(DECIMAL, INT, NumberVerdicts::decimalToWhole),
          rule(DECIMAL, DECIMAL, NumberVerdicts::decimalToDecimal),
          rule(DECIMAL, FLOATING, NumberVerdicts::decimalToFloating),
          rule(FLOATING, FLOATING, NumberVerdicts::floatingToFloating),
          rule(FLOATING, INT, m -> m.refuses("numbers that are not whole are set aside")),
          rule(FLOATING, DECIMAL, m -> m.refuses("numbers the decimal cannot hold are set aside")),
          // dates and times
          rule(NUMBERS, MOMENTS, m -> m.choice("seconds, milliseconds or days since when?")),
          rule(DATE, DATE, TimeVerdicts::same),
          rule(TIME, TIME, TimeVerdicts::same),
          rule(TIMESTAMP, TIMESTAMP, TimeVerdicts::same),
          rule(INSTANT, INSTANT, TimeVerdicts::same),
          rule(INTERVAL, INTERVAL, Move::exact),
          rule(DATE, TIMESTAMP, TimeVerdicts::dateToTimestamp),
          rule(TIMESTAMP, DATE, TimeVerdicts::timestampToDate),
          rule(EnumSet.of(DATE, TIMESTAMP), Set.of(INSTANT), TimeVerdicts::wallToInstant),
          rule(INSTANT, TIMESTAMP, TimeVerdicts::instantToTimestamp),
          rule(INSTANT, DATE, m -> m.choice("an instant has a date only in a time zone")),
          rule(EnumSet.of(TIMESTAMP, INSTANT), Set.of(TIME), TimeVerdicts::toTime),
          rule(TIME, INTERVAL, TimeVerdicts::timeToInterval),
          rule(INTERVAL, TIME, TimeVerdicts::intervalToTime),
          rule(ANY, ANY, Move::impossible));

  /** One of each kind, to list the rules for a person. */
  private static final List<LogicalType> SAMPLES =
      List.of(
          new Bool(),
          new Int(32, true),
          new Int(64, true),
          new Int(64, false),
          new Decimal(12, 2),
          Decimal.UNLIMITED,
          new Floating(32),
          new Floating(64),
          Shape.text(80),
          Text.UNLIMITED,
          Bytes.UNLIMITED,
          new Date(),
          new Time(6),
          new Timestamp(6),
          new Instant(6),
          new Interval(),
          new Uuid(),
          new Json(false),
          new Json(true),
          new Enumeration(List.of("a", "b")),
          new LabelSet(List.of("a", "b")),
          new Bits(8),
          new Array(new Int(32, true)),
          new Dynamic(),
          new Other("inet"));

  private Verdicts() {}

  /** One line of the table a person can look at. */
  public record Entry(LogicalType from, LogicalType to, Verdict verdict) {}

  /** What happens to values of every kind of type in columns of every kind of type. */
  public static List<Entry> table(Vendor source, Vendor target) {
    return SAMPLES.stream()
        .flatMap(
            from -> SAMPLES.stream().map(to -> new Entry(from, to, of(from, source, to, target))))
        .toList();
  }

  static Verdict of(LogicalType from, Vendor source, LogicalType to, Vendor target) {
    Move move = new Move(from, source, to, target);
    TypeKind fromKind = TypeKind.of(from);
    TypeKind toKind = TypeKind.of(to);
    Verdict verdict =
        RULES.stream()
            .filter(r -> r.from().contains(fromKind) && r.to().contains(toKind))
            .findFirst()
            .orElseThrow()
            .verdict()
            .apply(move);
    boolean sure = verdict.grade() == Grade.EXACT || verdict.grade() == Grade.WIDENS;
    boolean loose =
        source == Vendor.SQLITE
            && target != Vendor.SQLITE
            && LOOSE_IN_SQLITE.contains(fromKind)
            && toKind != TEXT;
    return sure && loose ? notHeldTo(move) : verdict;
  }

  private static Verdict notHeldTo(Move m) {
    return m.refuses(
        "SQLite does not hold a column to its declared type: values that are no "
            + m.from().text()
            + " are set aside");
  }

  private static Verdict onlyThose(Move m) {
    return m.refuses("values that do not read as " + m.to().text() + " are set aside");
  }

  private static Verdict onlyTheSame(Move m) {
    boolean same =
        m.from().text().toLowerCase(Locale.ROOT).equals(m.to().text().toLowerCase(Locale.ROOT));
    return same ? m.exact() : m.impossible();
  }

  /** A point of MariaDB is another thing than a point of PostgreSQL. */
  private static Verdict onlyTheSameVendors(Move m) {
    boolean related =
        m.source() == m.target() || (m.source().mysqlFamily() && m.target().mysqlFamily());
    return related ? onlyTheSame(m) : m.impossible();
  }

  private static Rule rule(TypeKind from, TypeKind to, Function<Move, Verdict> verdict) {
    return new Rule(Set.of(from), Set.of(to), verdict);
  }

  private static Rule rule(Set<TypeKind> from, Set<TypeKind> to, Function<Move, Verdict> verdict) {
    return new Rule(Set.copyOf(from), Set.copyOf(to), verdict);
  }
}

package dev.turnstone.rehearse;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.catalog.LogicalType.Bytes;
import dev.turnstone.catalog.LogicalType.Decimal;
import dev.turnstone.catalog.LogicalType.Instant;
import dev.turnstone.catalog.LogicalType.Int;
import dev.turnstone.catalog.LogicalType.Text;
import dev.turnstone.catalog.LogicalType.Time;
import dev.turnstone.catalog.LogicalType.Timestamp;
import dev.turnstone.problem.Code;
import dev.turnstone.row.OriginalValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How large the values of one column are that do not fit it: what it would need to hold them. */
final class Oversize {
  private static final Set<Code> OF_SIZE =
      EnumSet.of(Code.TOO_LONG, Code.OUT_OF_RANGE, Code.TOO_PRECISE, Code.NOT_WHOLE);

  private static final Set<String> NUMBERS = Set.of("integer", "decimal", "real");

  /** Values that have as many characters in a text column as here. */
  private static final Set<String> COUNTED = Set.of("text", "integer", "decimal");

  private static final int LONGEST_NUMBER = 400;

  /** As many decimal digits as a floating point number keeps of any decimal. */
  private static final int KEPT_DIGITS = 15;

  private static final int MOST_FRACTION = 6;
  private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?[0-9]*\\.?[0-9]+");
  private static final Pattern SECONDS = Pattern.compile(".*:[0-9]{2}\\.([0-9]+).*");

  private Numbers numbers = Numbers.NONE;
  private long characters;
  private long bytes;
  private int fraction;
  private boolean otherThanNumbers;
  private boolean otherThanTexts;
  private boolean otherThanBytes;

  /**
   * The numbers met so far.
   *
   * @param least at most 0
   * @param most at least 0
   * @param scale digits behind the point
   */
  private record Numbers(BigDecimal least, BigDecimal most, int scale) {
    static final Numbers NONE = new Numbers(BigDecimal.ZERO, BigDecimal.ZERO, 0);

    Numbers and(Numbers other) {
      return new Numbers(
          least.min(other.least), most.max(other.most), Math.max(scale, other.scale));
    }

    static Numbers of(BigDecimal number) {
      BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
      return NONE.and(new Numbers(plain, plain, Math.max(0, plain.scale())));
    }
  }

  /** True where a wider column is an answer to the reason. */
  static boolean answers(Code code) {
    return OF_SIZE.contains(code);
  }

  /** A value that does not fit. */
  void add(OriginalValue value) {
    Optional<String> text = value.value();
    long kept = value.hex().map(hex -> hex.length() / 2L).orElse(0L);
    bytes = Math.max(bytes, value.left().orElse(kept));
    otherThanBytes |= text.isPresent();
    boolean counted = text.isPresent() && COUNTED.contains(value.type());
    otherThanTexts |= !counted;
    text.ifPresent(t -> characters = Math.max(characters, t.codePointCount(0, t.length())));
    text.map(SECONDS::matcher)
        .filter(Matcher::matches)
        .ifPresent(m -> fraction = Math.max(fraction, m.group(1).length()));
    Optional<BigDecimal> number = number(value);
    number.ifPresent(n -> numbers = numbers.and(Numbers.of(n)));
    otherThanNumbers |= number.isEmpty();
  }

  /** As a decimal column takes it; empty: it is none, or no decimal is exactly it. */
  private static Optional<BigDecimal> number(OriginalValue value) {
    String text = value.value().orElse("");
    boolean real = value.type().equals("real");
    boolean shaped = NUMBERS.contains(value.type()) || value.type().equals("text");
    if (!shaped || text.isEmpty() || text.length() > LONGEST_NUMBER) {
      return Optional.empty();
    }
    if (!real) {
      return PLAIN_NUMBER.matcher(text).matches()
          ? Optional.of(new BigDecimal(text))
          : Optional.empty();
    }
    double number = Double.parseDouble(text);
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Optional.empty();
    }
    BigDecimal shortest = new BigDecimal(text);
    boolean keeps = shortest.stripTrailingZeros().precision() <= KEPT_DIGITS;
    return keeps || number != Math.rint(number)
        ? Optional.of(shortest).filter(n -> keeps)
        : Optional.of(new BigDecimal(number));
  }

  /** Takes over what was met elsewhere. */
  void addAll(Oversize other) {
    numbers = numbers.and(other.numbers);
    characters = Math.max(characters, other.characters);
    bytes = Math.max(bytes, other.bytes);
    fraction = Math.max(fraction, other.fraction);
    otherThanNumbers |= other.otherThanNumbers;
    otherThanTexts |= other.otherThanTexts;
    otherThanBytes |= other.otherThanBytes;
  }

  /** The smallest type that holds all values met; empty: it cannot be told, or none does. */
  Optional<LogicalType> needed(LogicalType type) {
    if (type instanceof Text) return Optional.of(text());
    if (type instanceof Bytes) {
      return otherThanBytes || bytes > Integer.MAX_VALUE
          ? Optional.empty()
          : Optional.of(new Bytes(OptionalInt.of((int) bytes), false));
    }
    if (type instanceof Int whole) return otherThanNumbers ? Optional.empty() : number(whole);
    if (type instanceof Decimal d) {
      return otherThanNumbers || d.unlimited() ? Optional.empty() : Optional.of(decimal(d));
    }
    return moment(type);
  }

  private LogicalType text() {
    return otherThanTexts || characters > Integer.MAX_VALUE
        ? Text.UNLIMITED
        : new Text(OptionalInt.of((int) characters), false);
  }

  /** One more bit or more; a decimal where no whole number of any size will do. */
  private Optional<LogicalType> number(Int type) {
    BigInteger least = numbers.least().toBigInteger().min(least(type));
    BigInteger most = numbers.most().toBigInteger().max(most(type));
    boolean sign = type.signed() || numbers.least().signum() < 0;
    for (int bits : new int[] {8, 16, 24, 32, 64}) {
      Int wider = new Int(bits, sign);
      boolean holds = least.compareTo(least(wider)) >= 0 && most.compareTo(most(wider)) <= 0;
      if (numbers.scale() == 0 && holds) {
        return Optional.of(wider);
      }
    }
    int whole = Math.max(digits(least), digits(most));
    return Optional.of(new Decimal(whole + numbers.scale(), numbers.scale()));
  }

  private static BigInteger least(Int type) {
    return type.signed() ? BigInteger.TWO.pow(type.bits() - 1).negate() : BigInteger.ZERO;
  }

  private static BigInteger most(Int type) {
    int bits = type.signed() ? type.bits() - 1 : type.bits();
    return BigInteger.TWO.pow(bits).subtract(BigInteger.ONE);
  }

  private static int digits(BigInteger number) {
    return number.abs().toString().length();
  }

  private LogicalType decimal(Decimal type) {
    int scale = Math.max(Math.max(type.scale(), 0), numbers.scale());
    int least = digits(numbers.least().toBigInteger());
    int most = digits(numbers.most().toBigInteger());
    boolean small = numbers.least().toBigInteger().equals(numbers.most().toBigInteger());
    int found = small ? 0 : Math.max(least, most);
    int whole = Math.max(type.precision() - type.scale(), found);
    return new Decimal(Math.max(1, whole + scale), scale);
  }

  private Optional<LogicalType> moment(LogicalType type) {
    if (fraction == 0 || fraction > MOST_FRACTION) return Optional.empty();
    if (type instanceof Time t) return Optional.of(new Time(Math.max(fraction, t.fraction())));
    if (type instanceof Timestamp t) {
      return Optional.of(new Timestamp(Math.max(fraction, t.fraction())));
    }
    return type instanceof Instant t
        ? Optional.of(new Instant(Math.max(fraction, t.fraction())))
        : Optional.empty();
  }
}

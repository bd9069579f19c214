package dev.turnstone.sql;

/**
 * One value as text that loses nothing, with what it is: what people are shown, and what a literal
 * is made from.
 *
 * @param text canonical text: integers and decimals in plain digits, floating point numbers by
 *     their shortest digits, booleans as true and false, dates and times in ISO 8601 with T and,
 *     for instants, Z, bytes and malformed text in lower case hex; of a value that is withheld the
 *     number of its bytes; empty for NULL
 */
public record ExactValue(Kind kind, String text) {
  public static final ExactValue NULL = new ExactValue(Kind.NULL, "");

  /** What a value is. */
  public enum Kind {
    NULL('-'),
    /** A whole number or a boolean. */
    INTEGER('i'),
    DECIMAL('d'),
    REAL('r'),
    TEXT('t'),
    /** Text whose bytes are not UTF-8, as hex. */
    MALFORMED('m'),
    BYTES('b'),
    DATE('D'),
    TIME('T'),
    TIMESTAMP('S'),
    INSTANT('I'),
    UUID('u'),
    INTERVAL('v'),
    /** Too large to be shown; its text is how many bytes it has. */
    WITHHELD('w');

    private final char code;

    Kind(char code) {
      this.code = code;
    }

    /** One ASCII character that stands for it in files. */
    public char code() {
      return code;
    }

    /**
     * The kind with this code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Kind of(char code) {
      for (Kind kind : values()) {
        if (kind.code == code) {
          return kind;
        }
      }
      throw new IllegalArgumentException("no value is of kind " + code);
    }
  }

  public boolean isNull() {
    return kind == Kind.NULL;
  }

  /** False when there is no more than the length of the value. */
  public boolean whole() {
    return kind != Kind.WITHHELD;
  }

  /** For people: the text, NULL as {@code NULL}, of a withheld value its length. */
  public String shown() {
    return switch (kind) {
      case NULL -> "NULL";
      case WITHHELD -> "(" + text + " bytes)";
      default -> text;
    };
  }
}

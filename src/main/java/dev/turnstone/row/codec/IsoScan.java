package dev.turnstone.row.codec;

/**
 * Reads dates and times in ISO 8601 text, strictly: {@code [-]YYYY-MM-DD}, {@code
 * [-]HH[H]:MM:SS[.f..]}, or both with 'T' or one space between, then optionally {@code Z} or an
 * offset {@code +HH[[:]MM]}. Reused; not thread safe.
 */
public final class IsoScan {
  /** What a text is. */
  public enum Form {
    NONE,
    DATE,
    /** A time of day or a signed duration of up to 999 hours. */
    TIME,
    /** Date and wall time. */
    LOCAL,
    /** Date and time with an offset. */
    OFFSET,
    /** A date whose month or day is 00, as MariaDB's 0000-00-00. */
    ZERO
  }

  private static final long SECOND = 1_000_000;
  private byte[] bytes = new byte[0];
  private int at;
  private int end;
  private long day;
  private long micros;
  private long offset;
  private boolean fine;

  /** Says what the slice is; the other methods then tell its parts. */
  public Form scan(byte[] array, int from, int length) {
    bytes = array;
    at = from;
    end = from + length;
    fine = true;
    offset = 0;
    if (looksLikeTime()) return duration() ? Form.TIME : Form.NONE;
    Form date = date();
    if (date == Form.NONE) return Form.NONE;
    if (at == end) return date;
    if (bytes[at] != 'T' && bytes[at] != ' ') return Form.NONE;
    at++;
    if (!clock(2)) return Form.NONE;
    boolean local = at == end;
    if (!local && !zone()) return Form.NONE;
    if (micros >= IsoText.DAY) return Form.NONE;
    if (date == Form.ZERO) return Form.ZERO;
    return local ? Form.LOCAL : Form.OFFSET;
  }

  private boolean looksLikeTime() {
    int i = at < end && bytes[at] == '-' ? at + 1 : at;
    int digits = 0;
    while (i < end && Digits.isDigit(bytes[i])) {
      i++;
      digits++;
    }
    return digits >= 2 && digits <= 3 && i < end && bytes[i] == ':';
  }

  private boolean duration() {
    boolean negative = bytes[at] == '-';
    if (negative) at++;
    int hourDigits = bytes[at + 2] == ':' ? 2 : 3;
    if (!clock(hourDigits) || at != end) return false;
    if (negative) micros = -micros;
    return true;
  }

  private Form date() {
    boolean negative = at < end && bytes[at] == '-';
    if (negative) at++;
    int from = at;
    while (at < end && Digits.isDigit(bytes[at])) at++;
    int digits = at - from;
    if (digits < 4 || digits > 7 || end - at < 6) return Form.NONE;
    int year = 0;
    for (int i = from; i < at; i++) year = year * 10 + (bytes[i] - '0');
    int month = two(at + 1);
    int dayOfMonth = two(at + 4);
    boolean shaped = bytes[at] == '-' && bytes[at + 3] == '-' && month >= 0 && dayOfMonth >= 0;
    if (!shaped || (negative && year == 0)) return Form.NONE;
    at += 6;
    if (month <= 12 && dayOfMonth <= 31 && (month == 0 || dayOfMonth == 0)) return Form.ZERO;
    int signed = negative ? -year : year;
    if (!CivilDate.exists(signed, month, dayOfMonth)) return Form.NONE;
    day = CivilDate.toDay(signed, month, dayOfMonth);
    return Form.DATE;
  }

  /** {@code H..:MM:SS[.f..]} from here on. */
  private boolean clock(int hourDigits) {
    if (end - at < hourDigits + 6) return false;
    int hours = number(at, hourDigits);
    int minutes = two(at + hourDigits + 1);
    int seconds = two(at + hourDigits + 4);
    boolean shaped = bytes[at + hourDigits] == ':' && bytes[at + hourDigits + 3] == ':';
    if (!shaped || hours < 0 || minutes < 0 || seconds < 0) return false;
    if (minutes > 59 || seconds > 59) return false;
    at += hourDigits + 6;
    micros = ((hours * 60L + minutes) * 60 + seconds) * SECOND;
    return at >= end || bytes[at] != '.' || fraction();
  }

  private boolean fraction() {
    int from = ++at;
    long unit = SECOND / 10;
    while (at < end && Digits.isDigit(bytes[at])) {
      int digit = bytes[at++] - '0';
      micros += digit * unit;
      if (unit == 0 && digit != 0) fine = false;
      unit /= 10;
    }
    return at > from;
  }

  private boolean zone() {
    byte sign = bytes[at++];
    if (sign == 'Z') return at == end;
    if (sign != '+' && sign != '-') return false;
    int left = end - at;
    boolean colon = left == 5 && bytes[at + 2] == ':';
    if (left != 2 && left != 4 && !colon) return false;
    int hours = two(at);
    int minutes = left == 2 ? 0 : two(colon ? at + 3 : at + 2);
    if (hours < 0 || minutes < 0 || hours > 18 || minutes > 59) return false;
    offset = (hours * 3600L + minutes * 60L) * SECOND;
    if (sign == '-') offset = -offset;
    at = end;
    return true;
  }

  private int two(int from) {
    return number(from, 2);
  }

  private int number(int from, int digits) {
    if (from + digits > end) return -1;
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      if (!Digits.isDigit(bytes[i])) return -1;
      value = value * 10 + (bytes[i] - '0');
    }
    return value;
  }

  /** Days since 1970-01-01, of a form with a date. */
  public long day() {
    return day;
  }

  /** Microseconds since midnight, or the signed duration, of a form with a time. */
  public long micros() {
    return micros;
  }

  /** Microseconds since 1970-01-01T00:00:00 of the wall clock, of LOCAL and OFFSET. */
  public long wall() {
    return day * IsoText.DAY + micros;
  }

  /** Microseconds since 1970-01-01T00:00:00Z, of OFFSET. */
  public long instant() {
    return wall() - offset;
  }

  /** False when digits other than 0 stand behind the microseconds; they are not in the values. */
  public boolean fine() {
    return fine;
  }
}

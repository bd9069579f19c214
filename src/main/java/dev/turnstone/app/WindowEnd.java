package dev.turnstone.app;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The end of a time window as people type it. */
public final class WindowEnd {
  private WindowEnd() {}

  /**
   * The moment: {@code 06:00} is the next one, {@code 2026-11-24T06:00} is local, {@code
   * 2026-11-24T06:00+01:00} is anywhere.
   *
   * @param now whose zone counts
   * @return empty: it is none of these, or not after {@code now}
   */
  public static Optional<OffsetDateTime> parse(String text, ZonedDateTime now) {
    try {
      OffsetDateTime end = moment(text.strip(), now);
      return end.isAfter(now.toOffsetDateTime()) ? Optional.of(end) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static OffsetDateTime moment(String text, ZonedDateTime now) {
    if (text.indexOf('T') < 0) {
      ZonedDateTime today = now.with(LocalTime.parse(text));
      return (today.isAfter(now) ? today : today.plusDays(1)).toOffsetDateTime();
    }
    boolean anywhere = text.endsWith("Z") || text.matches(".*T.*[+-].*");
    return anywhere
        ? OffsetDateTime.parse(text)
        : LocalDateTime.parse(text).atZone(now.getZone()).toOffsetDateTime();
  }
}

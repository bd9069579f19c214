package dev.turnstone.row;

import dev.turnstone.problem.Code;
import dev.turnstone.row.Cell.Kind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Wall times of a zone as instants, or instants as its wall times; what the zone skips or repeats
 * is refused, in both directions, because it could not be told apart again.
 */
final class ZoneDecoding extends Conversion {
  private static final long SECOND = 1_000_000;
  private final ZoneRules rules;
  private final String zone;
  private final boolean toInstant;

  ZoneDecoding(Place from, Place to, ZoneId zone, boolean toInstant) {
    super(from, to);
    this.rules = zone.getRules();
    this.zone = zone.getId();
    this.toInstant = toInstant;
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    long micros = cell.number();
    Kind wanted = toInstant ? Kind.INSTANT : Kind.TIMESTAMP;
    if (TemporalRange.isInfinite(micros)) {
      cell.become(wanted);
      return null;
    }
    long seconds = Math.floorDiv(micros, SECOND);
    long wall = toInstant ? seconds : seconds + offsetAt(seconds);
    LocalDateTime local = LocalDateTime.ofEpochSecond(wall, 0, ZoneOffset.UTC);
    var offsets = rules.getValidOffsets(local);
    if (offsets.size() != 1) return new Refusal(Code.ZONE_AMBIGUOUS, zone);
    long shift = offsets.get(0).getTotalSeconds() * SECOND;
    cell.setNumber(wanted, toInstant ? micros - shift : micros + shift);
    return null;
  }

  private long offsetAt(long seconds) {
    return rules.getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
  }
}

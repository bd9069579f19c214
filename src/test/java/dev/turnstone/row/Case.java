package dev.turnstone.row;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.Decoder;
import dev.turnstone.problem.Location;
import dev.turnstone.support.Cells;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One value on its way between two columns, and what must become of it.
 *
 * @param sentence what the case says
 * @param from vendor and type, as {@code sqlite int64}
 * @param to the same of the target
 * @param decoder null: plain copy
 * @param expected kind and value as {@link Cells#show} words them, or the code of the refusal
 */
record Case(
    String sentence,
    String from,
    Cell value,
    String to,
    @Nullable Decoder decoder,
    String expected) {

  static Case of(String sentence, String from, Cell value, String to, String expected) {
    return new Case(sentence, from, value, to, null, expected);
  }

  Case read(Decoder how) {
    return new Case(sentence, from, value, to, how, expected);
  }

  private static Place place(String text) {
    String[] parts = text.split(" ", 2);
    return Tables.place(parts[1], Vendor.valueOf(parts[0].toUpperCase(Locale.ROOT)));
  }

  Conversion conversion() {
    Place source = place(from);
    Place target = place(to);
    return decoder == null
        ? Conversions.between(source, target)
        : Decoders.conversion(decoder, source, target, Location.EVERYWHERE);
  }

  /** What became of the value, in the words of {@link #expected}. */
  String outcome() {
    Cell cell = new Cell();
    cell.set(value);
    Refusal refusal = conversion().convert(cell);
    return refusal == null ? Cells.show(cell) : refusal.code().name();
  }

  @Override
  public String toString() {
    return sentence;
  }
}

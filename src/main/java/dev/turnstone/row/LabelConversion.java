package dev.turnstone.row;

import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Labels of an enumeration, or several joined by commas of a label set, exactly as declared. A
 * label of an enumeration is one label, commas or not.
 */
final class LabelConversion extends Conversion {
  private final byte[][] labels;
  private final boolean several;

  LabelConversion(Place from, Place to, List<String> labels, boolean several) {
    super(from, to);
    this.labels =
        labels.stream().map(l -> l.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    this.several = several && !(from.type() instanceof LogicalType.Enumeration);
  }

  @Override
  @Nullable Refusal convert(Cell cell) {
    if (cell.kind() != Cell.Kind.TEXT) return wrongClass(cell);
    boolean good =
        several ? allListed(cell) : listed(cell, cell.offset(), cell.offset() + cell.length());
    return good ? null : refuse(Code.NOT_A_LABEL);
  }

  private boolean allListed(Cell cell) {
    if (cell.length() == 0) return true;
    int end = cell.offset() + cell.length();
    int from = cell.offset();
    for (int at = from; at <= end; at++) {
      if (at == end || cell.bytes()[at] == ',') {
        if (!listed(cell, from, at)) return false;
        from = at + 1;
      }
    }
    return true;
  }

  private boolean listed(Cell cell, int from, int to) {
    for (byte[] label : labels) {
      if (Arrays.equals(label, 0, label.length, cell.bytes(), from, to)) return true;
    }
    return false;
  }
}

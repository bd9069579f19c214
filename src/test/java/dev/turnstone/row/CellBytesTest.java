package dev.turnstone.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.row.Cell.Kind;
import dev.turnstone.row.codec.ByteBuilder;
import dev.turnstone.support.Cells;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CellBytesTest {
  @Property(tries = 500)
  void aRowReadsBackAsItWasWritten(@ForAll("rows") List<Cell> row) {
    List<String> before = row.stream().map(CellBytesTest::exactly).toList();
    ByteBuilder bytes = new ByteBuilder(4);
    row.forEach(cell -> CellBytes.append(cell, bytes));
    List<String> after = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < row.size(); i++) {
      Cell cell = new Cell();
      at = CellBytes.read(bytes.copy(), at, cell);
      after.add(exactly(cell));
    }
    assertEquals(before, after);
    assertEquals(bytes.length(), at);
  }

  @Test
  void aLargeValueReadsBack() {
    byte[] large = new byte[40 << 20];
    large[large.length - 1] = 9;
    Cell cell = new Cell();
    cell.setSlice(Kind.BYTES, large, 0, large.length);
    ByteBuilder bytes = new ByteBuilder(4);
    CellBytes.append(cell, bytes);
    assertEquals(large.length + 5, CellBytes.read(bytes.array(), 0, cell));
    assertEquals(large.length, cell.length());
    assertEquals(9, cell.bytes()[cell.offset() + cell.length() - 1]);
  }

  /** Also the bits of a NaN, and whether a decimal is at hand as a number. */
  private static String exactly(Cell cell) {
    String bits = cell.kind() == Kind.DOUBLE ? " " + cell.number() : "";
    String scaled =
        cell.kind() == Kind.DECIMAL && cell.scaled()
            ? " " + cell.number() + " / " + cell.scale()
            : "";
    return Cells.show(cell) + bits + scaled;
  }

  @Provide
  Arbitrary<List<Cell>> rows() {
    Arbitrary<byte[]> slices = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
    Arbitrary<byte[]> sixteen = Arbitraries.bytes().array(byte[].class).ofSize(16);
    Arbitrary<Long> numbers = Arbitraries.longs();
    Arbitrary<Cell> scaled =
        Combinators.combine(
                Arbitraries.longs().between(-999_999_999_999_999_999L, 999_999_999_999_999_999L),
                Arbitraries.integers().between(0, 18))
            .as(CellBytesTest::scaled);
    Arbitrary<Cell> decimals =
        Arbitraries.bigDecimals().ofScale(9).map(d -> Cells.decimal(d.toPlainString()));
    return Arbitraries.oneOf(
            Arbitraries.create(Cell::new),
            Combinators.combine(Arbitraries.of(Kind.LONG, Kind.TIME), numbers).as(Cells::number),
            Combinators.combine(
                    Arbitraries.of(Kind.DATE),
                    Arbitraries.oneOf(
                        Arbitraries.longs().between(-2_500_000, 2_500_000_000L / 1000),
                        Arbitraries.of(Cell.POSITIVE_INFINITY, Cell.NEGATIVE_INFINITY)))
                .as(Cells::number),
            Combinators.combine(
                    Arbitraries.of(Kind.TIMESTAMP, Kind.INSTANT),
                    Arbitraries.longs().between(-60_000_000_000_000_000L, 60_000_000_000_000_000L))
                .as(Cells::number),
            numbers.map(bits -> Cells.number(Kind.DOUBLE, bits)),
            Combinators.combine(Arbitraries.of(Kind.TEXT, Kind.BYTES), slices).as(Cells::slice),
            Combinators.combine(Arbitraries.of(Kind.UUID, Kind.INTERVAL), sixteen).as(Cells::slice),
            decimals,
            scaled)
        .list()
        .ofMaxSize(12);
  }

  private static Cell scaled(long digits, int scale) {
    Cell cell = new Cell();
    cell.setScaled(digits, scale);
    return cell;
  }
}

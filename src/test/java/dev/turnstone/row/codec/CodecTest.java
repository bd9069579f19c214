package dev.turnstone.row.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.turnstone.row.codec.Utf8.Look;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CodecTest {
  private static final ObjectMapper JACKSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Property
  void daysAreThoseOfTheIsoCalendar(
      @ForAll @IntRange(min = -365_243_219, max = 365_241_780) int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    long packed = CivilDate.fromDay(day);
    assertEquals(date.getYear(), CivilDate.year(packed));
    assertEquals(date.getMonthValue(), CivilDate.month(packed));
    assertEquals(date.getDayOfMonth(), CivilDate.dayOfMonth(packed));
    assertEquals(day, CivilDate.toDay(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
  }

  @Test
  void everyDayOfFourCenturiesExistsAndNoOther() {
    for (int year = 1600; year <= 2000; year++) {
      for (int month = 0; month <= 13; month++) {
        int length = month < 1 || month > 12 ? 0 : YearMonth.of(year, month).lengthOfMonth();
        for (int day = 0; day <= 32; day++) {
          assertEquals(day >= 1 && day <= length, CivilDate.exists(year, month, day));
        }
      }
    }
  }

  @Property
  void wholeNumbersAreWrittenAsJavaDoes(@ForAll long value) {
    byte[] bytes = new byte[Digits.LONGEST];
    int end = Digits.write(value, bytes, 0);
    assertEquals(Long.toString(value), new String(bytes, 0, end, StandardCharsets.US_ASCII));
  }

  @Provide
  Arbitrary<byte[]> nearlyUtf8() {
    return Arbitraries.strings()
        .ofMaxLength(12)
        .map(s -> s.getBytes(StandardCharsets.UTF_8))
        .flatMap(
            bytes ->
                Arbitraries.integers()
                    .between(0, Math.max(0, bytes.length - 1))
                    .flatMap(at -> Arbitraries.bytes().map(change -> changed(bytes, at, change))));
  }

  private static byte[] changed(byte[] bytes, int at, byte change) {
    byte[] copy = bytes.clone();
    if (copy.length > 0) copy[at] = change;
    return copy;
  }

  @Property(tries = 2000)
  void utf8IsWellFormedExactlyWhenJavaReadsItUnchanged(@ForAll("nearlyUtf8") byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean good = Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8));
    assertEquals(good, Utf8.valid(bytes, 0, bytes.length));
    if (!good) return;
    assertEquals(text.codePointCount(0, text.length()), Utf8.codePoints(bytes, 0, bytes.length));
    int first = Utf8.prefix(bytes, 0, bytes.length, 3);
    int three = text.offsetByCodePoints(0, Math.min(3, text.codePointCount(0, text.length())));
    assertEquals(text.substring(0, three), new String(bytes, 0, first, StandardCharsets.UTF_8));
  }

  @Test
  void findsANulWhereverItStands() {
    for (int length = 0; length < 40; length++) {
      byte[] bytes = new byte[length];
      Arrays.fill(bytes, (byte) 0x80);
      assertFalse(Utf8.hasNul(bytes, 0, length));
      for (int at = 0; at < length; at++) {
        bytes[at] = 0;
        assertTrue(Utf8.hasNul(bytes, 0, length), length + " " + at);
        bytes[at] = 1;
      }
    }
  }

  @Test
  void oneLookFindsANulAndAMalformedByteWhereverTheyStandAmongOthers() {
    byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < 40; length++) {
      byte[] bytes = new byte[length + 2];
      Arrays.fill(bytes, 1, length + 1, (byte) 0x7F);
      assertEquals(Look.GOOD, Utf8.look(bytes, 1, length), "between zeros: " + length);
      for (int at = 1; at <= length; at++) {
        byte[] nul = bytes.clone();
        nul[at] = 0;
        assertEquals(Look.HAS_NUL, Utf8.look(nul, 1, length), length + " " + at);
        byte[] odd = bytes.clone();
        odd[at] = (byte) 0x80;
        assertEquals(Look.MALFORMED, Utf8.look(odd, 1, length), length + " " + at);
        odd[1] = odd[1] == 0x7F ? 0 : odd[1];
        assertEquals(Look.MALFORMED, Utf8.look(odd, 1, length), "behind a zero: " + at);
        if (at + 2 > length) continue;
        System.arraycopy(euro, 0, nul, at, 3);
        assertEquals(Look.GOOD, Utf8.look(nul, 1, length), length + " " + at);
        if (at == 1) continue;
        nul[1] = 0;
        assertEquals(Look.HAS_NUL, Utf8.look(nul, 1, length), length + " " + at);
      }
    }
  }

  @Test
  void cutsBeforeACharacterThatDoesNotFit() {
    byte[] text = "aé😀".getBytes(StandardCharsets.UTF_8);
    int[] expected = {0, 1, 1, 3, 3, 3, 3, 7, 7};
    for (int limit = 0; limit < expected.length; limit++) {
      assertEquals(expected[limit], Utf8.fitting(text, 0, text.length, limit));
    }
  }

  private static boolean jackson(String text) {
    try {
      return !JACKSON.readTree(text).isMissingNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static boolean ours(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new JsonScan().valid(bytes, 0, bytes.length);
  }

  @Provide
  Arbitrary<String> nearlyJson() {
    List<String> tokens =
        List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"a\"",
            "\"\\n\"",
            "\"\\u00e9\"",
            "1",
            "-0",
            "0.5",
            "1e3",
            "1E-3",
            "01",
            "-",
            ".5",
            "1.",
            "true",
            "null",
            "fals",
            " ",
            "\n",
            "\"\\x\"",
            "\"",
            "\t");
    return Arbitraries.of(tokens).list().ofMaxSize(7).map(parts -> String.join("", parts));
  }

  @Property(tries = 6000)
  void jsonIsValidExactlyWhenJacksonSaysSo(@ForAll("nearlyJson") String text) {
    assertEquals(jackson(text), ours(text), text);
  }

  @Test
  void jsonMayBeNestedWithoutEnd() {
    String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
    byte[] bytes = deep.getBytes(StandardCharsets.UTF_8);
    JsonScan scan = new JsonScan();
    assertTrue(scan.valid(bytes, 0, bytes.length));
    assertEquals(1_000_000, scan.deepest());
  }

  @Property
  void anIsoTextNeverBreaksTheScan(@ForAll("nearlyIso") String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    IsoScan scan = new IsoScan();
    IsoScan.Form form = scan.scan(bytes, 0, bytes.length);
    if (form != IsoScan.Form.LOCAL || !scan.fine()) return;
    byte[] again = new byte[IsoText.LONGEST];
    int end = IsoText.timestamp(scan.wall(), (byte) 'T', again, 0);
    long wall = scan.wall();
    assertEquals(IsoScan.Form.LOCAL, scan.scan(again, 0, end));
    assertEquals(wall, scan.wall());
  }

  @Provide
  Arbitrary<String> nearlyIso() {
    return Arbitraries.of(
            "2024",
            "-",
            "02",
            "29",
            "30",
            "T",
            " ",
            ":",
            "12",
            "59",
            "60",
            ".5",
            ".123456",
            "Z",
            "+05",
            "00",
            "0000",
            "-0044",
            "123456",
            "2024-02-29",
            "12:34:56",
            "838")
        .list()
        .ofMaxSize(9)
        .map(parts -> String.join("", parts));
  }

  @Test
  void readsUuidsOnlyInTheirOneForm() {
    byte[] text = "00112233-4455-6677-8899-aabbccddeeff".getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[16];
    assertTrue(UuidText.read(text, 0, text.length, bytes));
    byte[] again = new byte[36];
    assertEquals(36, UuidText.write(bytes, 0, again, 0));
    assertArrayEquals(text, again);
    for (int i = 0; i < text.length; i++) {
      byte[] broken = text.clone();
      broken[i] = '_';
      assertFalse(UuidText.read(broken, 0, 36, bytes), "at " + i);
    }
  }
}

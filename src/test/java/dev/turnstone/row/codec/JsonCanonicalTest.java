package dev.turnstone.row.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonCanonicalTest {
  private final JsonCanonical canonical = new JsonCanonical();

  private byte[] of(String json) {
    byte[] bytes = ("x" + json + "x").getBytes(UTF_8);
    ByteBuilder out = new ByteBuilder(8);
    out.putByte('>');
    assertTrue(canonical.write(bytes, 1, bytes.length - 2, out), json);
    return Arrays.copyOfRange(out.array(), 1, out.length());
  }

  /** Maps, lists and plain values: deep ones have few members, those with many are shallow. */
  private static Object tree(Random random, int depth) {
    int kind = random.nextInt(depth > 20 ? 3 : 6);
    if (kind == 0) return random.nextInt(100);
    if (kind == 1) return "t" + random.nextInt(1000);
    if (kind == 2) return random.nextBoolean();
    int size = random.nextInt(20) == 0 ? 60 : random.nextInt(3);
    if (kind == 3) {
      List<Object> list = new ArrayList<>();
      for (int i = 0; i < size; i++) list.add(tree(random, depth + size));
      return list;
    }
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i <= size; i++) {
      map.put("n".repeat(random.nextInt(3)) + random.nextInt(99), tree(random, depth + 1 + size));
    }
    return map;
  }

  /** The same value with its members in some order and blanks here and there. */
  private static String text(Object value, Random random) {
    String blank = random.nextInt(4) == 0 ? " \n" : "";
    if (value instanceof String s) return blank + '"' + s + '"' + blank;
    if (value instanceof List<?> list) {
      return "[" + String.join(",", list.stream().map(v -> text(v, random)).toList()) + "]" + blank;
    }
    if (!(value instanceof Map<?, ?> map)) return blank + value + blank;
    List<String> members = new ArrayList<>();
    map.forEach((name, v) -> members.add('"' + name.toString() + "\":" + text(v, random)));
    Collections.shuffle(members, random);
    return "{" + blank + String.join(blank + ",", members) + "}";
  }

  @Property(tries = 500)
  void theOrderOfMembersAndBlanksDoNotCount(@ForAll long seed) {
    Object tree = tree(new Random(seed), 0);
    String one = text(tree, new Random(seed + 1));
    String other = text(tree, new Random(seed + 2));
    assertArrayEquals(of(one), of(other), () -> one + " and " + other);
    assertFalse(Arrays.equals(of(one), of("[" + other + "]")), one);
  }

  @Property(tries = 500)
  void anotherValueHasOtherBytes(@ForAll long seed) {
    Object tree = tree(new Random(seed), 0);
    Object other = tree(new Random(seed + 1), 0);
    boolean same = Arrays.equals(of(text(tree, new Random(1))), of(text(other, new Random(2))));
    assertEquals(tree.equals(other), same, () -> tree + " and " + other);
  }

  @Test
  void theLastOfARepeatedNameCountsAtEveryDepth() {
    assertArrayEquals(
        of("{\"a\":{\"x\":1,\"y\":2},\"b\":3}"),
        of("{\"b\":0,\"a\":[9],\"b\":3,\"a\":{\"y\":1,\"x\":0,\"x\":1,\"y\":2}}"));
    assertArrayEquals(of("{\"\\n\":1,\"b\":2}"), of("{\"b\":2,\"\\u000a\":5,\"\\n\":1}"));
  }

  @Test
  void aTextOfVeryManyMembersIsSortedAndSoIsTheNextOne() {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) members.add("\"" + i + "\":" + i);
    byte[] inOrder = of("{" + String.join(",", members) + "}");
    Collections.shuffle(members, new Random(7));
    assertArrayEquals(inOrder, of("{" + String.join(",", members) + "}"));
    assertArrayEquals(of("{\"a\":1,\"b\":2}"), of("{\"b\":2,\"a\":1}"));
  }

  @Test
  void ofTextThatIsNoJsonNothingIsWritten() {
    for (String text : List.of("", "{\"a\":1", "[1,]", "{\"a\" 1}", "nul", "{} {}")) {
      byte[] bytes = text.getBytes(UTF_8);
      ByteBuilder out = new ByteBuilder(8);
      out.putByte('>');
      assertFalse(canonical.write(bytes, 0, bytes.length, out), text);
      assertEquals(1, out.length(), text);
    }
  }
}

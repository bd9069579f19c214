package dev.turnstone.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Words can be read in both looks: contrast of at least 4.5 to 1, by the formula of WCAG 2.1. */
class ContrastTest {
  private static final double LEAST = 4.5;
  private static final Pattern COLOUR = Pattern.compile("-ts-([a-z-]+): (#[0-9a-f]{6});");

  /** What is written, and on what. */
  private static final List<List<String>> WORDS =
      List.of(
          List.of("text", "page", "panel", "accent-soft"),
          List.of("muted", "page", "panel"),
          List.of("on-accent", "accent", "accent-over"),
          List.of("accent-text", "accent-soft", "panel", "page"),
          List.of("ok", "ok-soft", "panel"),
          List.of("warn", "warn-soft", "panel"),
          List.of("loss", "loss-soft", "panel"),
          List.of("info", "info-soft", "panel"),
          List.of("alarm", "alarm-soft", "panel"));

  @ParameterizedTest
  @EnumSource(Look.class)
  void everyWordCanBeRead(Look look) throws IOException {
    Map<String, String> colours = colours(look);
    for (List<String> words : WORDS) {
      for (String ground : words.subList(1, words.size())) {
        double contrast = contrast(colours.get(words.get(0)), colours.get(ground));
        String pair = words.get(0) + " on " + ground + " in " + look;
        assertTrue(contrast >= LEAST, pair + ": " + contrast);
      }
    }
  }

  @Test
  void bothLooksNameTheSameColours() throws IOException {
    assertEquals(colours(Look.LIGHT).keySet(), colours(Look.DARK).keySet());
  }

  @Test
  void theFormulaKnowsBlackAndWhite() {
    assertEquals(21, contrast("#000000", "#ffffff"), 0.001);
    assertEquals(1, contrast("#5b636d", "#5b636d"), 0.001);
  }

  private static Map<String, String> colours(Look look) throws IOException {
    String name = "/dev/turnstone/ui/" + look.name().toLowerCase(Locale.ROOT) + ".css";
    Map<String, String> colours = new LinkedHashMap<>();
    try (InputStream in = ContrastTest.class.getResourceAsStream(name)) {
      Matcher matcher = COLOUR.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      while (matcher.find()) {
        colours.put(matcher.group(1), matcher.group(2));
      }
    }
    return colours;
  }

  private static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String colour) {
    int rgb = Integer.parseInt(colour.substring(1), 16);
    return 0.2126 * linear(rgb >> 16)
        + 0.7152 * linear((rgb >> 8) & 0xff)
        + 0.0722 * linear(rgb & 0xff);
  }

  private static double linear(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}

package dev.turnstone.plan.edit;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A pattern for names: {@code *} for any characters, {@code ?} for one, whatever the case. */
final class Glob {
  private final String text;
  private final Pattern pattern;

  Glob(String text) {
    this.text = text;
    String expression =
        text.toLowerCase(Locale.ROOT)
            .codePoints()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    this.pattern = Pattern.compile(expression, Pattern.DOTALL);
  }

  /** Patterns separated by commas; what a candidate is called exactly is one name. */
  static List<Glob> parse(List<String> texts, List<Named<?>> candidates) {
    return texts.stream()
        .flatMap(
            text ->
                candidates.stream().anyMatch(c -> c.names().contains(text))
                    ? Stream.of(text)
                    : Stream.of(text.split(",", -1)).map(String::strip))
        .filter(text -> !text.isEmpty())
        .map(Glob::new)
        .toList();
  }

  String text() {
    return text;
  }

  /** True when it can only mean one name. */
  boolean literal() {
    return text.indexOf('*') < 0 && text.indexOf('?') < 0;
  }

  /** Those it means: the ones spelled exactly so, else all that fit. */
  <T> List<Named<T>> of(List<Named<T>> candidates) {
    List<Named<T>> exact = candidates.stream().filter(c -> c.names().contains(text)).toList();
    return exact.isEmpty() ? candidates.stream().filter(c -> fits(c.names())).toList() : exact;
  }

  boolean fits(List<String> names) {
    return names.stream().anyMatch(n -> pattern.matcher(n.toLowerCase(Locale.ROOT)).matches());
  }

  /** Something with the names it goes by. */
  record Named<T>(T thing, List<String> names) {}
}

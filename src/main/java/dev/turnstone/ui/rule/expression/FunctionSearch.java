package dev.turnstone.ui.rule.expression;

import dev.turnstone.ui.kit.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds functions by name first, then by what they do. */
final class FunctionSearch {
  private FunctionSearch() {}

  static List<ExpressionFunction> of(String letters, Messages messages) {
    String wanted = letters.strip().toLowerCase(Locale.ROOT);
    Stream<ExpressionFunction> named =
        ExpressionFunction.ALL.stream().filter(f -> has(f.name(), wanted));
    Stream<ExpressionFunction> described =
        ExpressionFunction.ALL.stream()
            .filter(f -> !has(f.name(), wanted) && has(messages.text(f.about()), wanted));
    return Stream.concat(named, described).toList();
  }

  private static boolean has(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}

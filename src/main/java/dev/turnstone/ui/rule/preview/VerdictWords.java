package dev.turnstone.ui.rule.preview;

import dev.turnstone.app.preview.PreviewRow.Fate;
import dev.turnstone.problem.Code;
import dev.turnstone.ui.kit.Messages;

/** What becomes of a row, in a word or two. */
final class VerdictWords {
  private final Messages messages;

  VerdictWords(Messages messages) {
    this.messages = messages;
  }

  String fate(Fate fate) {
    return switch (fate) {
      case STORED -> messages.text("rule.verdict.ok");
      case CHANGED -> messages.text("rule.verdict.changed");
      case FILTERED -> messages.text("rule.verdict.filtered");
      case REFUSED -> messages.text("rule.verdict.refused");
      case STOPS -> messages.text("rule.verdict.stops");
    };
  }

  /** What a verdict means; empty text: it says so itself. */
  String about(Fate fate) {
    return switch (fate) {
      case CHANGED -> messages.text("rule.verdict.changed.about");
      case FILTERED -> messages.text("rule.verdict.filtered.about");
      default -> "";
    };
  }

  String reason(Code code) {
    return messages.text(key(code));
  }

  private static String key(Code code) {
    return switch (code) {
      case NOT_A_NUMBER -> "rule.verdict.not_a_number";
      case NOT_WHOLE -> "rule.verdict.not_whole";
      case OUT_OF_RANGE -> "rule.verdict.out_of_range";
      case TOO_PRECISE -> "rule.verdict.too_precise";
      case NOT_A_BOOLEAN -> "rule.verdict.not_a_boolean";
      case NOT_A_DATE -> "rule.verdict.not_a_date";
      case ZERO_DATE -> "rule.verdict.zero_date";
      case NOT_A_TIME -> "rule.verdict.not_a_time";
      case INFINITE -> "rule.verdict.infinite";
      case NOT_A_UUID -> "rule.verdict.not_a_uuid";
      case NOT_JSON -> "rule.verdict.not_json";
      case NOT_UTF8 -> "rule.verdict.not_utf";
      case HAS_NUL -> "rule.verdict.has_nul";
      case NOT_IN_CHARSET -> "rule.verdict.not_in_charset";
      case TOO_LONG -> "rule.verdict.too_long";
      case NOT_NULLABLE -> "rule.verdict.not_nullable";
      case NOT_A_LABEL -> "rule.verdict.not_a_label";
      case WRONG_CLASS -> "rule.verdict.wrong_class";
      case KEPT_OTHERWISE -> "rule.verdict.kept_otherwise";
      case TRAILING_SPACES -> "rule.verdict.trailing_spaces";
      case ZONE_AMBIGUOUS -> "rule.verdict.zone_ambiguous";
      case NOT_LISTED -> "rule.verdict.not_listed";
      case LOOKUP_MISSING -> "rule.verdict.lookup_missing";
      case LOOKUP_AMBIGUOUS -> "rule.verdict.lookup_ambiguous";
      case EXPRESSION_FAILED -> "rule.verdict.expression_failed";
      case VALUE_TOO_LARGE, VALUE_BEYOND_MEMORY -> "rule.verdict.too_large";
      case CHECK_FAILED -> "rule.verdict.check_failed";
      default -> "rule.verdict.refused";
    };
  }
}

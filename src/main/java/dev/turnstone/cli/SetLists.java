package dev.turnstone.cli;

import dev.turnstone.plan.FieldRule.ValueMap.Unlisted;
import dev.turnstone.plan.edit.Decision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.ParameterException;

/** The options of {@code plan set} that come in lists: value maps and lookups. */
final class SetLists {
  private final SetFilling filling;
  private final BiFunction<String, String, ParameterException> invalid;

  /**
   * @param invalid makes the complaint about an option from its name and what it must be
   */
  SetLists(SetFilling filling, BiFunction<String, String, ParameterException> invalid) {
    this.filling = filling;
    this.invalid = invalid;
  }

  Optional<Decision> values() {
    if (filling.values.isEmpty()) {
      boolean alone = filling.otherwise.isPresent() && filling.lookup.isEmpty();
      return alone
          ? Optional.of(new Decision.MapValues(Map.of(), Optional.empty(), otherwise()))
          : Optional.empty();
    }
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    Optional<String> nullTo = Optional.empty();
    for (String text : filling.values) {
      Pair pair = Pair.parse(text).orElseThrow(() -> invalid.apply("--value", "FROM=TO"));
      Optional<String> from = Pair.orNull(pair.left());
      Optional<String> to = Pair.orNull(pair.right());
      if (from.isPresent()) values.put(from.get(), to);
      else nullTo = to;
    }
    return Optional.of(new Decision.MapValues(values, nullTo, otherwise()));
  }

  Optional<Decision> lookup() {
    if (filling.lookup.isEmpty()) {
      if (!filling.by.isEmpty()) throw invalid.apply("--by", "beside --lookup TABLE.COLUMN");
      return Optional.empty();
    }
    if (filling.by.isEmpty()) {
      throw invalid.apply("--lookup", "followed by --by COLUMN=KEY, to find the row");
    }
    Map<String, String> by = new LinkedHashMap<>();
    for (String text : filling.by) {
      Pair pair = Pair.parse(text).orElseThrow(() -> invalid.apply("--by", "COLUMN=KEY"));
      by.put(pair.left(), pair.right());
    }
    Unlisted missing = otherwise().orElse(Unlisted.SET_ASIDE);
    if (missing == Unlisted.KEEP) {
      throw invalid.apply("--otherwise", "set-aside or null for a lookup");
    }
    return Optional.of(new Decision.LookUp(filling.lookup.orElseThrow(), by, missing));
  }

  private Optional<Unlisted> otherwise() {
    return filling.otherwise.map(
        how ->
            switch (how) {
              case "set-aside" -> Unlisted.SET_ASIDE;
              case "keep" -> Unlisted.KEEP;
              case "null" -> Unlisted.NULL;
              default -> throw invalid.apply("--otherwise", "set-aside, keep or null");
            });
  }
}

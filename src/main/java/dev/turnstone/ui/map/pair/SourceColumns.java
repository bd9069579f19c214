package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.FieldRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which columns of the source a rule reads. */
public final class SourceColumns {
  /** A text in quotes, {@code row["any name"]} before all, or a name. */
  private static final Pattern WORD =
      Pattern.compile(
          "row\\[\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)')\\s*\\]"
              + "|\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|([A-Za-z_][A-Za-z0-9_]*)");

  private SourceColumns() {}

  /** Each once; of an expression those of its names that the table has. */
  public static List<String> of(FieldRule rule, Table source) {
    if (rule instanceof FieldRule.Expression expression) {
      Set<String> columns = source.columns().stream().map(Column::name).collect(Collectors.toSet());
      return named(expression.cel()).stream().filter(columns::contains).toList();
    }
    return named(rule).stream().distinct().toList();
  }

  /** Those that a rule names outside of expressions. */
  static List<String> named(FieldRule rule) {
    if (rule instanceof FieldRule.Copy r) return List.of(r.column());
    if (rule instanceof FieldRule.Convert r) return List.of(r.column());
    if (rule instanceof FieldRule.ValueMap r) return List.of(r.column());
    return rule instanceof FieldRule.Lookup r ? r.columns() : List.of();
  }

  private static Set<String> named(String cel) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = WORD.matcher(cel);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          names.add(matcher.group(group));
        }
      }
    }
    return names;
  }
}

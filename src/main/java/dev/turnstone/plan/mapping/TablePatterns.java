package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Globs that pick tables: {@code *} for any characters, {@code ?} for one, whatever the case; each
 * is held against the name and against {@code schema.name}.
 */
public final class TablePatterns {
  private final List<String> globs;
  private final List<Pattern> patterns;

  private TablePatterns(List<String> globs) {
    this.globs = List.copyOf(globs);
    this.patterns = globs.stream().map(TablePatterns::compile).toList();
  }

  /** Globs separated by commas, for example {@code customer,invoice*}; empty: none. */
  public static TablePatterns parse(String commaSeparated) {
    return new TablePatterns(
        Arrays.stream(commaSeparated.split(",", -1))
            .map(String::strip)
            .filter(glob -> !glob.isEmpty())
            .toList());
  }

  public boolean isEmpty() {
    return globs.isEmpty();
  }

  /** True when one of the globs fits the table. */
  public boolean match(TableName name) {
    return patterns.stream().anyMatch(pattern -> fits(pattern, name));
  }

  /** The globs that fit none of these tables, which is likely a slip of the pen. */
  public List<String> unused(List<TableName> names) {
    return globs.stream()
        .filter(glob -> names.stream().noneMatch(name -> fits(compile(glob), name)))
        .toList();
  }

  private static boolean fits(Pattern pattern, TableName name) {
    return pattern.matcher(name.name().toLowerCase(Locale.ROOT)).matches()
        || pattern.matcher(name.toString().toLowerCase(Locale.ROOT)).matches();
  }

  private static Pattern compile(String glob) {
    String expression =
        glob.toLowerCase(Locale.ROOT)
            .codePoints()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    return Pattern.compile(expression, Pattern.DOTALL);
  }
}

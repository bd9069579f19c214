package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Vendor;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells expressions that ask for something the new tables will not have beside them: functions,
 * types and sequences that stay in the source, and functions that an older server does not know.
 */
final class SourceObjects {
  private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"");
  private static final Pattern QUALIFIED =
      Pattern.compile("(?<![\\w$.])(?:\"q\"|[A-Za-z_][\\w$]*)\\s*\\.(?!\\d)");
  private static final Pattern OBJECT =
      Pattern.compile("::\\s*reg(class|proc|procedure|oper|operator|role)\\b");
  private static final Pattern SEQUENCE =
      Pattern.compile("(?i)\\b(nextval|currval|lastval|setval)\\s*\\(|\\bnext\\s+value\\s+for\\b");

  /** Functions that PostgreSQL has since a version after 10, the first that is supported. */
  private static final Map<String, Integer> POSTGRES_SINCE =
      Map.ofEntries(
          Map.entry("sha224", 11),
          Map.entry("sha256", 11),
          Map.entry("sha384", 11),
          Map.entry("sha512", 11),
          Map.entry("gen_random_uuid", 13),
          Map.entry("gcd", 13),
          Map.entry("lcm", 13),
          Map.entry("min_scale", 13),
          Map.entry("trim_scale", 13),
          Map.entry("normalize", 13),
          Map.entry("pg_current_xact_id", 13),
          Map.entry("date_bin", 14),
          Map.entry("bit_count", 14),
          Map.entry("trim_array", 14),
          Map.entry("unistr", 14),
          Map.entry("regexp_like", 15),
          Map.entry("regexp_count", 15),
          Map.entry("regexp_instr", 15),
          Map.entry("regexp_substr", 15),
          Map.entry("date_add", 16),
          Map.entry("date_subtract", 16),
          Map.entry("random_normal", 16),
          Map.entry("to_bin", 17),
          Map.entry("to_oct", 17),
          Map.entry("uuid_extract_timestamp", 17),
          Map.entry("uuid_extract_version", 17),
          Map.entry("uuidv4", 18),
          Map.entry("uuidv7", 18),
          Map.entry("casefold", 18),
          Map.entry("crc32", 18),
          Map.entry("crc32c", 18));

  /** Functions that MariaDB has since a version after 10.4, the first that is supported. */
  private static final Map<String, int[]> MARIADB_SINCE =
      Map.ofEntries(
          Map.entry("sys_guid", new int[] {10, 6}),
          Map.entry("to_char", new int[] {10, 6}),
          Map.entry("json_equals", new int[] {10, 7}),
          Map.entry("json_normalize", new int[] {10, 7}),
          Map.entry("natural_sort_key", new int[] {10, 7}),
          Map.entry("sformat", new int[] {10, 7}),
          Map.entry("crc32c", new int[] {10, 8}),
          Map.entry("json_overlaps", new int[] {10, 9}),
          Map.entry("random_bytes", new int[] {10, 10}),
          Map.entry("format_pico_time", new int[] {11, 0}),
          Map.entry("kdf", new int[] {11, 3}),
          Map.entry("uuid_v4", new int[] {11, 7}),
          Map.entry("uuid_v7", new int[] {11, 7}));

  private static final Set<String> SOURCE_CODE = Set.of("function", "aggregate");

  /** A name before a bracket, or an operator that stands for a function. */
  private static final Pattern CALLED =
      Pattern.compile("\\b([a-z_][\\w$]*)\\s*\\(|\\b(regexp|match)\\b");

  private static final Set<String> NO_FUNCTION =
      Set.of(
          ("and or not in exists between case when then else is null like glob escape collate cast"
                  + " over filter values select from where on as distinct by")
              .split(" "));

  private final Catalog source;
  private final Product target;
  private final Set<String> functions;

  SourceObjects(Catalog source, Catalog target) {
    this.source = source;
    this.target = target.product();
    String known = target.settings().getOrDefault("functions", "");
    this.functions = known.isEmpty() ? Set.of() : Set.of(known.split(","));
  }

  /**
   * True when the target understands the expression, which is in its own vendor's SQL: either taken
   * over word for word or translated.
   */
  boolean understood(String sql) {
    if (SEQUENCE.matcher(withoutQuoted(sql)).find() || callsOwnCode(sql)) return false;
    if (source.product().vendor() != target.vendor()) return true;
    return switch (target.vendor()) {
      case POSTGRESQL -> !namesObjects(sql) && !tooNew(sql);
      case MARIADB -> !tooNew(sql);
      case SQLITE -> functionsKnown(sql);
      case MYSQL -> true;
    };
  }

  private boolean callsOwnCode(String sql) {
    return source.leftBehind().stream()
        .filter(left -> SOURCE_CODE.contains(left.kind()))
        .map(left -> left.name().name().replaceAll("[(].*", ""))
        .anyMatch(name -> calls(sql, name));
  }

  /** PostgreSQL names what is in another schema by both names, and casts names to objects. */
  private boolean namesObjects(String sql) {
    String bare = withoutQuoted(sql);
    Matcher qualified = QUALIFIED.matcher(bare);
    while (qualified.find()) {
      if (!qualified.group().startsWith("pg_catalog")) return true;
    }
    return OBJECT.matcher(bare).find()
        || source.leftBehind().stream()
            .filter(left -> left.kind().endsWith("type") || left.kind().equals("domain"))
            .anyMatch(left -> castsTo(sql, left));
  }

  /** A program may have given SQLite functions of its own, REGEXP among them. */
  private boolean functionsKnown(String sql) {
    if (functions.isEmpty()) return true;
    Matcher called = CALLED.matcher(withoutQuoted(sql).toLowerCase(Locale.ROOT));
    while (called.find()) {
      String name = called.group(1) == null ? called.group(2) : called.group(1);
      if (!NO_FUNCTION.contains(name) && !functions.contains(name)) return false;
    }
    return true;
  }

  private static boolean castsTo(String sql, LeftBehind type) {
    String name = Pattern.quote(type.name().name());
    return Pattern.compile("::\"?" + name + "(?![\\w$])").matcher(sql).find();
  }

  private boolean tooNew(String sql) {
    String lower = sql.toLowerCase(Locale.ROOT);
    if (target.vendor() == Vendor.POSTGRESQL) {
      return POSTGRES_SINCE.entrySet().stream()
          .anyMatch(f -> !target.atLeast(f.getValue(), 0) && calls(lower, f.getKey()));
    }
    return MARIADB_SINCE.entrySet().stream()
        .anyMatch(
            f -> !target.atLeast(f.getValue()[0], f.getValue()[1]) && calls(lower, f.getKey()));
  }

  private static boolean calls(String sql, String function) {
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(function) + "[\"`]?\\s*[(]")
        .matcher(sql)
        .find();
  }

  /** The expression with nothing in its texts, and one name for all that stand in quotes. */
  private static String withoutQuoted(String sql) {
    return QUOTED.matcher(sql).replaceAll(m -> m.group().startsWith("'") ? "''" : "\"q\"");
  }
}

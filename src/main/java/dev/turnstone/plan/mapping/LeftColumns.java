package dev.turnstone.plan.mapping;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.mapping.Matching.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for source columns that could fill target columns which nothing fills yet. It guesses more
 * boldly than auto-mapping, because a person decides.
 */
public final class LeftColumns {
  private static final int SHORTEST = 3;

  private final Table source;
  private final Table target;
  private final List<Rule<Column>> rules;

  private LeftColumns(Table source, Table target) {
    this.source = source;
    this.target = target;
    this.rules = new ArrayList<>(ColumnMatching.between(source, target).all());
    rules.add(new Rule<>(0.6, "one name is short for the other", LeftColumns::shortened));
    rules.add(
        new Rule<>(
            0.5,
            "one name is part of the other",
            (s, t) -> part(s, t) && Similarity.agree(s.type(), t.type())));
    rules.add(new Rule<>(0.3, "one name is part of the other, of another type", LeftColumns::part));
  }

  /**
   * What could fill what.
   *
   * @param unread names of the source columns that come into question
   * @param unfilled names of the target columns that do
   * @return the surest first; where several fit equally well, each with its share of the score
   */
  public static List<Suggestion> between(
      Table source, Table target, Set<String> unread, Set<String> unfilled) {
    LeftColumns left = new LeftColumns(source, target);
    List<Column> from = named(source, unread);
    List<Column> to = named(target, unfilled);
    to.removeIf(Column::computed);
    List<Suggestion> found = new ArrayList<>();
    from.forEach(column -> found.addAll(left.fitting(column, to)));
    if (found.isEmpty()) found.addAll(left.lastPair(from, to));
    return shared(found);
  }

  /** Several sources that fit one target share the score, too. */
  private static List<Suggestion> shared(List<Suggestion> found) {
    Map<Optional<String>, Long> rivals =
        found.stream()
            .collect(Collectors.groupingBy(Suggestion::targetColumn, Collectors.counting()));
    return found.stream()
        .map(s -> with(s, s.score() / rivals.getOrDefault(s.targetColumn(), 1L)))
        .sorted(Comparator.comparingDouble(Suggestion::score).reversed())
        .toList();
  }

  private static Suggestion with(Suggestion s, double score) {
    return new Suggestion(
        s.source(), s.sourceColumn(), s.target(), s.targetColumn(), score, s.reason());
  }

  private static List<Column> named(Table table, Set<String> names) {
    return new ArrayList<>(table.columns().stream().filter(c -> names.contains(c.name())).toList());
  }

  /** Those that the surest rule names which names any. */
  private List<Suggestion> fitting(Column from, List<Column> to) {
    for (Rule<Column> rule : rules) {
      List<Column> fits = to.stream().filter(c -> rule.fits().test(from, c)).toList();
      if (!fits.isEmpty()) {
        double score = rule.score() / fits.size();
        return fits.stream().map(c -> suggestion(from, c, score, rule.reason())).toList();
      }
    }
    return List.of();
  }

  private List<Suggestion> lastPair(List<Column> from, List<Column> to) {
    boolean last = from.size() == 1 && to.size() == 1;
    return last && Similarity.agree(from.get(0).type(), to.get(0).type())
        ? List.of(suggestion(from.get(0), to.get(0), 0.4, "the last two, of one kind of type"))
        : List.of();
  }

  private Suggestion suggestion(Column from, Column to, double score, String reason) {
    return new Suggestion(
        source.name(),
        Optional.of(from.name()),
        target.name(),
        Optional.of(to.name()),
        score,
        reason);
  }

  /** {@code Qty} for {@code quantity}: the same first letter, and its letters in this order. */
  private static boolean shortened(Column one, Column other) {
    String a = letters(one);
    String b = letters(other);
    String brief = a.length() < b.length() ? a : b;
    String whole = a.length() < b.length() ? b : a;
    if (brief.length() < SHORTEST || brief.length() == whole.length()) return false;
    return brief.charAt(0) == whole.charAt(0)
        && inOrder(brief, whole)
        && Similarity.agree(one.type(), other.type());
  }

  /** {@code active} of {@code is_active}. */
  private static boolean part(Column one, Column other) {
    List<String> a = NameForms.singularWords(one.name());
    List<String> b = NameForms.singularWords(other.name());
    return a.size() < b.size() ? b.containsAll(a) : a.size() > b.size() && a.containsAll(b);
  }

  private static String letters(Column column) {
    return String.join("", NameForms.words(column.name())).toLowerCase(Locale.ROOT);
  }

  private static boolean inOrder(String brief, String whole) {
    int at = 0;
    for (int i = 0; i < whole.length() && at < brief.length(); i++) {
      if (whole.charAt(i) == brief.charAt(at)) at++;
    }
    return at == brief.length();
  }
}

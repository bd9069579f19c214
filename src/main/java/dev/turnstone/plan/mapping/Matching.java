package dev.turnstone.plan.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Pairs sources with targets, rule after rule from the surest on. A rule only pairs what it fits to
 * exactly one free partner on both sides; where it fits more, all of them are left open and no
 * later rule guesses at them.
 *
 * @param <T> what is paired, for example tables
 */
final class Matching<T> {
  /**
   * One way to tell that two things are the same.
   *
   * @param score 0 to 1, how sure that is
   * @param reason a few words for people
   */
  record Rule<T>(double score, String reason, BiPredicate<T, T> fits) {}

  /** What was found to be the same. */
  record Pair<T>(T source, T target, double score, String reason) {}

  private final Set<T> sources;
  private final Set<T> targets;
  private final Map<T, Pair<T>> pairs = new LinkedHashMap<>();
  private final Map<T, List<T>> open = new LinkedHashMap<>();

  Matching(List<T> sources, List<T> targets) {
    this.sources = new LinkedHashSet<>(sources);
    this.targets = new LinkedHashSet<>(targets);
  }

  void apply(Rule<T> rule) {
    Map<T, List<T>> partners = new LinkedHashMap<>();
    Map<T, Integer> wanted = new LinkedHashMap<>();
    for (T source : sources) {
      List<T> fitting = targets.stream().filter(target -> rule.fits.test(source, target)).toList();
      if (!fitting.isEmpty()) partners.put(source, fitting);
      fitting.forEach(target -> wanted.merge(target, 1, Integer::sum));
    }
    partners.forEach((source, fitting) -> settle(rule, source, fitting, wanted));
    sources.removeAll(partners.keySet());
    targets.removeAll(wanted.keySet());
  }

  private void settle(Rule<T> rule, T source, List<T> fitting, Map<T, Integer> wanted) {
    T first = fitting.get(0);
    boolean clear = fitting.size() == 1 && wanted.getOrDefault(first, 0) == 1;
    if (clear) pairs.put(source, new Pair<>(source, first, rule.score, rule.reason));
    else open.put(source, fitting);
  }

  /** What was paired, in the order in which it was found. */
  List<Pair<T>> pairs() {
    return new ArrayList<>(pairs.values());
  }

  /** Sources that fit several targets, or share one with another source, with those targets. */
  Map<T, List<T>> open() {
    return open;
  }

  /** Sources that fit nothing. */
  List<T> unmatched() {
    return List.copyOf(sources);
  }

  /** Targets that nothing was paired with and nothing competes for. */
  List<T> free() {
    return List.copyOf(targets);
  }
}

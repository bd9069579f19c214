package dev.turnstone.ui.map.pair;

import java.util.List;

/**
 * What fills a target column, as lines.
 *
 * @param sources the columns it comes from; empty: a value of the rule's own
 * @param chip a word or two on the line; empty: none
 */
public record Link(List<String> sources, String target, LinkKind kind, String chip) {
  public Link {
    sources = List.copyOf(sources);
  }
}

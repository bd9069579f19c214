package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.Table;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is shown of one pair of tables.
 *
 * @param source the table's structure; empty: it is not known
 * @param target likewise, and empty for a source table that nobody carries
 * @param rules one for each target column
 */
public record PairSheet(
    Pair pair,
    Optional<Table> source,
    Optional<Table> target,
    List<FieldLine> sources,
    List<FieldLine> targets,
    List<Link> links,
    List<RuleLine> rules) {
  public PairSheet {
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
    links = List.copyOf(links);
    rules = List.copyOf(rules);
  }

  /** What fills a target column; empty: nothing, or only a suggestion. */
  public Optional<Link> link(String column) {
    return links.stream()
        .filter(l -> l.target().equals(column) && l.kind() != LinkKind.SUGGESTED)
        .findFirst();
  }
}

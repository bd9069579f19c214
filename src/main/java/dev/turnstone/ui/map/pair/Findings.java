package dev.turnstone.ui.map.pair;

import dev.turnstone.catalog.TableName;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a check of a plan found, by table and column. */
public final class Findings {
  /** Nothing was checked yet. */
  public static final Findings NONE = new Findings(List.of(), Map.of());

  private final Map<Location, List<Problem>> ofTarget = new HashMap<>();
  private final Map<Location, List<Problem>> ofSource = new HashMap<>();
  private final Map<Location, Long> refused;

  private Findings(List<Problem> problems, Map<Location, Long> refused) {
    this.refused = Map.copyOf(refused);
    for (Problem problem : problems) {
      Map<Location, List<Problem>> side = aboutSource(problem) ? ofSource : ofTarget;
      side.computeIfAbsent(problem.where(), w -> new ArrayList<>()).add(problem);
      if (problem.where().column().isPresent()) {
        Location whole = Location.table(problem.where().table().orElse(""));
        side.computeIfAbsent(whole, w -> new ArrayList<>()).add(problem);
      }
    }
  }

  /**
   * What was found.
   *
   * @param refused rows that a dry run of this very plan found to be refused, by target column
   */
  public static Findings of(List<Problem> problems, Map<Location, Long> refused) {
    return new Findings(problems, refused);
  }

  /** About a target column. */
  public List<Problem> of(TableName target, String column) {
    return ofTarget.getOrDefault(Location.column(target.toString(), column), List.of());
  }

  /** About a target table and all its columns. */
  public List<Problem> ofTarget(TableName target) {
    return ofTarget.getOrDefault(Location.table(target.toString()), List.of());
  }

  /** About a source table and all its columns. */
  public List<Problem> ofSource(TableName source) {
    return ofSource.getOrDefault(Location.table(source.toString()), List.of());
  }

  /** About a source column. */
  public List<Problem> ofSource(TableName source, String column) {
    return ofSource.getOrDefault(Location.column(source.toString(), column), List.of());
  }

  /** Rows that a dry run found to be refused for this column; 0: none, or there was none. */
  public long refused(TableName target, String column) {
    return refused.getOrDefault(Location.column(target.toString(), column), 0L);
  }

  /** Both databases may have a table of one name; the words of a problem tell which is meant. */
  private static boolean aboutSource(Problem problem) {
    boolean missing = problem.code() == Code.COLUMN_MISSING || problem.code() == Code.TABLE_MISSING;
    return problem.code() == Code.OPEN_QUESTION
        || (missing
            && problem.arguments().stream().findFirst().filter("source"::equals).isPresent());
  }
}

package dev.turnstone.journal;

import dev.turnstone.journal.Journal.Goal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the target's tables shall be, as rows of the journal's {@code goal} table. */
final class GoalRows {
  private GoalRows() {}

  static void put(Connection c, List<Goal> goals) throws SQLException {
    int position = 0;
    for (Goal goal : goals) {
      JournalFile.put(c, "goal", List.of(position++, goal.created(), goal.definition()));
    }
  }

  /** In the order they were put. */
  static List<Goal> all(Connection c) throws SQLException {
    List<Goal> goals = new ArrayList<>();
    String sql = "SELECT created, definition FROM goal ORDER BY position";
    try (PreparedStatement p = c.prepareStatement(sql);
        ResultSet r = p.executeQuery()) {
      while (r.next()) {
        goals.add(new Goal(r.getInt(1) == 1, r.getString(2)));
      }
    }
    return goals;
  }
}

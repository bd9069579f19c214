package dev.turnstone.journey;

import dev.turnstone.support.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Asks the same again and again while something else goes on, and remembers all answers. */
final class Onlookers implements AutoCloseable {
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final Thread thread;
  private volatile boolean over;

  Onlookers(TestDatabase database, String select) {
    thread = new Thread(() -> look(database, select));
    thread.start();
  }

  private void look(TestDatabase database, String select) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      while (!over) {
        try (ResultSet row = statement.executeQuery(select)) {
          row.next();
          seen.add(row.getString(1) + " | " + row.getString(2) + " | " + row.getString(3));
        }
        Thread.sleep(1);
      }
    } catch (SQLException e) {
      seen.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until an answer was given; not for ever. */
  void until(String answer) throws InterruptedException {
    for (int i = 0; i < 1000 && !seen.contains(answer); i++) {
      Thread.sleep(5);
    }
  }

  /** The answers, and a failure where there was one. */
  Set<String> seen() {
    return Set.copyOf(seen);
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

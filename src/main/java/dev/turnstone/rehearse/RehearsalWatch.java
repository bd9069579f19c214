package dev.turnstone.rehearse;

import dev.turnstone.catalog.TableName;

/** Is told how a rehearsal goes, and may stop it. Called by several threads. */
public interface RehearsalWatch {
  /** One sentence saying what is done now. */
  void doing(String sentence);

  /** So many rows of a table will be read. */
  void expect(TableName table, long rows);

  /** So many more rows were read, and so many of them the run would set aside. */
  void read(TableName table, long rows, long refused);

  /** Every row of the table was read. */
  void finished(TableName table);

  /**
   * Throws when a stop is wished.
   *
   * @throws dev.turnstone.problem.EngineException.Stopped then
   */
  void check();
}

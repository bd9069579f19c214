package dev.turnstone.jdbc.mariadb;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Where rows are sent to: a table itself or the stage of an upsert.
 *
 * @param load the LOAD DATA statement
 * @param inserts the INSERT statement for so many rows, with a parameter for each value
 */
record LoadTarget(String load, IntFunction<String> inserts, List<TargetField> fields) {
  String insert(int rows) {
    return inserts.apply(rows);
  }
}

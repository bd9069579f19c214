package dev.turnstone.row;

import dev.turnstone.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a target table would say to rows, asked without writing any. Rows are given to it like to a
 * {@link RowWriter}; it answers for them in bunches, because some questions only the server can
 * answer. Owned by one thread.
 */
public interface RowRules extends RowWriter, AutoCloseable {
  /** Answers for every row given since the last call, in order, and forgets them. */
  void judge(Answers answers);

  /** Forgets all rows that were not judged yet. */
  void forget();

  /** What could not be asked of this table, one note each; grows while rows are judged. */
  List<Problem> unasked();

  @Override
  void close();

  /** Told of each row. */
  interface Answers {
    /**
     * The target would refuse the row.
     *
     * @param ordinal as given to {@link RowWriter#beginRow}
     * @param reason as a problem, without row values
     */
    void refused(long ordinal, Problem reason);

    /**
     * Nothing of the row itself speaks against it.
     *
     * @param keys for each key that was asked for its values, equal exactly where the target takes
     *     them for equal; null where the row does not take part in the key: a part of it is NULL,
     *     or the key's condition is not true
     */
    void passed(long ordinal, byte[] @Nullable [] keys);
  }
}

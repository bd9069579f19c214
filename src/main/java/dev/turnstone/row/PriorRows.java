package dev.turnstone.row;

/**
 * Told by a sink, before an upsert changes anything, which rows the target holds already: inside
 * the chunk's transaction, and with those that change locked where the engine locks rows. What is
 * told of a stretch of rows counts once it is {@link #kept}. Owned by the sink's thread.
 */
public interface PriorRows {
  /** Nobody wants to know. */
  PriorRows NONE =
      new PriorRows() {
        @Override
        public long mostBytes() {
          return RowMemory.alone();
        }

        @Override
        public void changes(RowCursor row) {}

        @Override
        public void stays(RowCursor key) {}

        @Override
        public void kept() {}

        @Override
        public void undone() {}
      };

  /** As {@link TableRead#mostBytes}: a row that takes more is told of without its values. */
  long mostBytes();

  /**
   * A row is about to change.
   *
   * @param row stands on it as it still is: the columns of {@link TableWrite#stored}, then the key
   *     it is written with in the columns of {@link TableWrite#keyInTableOrder}, which may be
   *     spelled otherwise than its own; valid during the call only
   */
  void changes(RowCursor row);

  /**
   * A row is there and holds already what would be written.
   *
   * @param key stands on the columns of {@link TableWrite#keyInTableOrder}; valid during the call
   *     only
   */
  void stays(RowCursor key);

  /** The rows told of since the last call were written. */
  void kept();

  /** What was written of the rows told of since the last call was undone: none of them counts. */
  void undone();
}

package dev.turnstone.journal;

import dev.turnstone.problem.Code;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The rows one chunk sets aside, until it is prepared: however many there are, they take little
 * memory. They are no part of the journal yet, so that a try of the chunk that fails leaves
 * nothing. Owned by one thread.
 */
public final class SetAsideRows implements Iterable<SetAside>, AutoCloseable {
  private final Spool spool;

  SetAsideRows(Spool spool) {
    this.spool = spool;
  }

  public void add(SetAside row) {
    spool.add(
        out -> {
          Spool.text(out, row.table());
          out.writeInt(row.chunk());
          Spool.text(out, JournalTexts.map(row.key()));
          Spool.text(out, row.column().orElse(""));
          Spool.text(out, row.code().name());
          Spool.text(out, row.reason());
          Spool.text(out, row.follows().orElse(""));
          Spool.text(out, JournalTexts.originals(row.original()));
        });
  }

  public long size() {
    return spool.records();
  }

  /** Forgets all rows. */
  public void clear() {
    spool.clear();
  }

  /** The rows in the order they were added, each read when it is asked for. */
  @Override
  public Iterator<SetAside> iterator() {
    DataInputStream in = spool.read();
    return new Iterator<>() {
      private long left = spool.records();

      @Override
      public boolean hasNext() {
        return left > 0;
      }

      @Override
      public SetAside next() {
        if (left-- <= 0) {
          throw new NoSuchElementException();
        }
        try {
          return read(in);
        } catch (IOException e) {
          throw Spool.full(e);
        }
      }
    };
  }

  private static SetAside read(DataInputStream in) throws IOException {
    return new SetAside(
        Spool.text(in),
        in.readInt(),
        JournalTexts.map(Spool.text(in)),
        some(Spool.text(in)),
        Code.valueOf(Spool.text(in)),
        Spool.text(in),
        some(Spool.text(in)),
        JournalTexts.originals(Spool.text(in)));
  }

  private static Optional<String> some(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  @Override
  public void close() {
    spool.close();
  }
}

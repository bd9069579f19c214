package dev.turnstone.undo.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.journal.Seal;
import dev.turnstone.journal.SealKey;
import dev.turnstone.problem.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A snapshot's file, read and checked from its first byte to its last before anything of it is
 * used; then block by block, wherever they stand. Thread safe.
 */
final class SnapshotFile implements AutoCloseable {
  private final Path path;
  private final FileChannel in;
  private final Seal seal;
  private final SnapshotHead head;
  private final Map<TableName, List<Block>> blocks = new HashMap<>();
  private final Map<TableName, TableSum> sums = new HashMap<>();
  private long at;

  /** Where the sealed bytes of a block stand. */
  private record Block(long at, int length, boolean last) {}

  private SnapshotFile(Path path, FileChannel in, SealKey key) throws IOException {
    this.path = path;
    this.in = in;
    if (in.size() < Long.BYTES || number(Long.BYTES).getLong() != SnapshotForm.MAGIC) {
      throw SnapshotForm.unreadable(path, "it does not begin like one");
    }
    int version = number(Integer.BYTES).getInt();
    if (version != SnapshotForm.VERSION) {
      throw SnapshotForm.unreadable(path, "its form " + version + " is not known here");
    }
    String identity = new String(text(), StandardCharsets.UTF_8);
    this.seal = key.open("snapshot " + identity, path, text());
    this.head = head(open(single(), SnapshotForm.head()));
    for (Table table : head.tables()) {
      blocks.put(table.name(), rows(table.name().toString()));
    }
    ByteBuffer end = ByteBuffer.wrap(RowBlock.plain(open(single(), SnapshotForm.end())));
    for (Table table : head.tables()) {
      sums.put(table.name(), new TableSum(end.getLong(), end.getLong()));
    }
    if (at != in.size()) {
      throw SnapshotForm.damaged(path, "something stands behind its end", null);
    }
  }

  /**
   * Opens a file and checks all of it.
   *
   * @throws dev.turnstone.problem.EngineException.JournalDamaged when any bit of it is not as it
   *     was written
   */
  static SnapshotFile open(Path path, SealKey key) {
    FileChannel in;
    try {
      in = FileChannel.open(path, StandardOpenOption.READ);
    } catch (NoSuchFileException e) {
      throw SnapshotForm.unreadable(path, "there is no such file");
    } catch (IOException e) {
      throw SnapshotForm.unreadable(path, FileTrouble.words(e));
    }
    try {
      return new SnapshotFile(path, in, key);
    } catch (IOException | RuntimeException e) {
      close(in, e);
      if (e instanceof RuntimeException known) {
        throw known;
      }
      throw SnapshotForm.damaged(path, "it cannot be read", e);
    }
  }

  private static void close(FileChannel in, Exception reason) {
    try {
      in.close();
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  private List<Block> rows(String table) throws IOException {
    List<Block> parts = new ArrayList<>();
    Block block;
    do {
      block = next();
      open(block, SnapshotForm.rows(table, parts.size(), block.last()));
      parts.add(block);
    } while (!block.last());
    return parts;
  }

  private SnapshotHead head(byte[] packed) {
    try {
      return SnapshotHead.unpacked(RowBlock.plain(packed));
    } catch (JsonProcessingException e) {
      throw SnapshotForm.damaged(path, "its catalogue cannot be read", e);
    }
  }

  private byte[] text() throws IOException {
    int length = number(Integer.BYTES).getInt();
    if (length < 0 || length > SnapshotForm.LARGEST_TEXT) {
      throw SnapshotForm.damaged(path, "its first lines are not as they were written", null);
    }
    return number(length).array();
  }

  private Block next() throws IOException {
    ByteBuffer start = number(Integer.BYTES + 1);
    int length = start.getInt();
    int last = start.get();
    Block block = new Block(at, length, last == 1);
    if (length < 0 || length > in.size() - at || last < 0 || last > 1) {
      throw SnapshotForm.damaged(path, "it ends too early, or a length in it was changed", null);
    }
    at += length;
    return block;
  }

  /** A block that is a sequence by itself. */
  private Block single() throws IOException {
    Block block = next();
    if (!block.last()) {
      throw SnapshotForm.damaged(path, "the end of its catalogue or of its rows is missing", null);
    }
    return block;
  }

  private ByteBuffer number(int length) throws IOException {
    ByteBuffer bytes = read(at, length);
    at += length;
    return bytes;
  }

  private ByteBuffer read(long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (in.read(bytes, from + bytes.position()) < 0) {
        throw SnapshotForm.damaged(path, "it ends too early", null);
      }
    }
    return bytes.flip();
  }

  private byte[] open(Block block, Seal.Place place) throws IOException {
    return seal.open(read(block.at(), block.length()).array(), place);
  }

  SnapshotHead head() {
    return head;
  }

  TableSum sum(TableName table) {
    return Objects.requireNonNull(sums.get(table));
  }

  /** How many blocks of rows a table has, at least one. */
  int blocks(TableName table) {
    return Objects.requireNonNull(blocks.get(table)).size();
  }

  /** The rows of one block, as {@link RowBlock} packs them. */
  byte[] block(TableName table, int part) {
    Block block = Objects.requireNonNull(blocks.get(table)).get(part);
    try {
      return RowBlock.plain(open(block, SnapshotForm.rows(table.toString(), part, block.last())));
    } catch (IOException e) {
      throw SnapshotForm.damaged(path, "it cannot be read", e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw SnapshotForm.damaged(path, "it cannot be closed", e);
    }
  }
}

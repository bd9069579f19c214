package dev.turnstone.undo.snapshot;

import dev.turnstone.journal.FolderSync;
import dev.turnstone.journal.Seal;
import dev.turnstone.journal.SealKey;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a snapshot's file: under another name until it is whole and on disk, so that there never
 * is half a snapshot. Owned by one thread.
 */
final class SnapshotWriter implements AutoCloseable {
  private final Path file;
  private final Path growing;
  private final FileChannel out;
  private final Seal seal;
  private long bytes;

  /**
   * Starts a file.
   *
   * @throws Refused when there is a file of this name, or none can be written
   */
  SnapshotWriter(Path file, SealKey key) {
    this.file = file.toAbsolutePath();
    if (Files.exists(this.file)) {
      throw new Refused(Problem.blocker(Code.FILE_EXISTS, Location.EVERYWHERE, file.toString()));
    }
    String identity = UUID.randomUUID().toString();
    this.growing = this.file.resolveSibling("." + this.file.getFileName() + "." + identity);
    this.seal = key.fresh("snapshot " + identity, this.file);
    try {
      out =
          FileChannel.open(
              growing,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownerOnly());
    } catch (IOException e) {
      throw failed(e);
    }
    byte[] name = identity.getBytes(StandardCharsets.UTF_8);
    byte[] wrapped = seal.wrapped();
    write(
        ByteBuffer.allocate(Long.BYTES + 3 * Integer.BYTES + name.length + wrapped.length)
            .putLong(SnapshotForm.MAGIC)
            .putInt(SnapshotForm.VERSION)
            .putInt(name.length)
            .put(name)
            .putInt(wrapped.length)
            .put(wrapped));
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Seals a block and writes it. */
  void block(byte[] packed, Seal.Place place) {
    byte[] sealed = seal.seal(packed, place);
    ByteBuffer block = ByteBuffer.allocate(Math.addExact(Integer.BYTES + 1, sealed.length));
    write(block.putInt(sealed.length).put((byte) (place.last() ? 1 : 0)).put(sealed));
  }

  private void write(ByteBuffer full) {
    full.flip();
    try {
      while (full.hasRemaining()) {
        bytes += out.write(full);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** Gives the whole file its name, on disk when this returns; tells its size in bytes. */
  long finish() {
    try {
      out.force(true);
      out.close();
      Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
      FolderSync.sync(file);
      return bytes;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Refused failed(IOException e) {
    return SnapshotForm.unwritable(file, FileTrouble.words(e));
  }

  /** Leaves nothing of a file that was not finished. */
  @Override
  public void close() {
    try {
      out.close();
      Files.deleteIfExists(growing);
    } catch (IOException e) {
      throw failed(e);
    }
  }
}

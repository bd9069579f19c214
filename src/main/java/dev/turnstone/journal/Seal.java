package dev.turnstone.journal;

import com.google.crypto.tink.Aead;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Encrypts the blocks of one artefact, a run's journal or a snapshot, with a data key of its own
 * (AES-256-GCM, a random nonce for each block). Each block is bound to its place, so that none can
 * be changed, left out at the end, or put where another belongs without being noticed. Thread safe.
 */
public final class Seal {
  private final Aead aead;
  private final byte[] wrapped;
  private final String identity;
  private final Path artefact;

  /** Made by {@link SealKey}. */
  Seal(Aead aead, byte[] wrapped, String identity, Path artefact) {
    this.aead = aead;
    this.wrapped = wrapped.clone();
    this.identity = identity;
    this.artefact = artefact;
  }

  /**
   * Where a block belongs in its artefact.
   *
   * @param kind what the blocks of one sequence hold, for example {@code prior}
   * @param table as {@code schema.name}; empty where the sequence belongs to no table
   * @param chunk 0 where there are no chunks
   * @param part position in the sequence, from 0
   * @param last true for the one block that ends the sequence: a sequence is whole only with it
   */
  public record Place(String kind, String table, int chunk, int part, boolean last) {
    private byte[] bytes(String identity) {
      byte[][] texts = {utf8(identity), utf8(kind), utf8(table)};
      int size = 2 * Integer.BYTES + 1;
      for (byte[] text : texts) {
        size += Integer.BYTES + text.length;
      }
      ByteBuffer bytes = ByteBuffer.allocate(size);
      for (byte[] text : texts) {
        bytes.putInt(text.length).put(text);
      }
      return bytes.putInt(chunk).putInt(part).put((byte) (last ? 1 : 0)).array();
    }

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    private String words() {
      String of = table.isEmpty() ? "" : " of " + table;
      return kind + of + ", chunk " + chunk + ", part " + part;
    }
  }

  /** The data key, encrypted with the workspace's: kept with the artefact to open it again. */
  public byte[] wrapped() {
    return wrapped.clone();
  }

  /** Encrypts a block; it grows by 28 bytes. */
  public byte[] seal(byte[] plain, Place where) {
    try {
      return aead.encrypt(plain, where.bytes(identity));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a block cannot be encrypted", e);
    }
  }

  /**
   * Decrypts the block that {@link #seal} made for this very place.
   *
   * @throws JournalDamaged with SEAL_BROKEN, naming artefact and place, when it is any other
   */
  public byte[] open(byte[] sealed, Place where) {
    try {
      return aead.decrypt(sealed, where.bytes(identity));
    } catch (GeneralSecurityException e) {
      throw broken(where, e);
    }
  }

  /** What a reader throws that finds a block which opens, but holds what it should not. */
  public JournalDamaged broken(Place where, Exception cause) {
    Problem problem =
        Problem.blocker(Code.SEAL_BROKEN, Location.EVERYWHERE, artefact.toString(), where.words());
    return new JournalDamaged(problem, cause);
  }
}

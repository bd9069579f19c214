package dev.turnstone.journal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException.JournalDamaged;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The key of a workspace, with which the data key of every run and snapshot is encrypted. It stands
 * in a file that only its owner can read, made when it is first needed; nothing is read or made
 * before. Thread safe.
 */
public final class SealKey {
  private static final int BYTES = 32;
  private static final byte[] PURPOSE = "turnstone data key ".getBytes(StandardCharsets.UTF_8);
  private final KeyFile file;

  /** The key in this file, which need not be there yet. */
  public SealKey(Path file) {
    this.file = new KeyFile(file);
  }

  /**
   * A new data key, for an artefact that begins; makes the key file where there is none.
   *
   * @param identity what the artefact is, for example the run's name; every block is bound to it
   * @param artefact its file, for messages
   * @throws Refused with KEY_FILE_EXPOSED or KEY_FILE_UNPROTECTED when others could read the key
   * @throws JournalDamaged with KEY_FILE_DAMAGED when the file holds something else
   */
  public Seal fresh(String identity, Path artefact) {
    byte[] key = file.read().orElseGet(() -> file.create(Random.randBytes(BYTES)));
    byte[] data = Random.randBytes(BYTES);
    try {
      byte[] wrapped = new AesGcmJce(key).encrypt(data, purpose(identity));
      return new Seal(new AesGcmJce(data), wrapped, identity, artefact);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM cannot be used", e);
    }
  }

  /**
   * The data key of an artefact that is there.
   *
   * @param wrapped as {@link Seal#wrapped} gave it
   * @throws Refused with KEY_FILE_MISSING, or as {@link #fresh}
   * @throws JournalDamaged with SEAL_KEY_OTHER when it does not open with the workspace's key, or
   *     belongs to another artefact
   */
  public Seal open(String identity, Path artefact, byte[] wrapped) {
    byte[] key =
        file.read()
            .orElseThrow(() -> new Refused(problem(Code.KEY_FILE_MISSING, file.path(), artefact)));
    try {
      Aead outer = new AesGcmJce(key);
      byte[] data = outer.decrypt(wrapped, purpose(identity));
      return new Seal(new AesGcmJce(data), wrapped, identity, artefact);
    } catch (GeneralSecurityException e) {
      throw new JournalDamaged(problem(Code.SEAL_KEY_OTHER, artefact, file.path()), e);
    }
  }

  private static byte[] purpose(String identity) {
    byte[] name = identity.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(PURPOSE.length + name.length).put(PURPOSE).put(name).array();
  }

  private static Problem problem(Code code, Path one, Path other) {
    return Problem.blocker(code, Location.EVERYWHERE, one.toString(), other.toString());
  }
}

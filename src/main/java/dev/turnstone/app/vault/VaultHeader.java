package dev.turnstone.app.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** What stands before the encrypted part of a vault's file. All of it is bound to that part. */
final class VaultHeader {
  static final byte[] MARK = "turnstone-vault-".getBytes(StandardCharsets.US_ASCII);
  static final byte FORMAT = '1';
  static final int SALT = 16;
  static final int PROOF = 16;
  static final int LENGTH = MARK.length + 1 + 3 * Integer.BYTES + SALT + PROOF;

  /** Of the whole file before it, at its end: tells chance damage before any password is asked. */
  static final int CHECK = 32;

  private final Hardness hardness;
  private final byte[] salt;
  private final byte[] proof;

  /**
   * A header.
   *
   * @param hardness of trying a password
   * @param salt other ones with each master password
   * @param proof comes of the right password beside the key, and tells it from a wrong one without
   *     telling anything of either
   */
  VaultHeader(Hardness hardness, byte[] salt, byte[] proof) {
    this.hardness = hardness;
    this.salt = salt.clone();
    this.proof = proof.clone();
  }

  Hardness hardness() {
    return hardness;
  }

  byte[] salt() {
    return salt.clone();
  }

  byte[] proof() {
    return proof.clone();
  }

  byte[] toBytes() {
    return ByteBuffer.allocate(LENGTH)
        .put(MARK)
        .put(FORMAT)
        .putInt(hardness.kibibytes())
        .putInt(hardness.passes())
        .putInt(hardness.lanes())
        .put(salt)
        .put(proof)
        .array();
  }

  /** Of the beginning of a file that has the mark and is long enough. */
  static VaultHeader of(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).position(MARK.length + 1);
    Hardness hardness = new Hardness(in.getInt(), in.getInt(), in.getInt());
    byte[] salt = new byte[SALT];
    byte[] proof = new byte[PROOF];
    in.get(salt).get(proof);
    return new VaultHeader(hardness, salt, proof);
  }

  static boolean marked(byte[] file) {
    return file.length > MARK.length && Arrays.equals(file, 0, MARK.length, MARK, 0, MARK.length);
  }

  static byte[] check(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** True when the other is of the same master password and its salt. */
  boolean sameAs(VaultHeader other) {
    return Arrays.equals(toBytes(), other.toBytes());
  }
}

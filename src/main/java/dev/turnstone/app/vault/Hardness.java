package dev.turnstone.app.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * How much work it is to try one password, in the terms of Argon2id. Stands in the file, so that it
 * can grow with the machines.
 *
 * @param kibibytes memory, 8 for each lane at least
 * @param passes over that memory
 * @param lanes that work beside each other
 */
record Hardness(int kibibytes, int passes, int lanes) {
  /** The second choice of RFC 9106 in memory and passes; OWASP asks for less. */
  static final Hardness USUAL = new Hardness(64 * 1024, 3, 1);

  private static final int MOST_MEMORY = 1 << 20;
  private static final int MOST_PASSES = 64;
  private static final int MOST_LANES = 16;

  /** Of a letter in UTF-8. */
  private static final int MOST_BYTES = 3;

  /** More would be an attack on whoever opens the file; less is no Argon2id. */
  boolean sane() {
    return lanes >= 1
        && lanes <= MOST_LANES
        && passes >= 1
        && passes <= MOST_PASSES
        && kibibytes >= 8 * lanes
        && kibibytes <= MOST_MEMORY;
  }

  /** As many bytes of a password as are asked for; the same for the same salt. */
  byte[] derive(char[] password, byte[] salt, int length) {
    byte[] bytes = utf8(password);
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(kibibytes)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      byte[] derived = new byte[length];
      generator.generateBytes(bytes, derived);
      return derived;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Without a text in between, which nobody could wipe. */
  private static byte[] utf8(char[] password) {
    byte[] room = new byte[password.length * MOST_BYTES];
    ByteBuffer out = ByteBuffer.wrap(room);
    StandardCharsets.UTF_8
        .newEncoder()
        .onMalformedInput(CodingErrorAction.REPLACE)
        .encode(CharBuffer.wrap(password), out, true);
    byte[] bytes = Arrays.copyOf(room, out.position());
    Arrays.fill(room, (byte) 0);
    return bytes;
  }
}

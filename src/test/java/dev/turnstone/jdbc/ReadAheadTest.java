package dev.turnstone.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The way in of a connection: the same bytes in the same order, and no waiting for more. */
class ReadAheadTest {
  private static final int SIZE = 300_000;
  private final byte[] sent = new byte[SIZE];
  private int asked;

  ReadAheadTest() {
    new Random(7).nextBytes(sent);
  }

  @Test
  void whateverPiecesAreAskedForEveryByteArrivesOnce() throws IOException {
    Random pieces = new Random(8);
    InputStream in = new ReadAhead(arriving(5_000));
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    byte[] piece = new byte[100_000];
    int size = 0;
    while (size >= 0) {
      got.write(piece, 0, size);
      assertEquals(SIZE - got.size(), in.available());
      if (pieces.nextInt(4) == 0) {
        int one = in.read();
        piece[0] = (byte) one;
        size = one < 0 ? -1 : 1;
      } else {
        size = in.read(piece, 0, 1 + pieces.nextInt(pieces.nextBoolean() ? 10 : piece.length));
      }
    }
    assertArrayEquals(sent, got.toByteArray());
  }

  @Test
  void whatIsThereIsGivenWithoutWaitingForTheRest() throws IOException {
    InputStream in = new ReadAhead(arriving(100));

    assertEquals(100, in.read(new byte[8192], 0, 8192));
    assertEquals(1, asked);
  }

  @Test
  void aHundredSmallReadsAskTheSocketOnce() throws IOException {
    InputStream in = new ReadAhead(arriving(1 << 16));
    for (int i = 0; i < 100; i++) assertEquals(600, in.read(new byte[600], 0, 600));

    assertEquals(1, asked);
  }

  @Test
  void theEndIsTheEndForEveryKindOfReading() throws IOException {
    InputStream in = new ReadAhead(InputStream.nullInputStream());

    assertEquals(-1, in.read());
    assertEquals(-1, in.read(new byte[10], 0, 10));
    assertEquals(-1, in.read(new byte[100_000], 0, 100_000));
    assertEquals(0, in.skip(5));
  }

  @Test
  void skippingLeavesOutExactlySoMuch() throws IOException {
    InputStream in = new ReadAhead(arriving(1000));
    long skipped = in.skip(10) + in.skip(0);

    assertEquals(10, skipped);
    assertEquals(sent[10] & 0xFF, in.read());
  }

  /** A socket that has at most so many bytes at a time. */
  private InputStream arriving(int atATime) {
    return new ByteArrayInputStream(sent) {
      @Override
      public synchronized int read(byte[] into, int from, int length) {
        asked++;
        return super.read(into, from, Math.min(length, atATime));
      }
    };
  }
}

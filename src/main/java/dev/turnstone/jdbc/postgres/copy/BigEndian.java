package dev.turnstone.jdbc.postgres.copy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers inside byte arrays in network byte order. */
final class BigEndian {
  static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private BigEndian() {}

  static int get2(byte[] array, int at) {
    return (short) SHORTS.get(array, at);
  }

  static int get4(byte[] array, int at) {
    return (int) INTS.get(array, at);
  }

  static long get8(byte[] array, int at) {
    return (long) LONGS.get(array, at);
  }
}

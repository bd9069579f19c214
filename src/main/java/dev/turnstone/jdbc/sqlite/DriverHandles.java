package dev.turnstone.jdbc.sqlite;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.sqlite.core.DB;
import org.sqlite.core.NativeDB;

/**
 * The driver's own typed binds, which its JDBC face hides behind boxed objects and UTF-16 strings.
 * Through them text arrives byte for byte, whatever the bytes are.
 */
final class DriverHandles {
  static final MethodHandle BIND_NULL;
  static final MethodHandle BIND_LONG;
  static final MethodHandle BIND_DOUBLE;
  static final MethodHandle BIND_BLOB;
  static final MethodHandle BIND_TEXT;
  static final MethodHandle MESSAGE;

  static {
    try {
      MethodHandles.Lookup base = MethodHandles.privateLookupIn(DB.class, MethodHandles.lookup());
      MethodHandles.Lookup derived =
          MethodHandles.privateLookupIn(NativeDB.class, MethodHandles.lookup());
      BIND_NULL = base.findVirtual(DB.class, "bind_null", bind());
      BIND_LONG = base.findVirtual(DB.class, "bind_long", bind(long.class));
      BIND_DOUBLE = base.findVirtual(DB.class, "bind_double", bind(double.class));
      BIND_BLOB = base.findVirtual(DB.class, "bind_blob", bind(byte[].class));
      BIND_TEXT = derived.findVirtual(NativeDB.class, "bind_text_utf8", bind(byte[].class));
      MESSAGE = base.findVirtual(DB.class, "errmsg", MethodType.methodType(String.class));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this is not the SQLite driver Turnstone was built for", e);
    }
  }

  private DriverHandles() {}

  private static MethodType bind(Class<?>... value) {
    return MethodType.methodType(int.class, long.class, int.class).appendParameterTypes(value);
  }

  /** What an exact call threw: the driver declares nothing but unchecked and SQL exceptions. */
  static IllegalStateException unexpected(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("the SQLite driver failed", thrown);
  }
}

package dev.turnstone.jdbc.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.NativeDB;
import org.sqlite.core.SafeStmtPtr;

/**
 * A prepared statement driven directly: typed parameters, and columns by the storage class of each
 * value. Owned by one thread; its connection must stay open while it is used.
 */
final class NativeStatement implements AutoCloseable {
  static final int OK = 0;
  static final int ROW = 100;
  static final int DONE = 101;

  static final int INTEGER = 1;
  static final int FLOAT = 2;
  static final int TEXT = 3;
  static final int BLOB = 4;

  private final Statement statement;
  private final SafeStmtPtr pointer;
  private final NativeDB database;
  private final DB base;
  private final long address;

  NativeStatement(Connection connection, String sql) throws SQLException {
    base = connection.unwrap(SQLiteConnection.class).getDatabase();
    database = (NativeDB) base;
    statement = connection.prepareStatement(sql);
    pointer = ((CoreStatement) statement).pointer;
    address = pointer.safeRunLong((db, at) -> at);
  }

  /** Parameters count from 1; each bind returns {@link #OK} or the reason it failed. */
  int bindNull(int parameter) {
    try {
      return (int) DriverHandles.BIND_NULL.invokeExact(base, address, parameter);
    } catch (Throwable e) {
      throw DriverHandles.unexpected(e);
    }
  }

  int bindLong(int parameter, long value) {
    try {
      return (int) DriverHandles.BIND_LONG.invokeExact(base, address, parameter, value);
    } catch (Throwable e) {
      throw DriverHandles.unexpected(e);
    }
  }

  int bindDouble(int parameter, double value) {
    try {
      return (int) DriverHandles.BIND_DOUBLE.invokeExact(base, address, parameter, value);
    } catch (Throwable e) {
      throw DriverHandles.unexpected(e);
    }
  }

  int bindBlob(int parameter, byte[] value) {
    try {
      return (int) DriverHandles.BIND_BLOB.invokeExact(base, address, parameter, value);
    } catch (Throwable e) {
      throw DriverHandles.unexpected(e);
    }
  }

  /** The bytes are stored as they are in a UTF-8 database, valid or not. */
  int bindText(int parameter, byte[] utf8) {
    try {
      return (int) DriverHandles.BIND_TEXT.invokeExact(database, address, parameter, utf8);
    } catch (Throwable e) {
      throw DriverHandles.unexpected(e);
    }
  }

  /** {@link #ROW}, {@link #DONE} or the extended code of what went wrong. */
  int step() throws SQLException {
    requireOpen();
    return base.step(address);
  }

  /**
   * Steps a query.
   *
   * @return false when there is no further row
   */
  boolean next() throws SQLException {
    int code = step();
    if (code == ROW) {
      return true;
    }
    if (code != DONE) {
      base.throwex(code);
    }
    return false;
  }

  /** Makes it ready to run again; parameters keep their values. */
  void reset() throws SQLException {
    requireOpen();
    int unused = base.reset(address); // repeats what the last step returned
  }

  /** Rows the last INSERT, UPDATE or DELETE of the connection touched. */
  long changes() throws SQLException {
    return base.changes();
  }

  /** SQLite's own words for the last failure of the connection. */
  String message() {
    try {
      return (String) DriverHandles.MESSAGE.invokeExact(base);
    } catch (Throwable e) {
      throw DriverHandles.unexpected(e);
    }
  }

  /** The failure of a code that {@link #step} or a bind returned. */
  SQLException failure(int code) {
    try {
      base.throwex(code);
    } catch (SQLException e) {
      return e;
    }
    throw new IllegalStateException("the SQLite driver accepts code " + code);
  }

  /** Storage class of a column of the present row, from 0; NULL is none of the four. */
  int type(int column) throws SQLException {
    requireOpen();
    return base.column_type(address, column);
  }

  long longAt(int column) throws SQLException {
    return base.column_long(address, column);
  }

  double doubleAt(int column) throws SQLException {
    return base.column_double(address, column);
  }

  /** A fresh copy of a TEXT or BLOB as stored; text in the encoding of the database. */
  byte[] bytesAt(int column) throws SQLException {
    byte[] bytes = base.column_blob(address, column);
    return bytes == null ? new byte[0] : bytes;
  }

  @Override
  public void close() throws SQLException {
    if (!pointer.isClosed()) {
      reset(); // else closing would repeat the failure of the last step
      statement.close();
    }
  }

  private void requireOpen() throws SQLException {
    if (pointer.isClosed()) {
      throw new SQLException("the statement is closed");
    }
  }
}

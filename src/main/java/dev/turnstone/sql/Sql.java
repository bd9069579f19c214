package dev.turnstone.sql;

import java.util.List;

/** An expression that every vendor can say, as a tree. */
sealed interface Sql {
  /** A value; {@code text} holds its characters, digits, or TRUE or FALSE. */
  record Literal(Form form, String text) implements Sql {}

  /** What kind of value a literal is. */
  enum Form {
    NUMBER,
    TEXT,
    BOOL,
    NULL,
    /** A text that the vendor casts to a type of its own. */
    CAST_TEXT
  }

  record Name(String column) implements Sql {}

  /**
   * @param function in our own words: char_length, abs, coalesce, lower, upper, now, utc_now,
   *     today, random_uuid; whole and whole32 for a column that has to hold whole numbers, of so
   *     many bits
   */
  record Call(String function, List<Sql> arguments) implements Sql {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** NOT or a minus sign. */
  record Unary(String operator, Sql of) implements Sql {}

  /** AND, OR, a comparison, or one of + - *. */
  record Binary(String operator, Sql left, Sql right) implements Sql {}

  record In(Sql value, List<Sql> list, boolean not) implements Sql {
    public In {
      list = List.copyOf(list);
    }
  }

  record Between(Sql value, Sql low, Sql high, boolean not) implements Sql {}

  /**
   * @param what NULL, TRUE or FALSE
   */
  record Is(Sql value, String what, boolean not) implements Sql {}
}

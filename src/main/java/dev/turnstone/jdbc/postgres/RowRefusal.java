package dev.turnstone.jdbc.postgres;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.jdbc.OwnTables;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.TableWrite;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/** The server's reason against a row, as a problem without the row's values. */
final class RowRefusal {
  /** Classes of SQLSTATE that blame a value or a row, not the statement or the server. */
  private static final Set<String> CLASSES = Set.of("21", "22", "23", "38", "39", "44", "54", "P0");

  private static final Pattern LINE = Pattern.compile(", line (\\d+)[^\\n]*$");
  private static final Pattern TYPE = Pattern.compile("(?:for|out of range for) type (.+)$");
  private static final Pattern LENGTH = Pattern.compile("value too long for type (.+)$");

  private final TableWrite write;

  RowRefusal(TableWrite write) {
    this.write = write;
  }

  /** True when single rows may be the reason, so that looking for them makes sense. */
  static boolean blamesRows(SQLException e) {
    String state = PostgresErrors.state(e);
    return state.length() == 5 && CLASSES.contains(state.substring(0, 2));
  }

  /** The row of a COPY, counted from 1, that the server was at; 0 when it does not say. */
  static int suspect(SQLException e) {
    ServerErrorMessage message = ServerWords.message(e);
    String context = message == null ? null : message.getWhere();
    if (context == null) return 0;
    Matcher matcher = LINE.matcher(context);
    return matcher.find() && matcher.group(1).length() < 10
        ? Integer.parseInt(matcher.group(1))
        : 0;
  }

  /** A row that the server took without error and without storing it. */
  Problem swallowed() {
    return Problem.blocker(
        Code.REFUSED_BY_SERVER,
        table(),
        "a trigger of the table keeps the row out or changes it away");
  }

  /** The reason the server gave for one row. */
  Problem of(SQLException e) {
    ServerErrorMessage message = ServerWords.message(e);
    String constraint = message == null ? null : message.getConstraint();
    String name = constraint == null ? "of the table" : constraint;
    Location where = where(message);
    String state = PostgresErrors.state(e);
    return switch (state) {
      case "23505" -> twice(message).orElse(Problem.blocker(Code.DUPLICATE_KEY, table(), name));
      case "23502" -> Problem.blocker(Code.NOT_NULLABLE, where);
      case "23514" -> Problem.blocker(Code.CHECK_FAILED, table(), name);
      case "23503" -> Problem.blocker(Code.PARENT_MISSING, table(), parent(name));
      case "22001" -> Problem.blocker(Code.TOO_LONG, where, matched(LENGTH, message, "its type"));
      case "22021" -> notUtf8(where, message);
      case "22P05" -> Problem.blocker(Code.NOT_IN_CHARSET, where, "the encoding of the server");
      case "22003" -> Problem.blocker(Code.OUT_OF_RANGE, where, matched(TYPE, message, "its type"));
      default ->
          Problem.blocker(Code.REFUSED_BY_SERVER, where, ServerWords.of(e) + " (" + state + ")");
    };
  }

  /** The key was written before by this very run, which another table keeps. */
  private Optional<Problem> twice(@Nullable ServerErrorMessage message) {
    return Optional.ofNullable(message)
        .map(ServerErrorMessage::getTable)
        .filter(OwnTables::ofKeys)
        .map(t -> Problem.blocker(Code.KEY_TWICE, table(), String.join(", ", write.key())));
  }

  private static Problem notUtf8(Location where, @Nullable ServerErrorMessage message) {
    String text = message == null ? null : message.getMessage();
    return text != null && text.endsWith(": 0x00")
        ? Problem.blocker(Code.HAS_NUL, where, "PostgreSQL")
        : Problem.blocker(Code.NOT_UTF8, where);
  }

  private String parent(String constraint) {
    return write.table().foreignKeys().stream()
        .filter(key -> key.name().equals(constraint))
        .map(ForeignKey::target)
        .map(Object::toString)
        .findFirst()
        .orElse(constraint);
  }

  private static String matched(
      Pattern pattern, @Nullable ServerErrorMessage message, String otherwise) {
    String text = message == null ? null : message.getMessage();
    if (text == null) return otherwise;
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1) : otherwise;
  }

  /** The column where the server names one, in its own field or in the place it was at. */
  private Location where(@Nullable ServerErrorMessage message) {
    if (message == null) return table();
    String context = message.getWhere();
    Optional<String> named =
        write.columns().stream()
            .map(Column::name)
            .filter(name -> name.equals(message.getColumn()) || stands(name, context))
            .findFirst();
    String table = write.table().name().toString();
    return named.map(name -> Location.column(table, name)).orElse(table());
  }

  private static boolean stands(String column, @Nullable String context) {
    String words = ", column " + column;
    return context != null && (context.endsWith(words) || context.contains(words + ": "));
  }

  private Location table() {
    return Location.table(write.table().name().toString());
  }
}

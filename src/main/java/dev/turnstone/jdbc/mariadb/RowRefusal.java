package dev.turnstone.jdbc.mariadb;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.LogicalType;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import dev.turnstone.row.TableWrite;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says, without the row's values, why the server refused one row. */
final class RowRefusal {
  private static final Pattern COLUMN =
      Pattern.compile("column (?:'|(?:`[^`]*`\\.)*`)([^'`]+)['`]");
  private static final Pattern PARENT = Pattern.compile("REFERENCES `([^`]+(?:`\\.`[^`]+)?)`");
  private static final Pattern CHECK = Pattern.compile("(?i)constraint [`']([^`']+)[`']");

  /** Codes that concern the row's values although their SQLSTATE does not say so. */
  private static final Set<Integer> ROW_CODES =
      Set.of(1153, 1263, 1265, 1300, 1301, 1364, 1366, 1411, 1416, 1525, 1690, 3140, 3819, 4025);

  private final TableWrite write;
  private final long packetLimit;

  RowRefusal(TableWrite write, long packetLimit) {
    this.write = write;
    this.packetLimit = packetLimit;
  }

  /** True when another row might well be accepted: the trouble is in this row's values. */
  static boolean concernsTheRow(SQLException failure) {
    if (Failures.broken(failure)) {
      return false;
    }
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    return ROW_CODES.contains(failure.getErrorCode())
        || state.startsWith("22")
        || state.startsWith("23")
        || state.startsWith("45")
        || state.startsWith("01");
  }

  /** The reason as a problem. */
  Problem of(SQLException failure) {
    if (failure instanceof KeyTwice) {
      return problem(Code.KEY_TWICE, Optional.empty(), String.join(", ", write.key()));
    }
    int code = failure.getErrorCode();
    String message = String.valueOf(failure.getMessage());
    Optional<Column> column = columnIn(message);
    String type = column.map(Column::nativeType).orElse("");
    return switch (code) {
      case 1062, 1022, 1586 -> problem(Code.DUPLICATE_KEY, column, ServerText.keyOf(message));
      case 1048, 1263, 1364 -> problem(Code.NOT_NULLABLE, column);
      case 1406 -> problem(Code.TOO_LONG, column, type);
      case 1264, 1690 -> problem(Code.OUT_OF_RANGE, column, type);
      case 1265 -> problem(truncated(column), column, type);
      case 1292, 1411, 1525 -> problem(malformed(column, Code.NOT_A_DATE), column, type);
      case 1300 -> problem(Code.NOT_UTF8, column);
      case 1366 -> problem(malformed(column, Code.NOT_IN_CHARSET), column, type);
      case 3140 -> problem(Code.NOT_JSON, column, type);
      case 3819, 4025 -> problem(Code.CHECK_FAILED, column, ServerText.find(CHECK, message));
      case 1216, 1452 ->
          problem(
              Code.PARENT_MISSING, column, ServerText.find(PARENT, message).replace("`.`", "."));
      case 1153, 1301 -> problem(Code.VALUE_TOO_LARGE, column, packetLimit + " bytes");
      default ->
          problem(Code.REFUSED_BY_SERVER, column, code + " " + ServerText.withoutValues(message));
    };
  }

  private Optional<Column> columnIn(String message) {
    String name = ServerText.find(COLUMN, message);
    return write.columns().stream().filter(c -> c.name().equals(name)).findFirst();
  }

  private static Code truncated(Optional<Column> column) {
    LogicalType type = column.map(Column::type).orElse(LogicalType.Text.UNLIMITED);
    if (type instanceof LogicalType.Enumeration || type instanceof LogicalType.LabelSet) {
      return Code.NOT_A_LABEL;
    }
    if (type instanceof LogicalType.Decimal
        || type instanceof LogicalType.Int
        || type instanceof LogicalType.Floating) {
      return Code.TOO_PRECISE;
    }
    return malformed(column, Code.TOO_LONG);
  }

  private static Code malformed(Optional<Column> column, Code otherwise) {
    LogicalType type = column.map(Column::type).orElse(LogicalType.Text.UNLIMITED);
    if (type instanceof LogicalType.Time) {
      return Code.NOT_A_TIME;
    }
    if (type instanceof LogicalType.Date
        || type instanceof LogicalType.Timestamp
        || type instanceof LogicalType.Instant) {
      return Code.NOT_A_DATE;
    }
    if (type instanceof LogicalType.Decimal
        || type instanceof LogicalType.Int
        || type instanceof LogicalType.Bool
        || type instanceof LogicalType.Floating) {
      return Code.NOT_A_NUMBER;
    }
    if (type instanceof LogicalType.Uuid) {
      return Code.NOT_A_UUID;
    }
    return otherwise;
  }

  /** A problem at a column of the table, or at the table where the column is not known. */
  Problem problem(Code code, Optional<Column> column, String... arguments) {
    String table = write.table().name().toString();
    Location where =
        column.map(c -> Location.column(table, c.name())).orElse(Location.table(table));
    return Problem.warning(code, where, arguments);
  }
}

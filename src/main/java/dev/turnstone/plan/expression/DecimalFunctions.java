package dev.turnstone.plan.expression;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;
import static dev.cel.common.types.SimpleType.UINT;
import static dev.turnstone.plan.expression.ColumnTypes.DECIMAL;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Exact decimal numbers in expressions: {@code decimal(x)} of a string, int or uint; {@code + - *},
 * negation and comparisons; {@code divide(a, b, scale)} and {@code round(a, scale)}, both half
 * even; {@code string(a)} without exponent or trailing zeros; {@code double(a)}, the nearest;
 * {@code int(a)}, only of a whole number.
 */
final class DecimalFunctions {
  /** More digits than any database holds; a bound on time and memory. */
  private static final int MOST_DIGITS = 150_000;

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,150000}(\\.[0-9]{1,150000})?");
  private static final Map<CelType, Class<?>> CLASSES =
      Map.of(
          DECIMAL,
          ExactDecimal.class,
          INT,
          Long.class,
          UINT,
          UnsignedLong.class,
          STRING,
          String.class);

  static final DecimalFunctions ALL = new DecimalFunctions();

  private final Map<String, List<CelOverloadDecl>> declared = new LinkedHashMap<>();
  private final List<CelFunctionBinding> bindings = new ArrayList<>();

  private DecimalFunctions() {
    ofPairs("_+_", "add", DECIMAL, a -> new ExactDecimal(number(a[0]).add(number(a[1]))));
    ofPairs("_-_", "subtract", DECIMAL, a -> new ExactDecimal(number(a[0]).subtract(number(a[1]))));
    ofPairs("_*_", "multiply", DECIMAL, a -> new ExactDecimal(number(a[0]).multiply(number(a[1]))));
    ofPairs("_<_", "less", BOOL, a -> order(a) < 0);
    ofPairs("_<=_", "less_equals", BOOL, a -> order(a) <= 0);
    ofPairs("_>_", "greater", BOOL, a -> order(a) > 0);
    ofPairs("_>=_", "greater_equals", BOOL, a -> order(a) >= 0);
    conversions();
    scaling();
  }

  List<CelFunctionDecl> declarations() {
    return declared.entrySet().stream()
        .map(e -> CelFunctionDecl.newFunctionDeclaration(e.getKey(), e.getValue()))
        .toList();
  }

  List<CelFunctionBinding> bindings() {
    return List.copyOf(bindings);
  }

  private void ofPairs(String function, String id, CelType result, CelFunctionOverload how) {
    define(function, id + "_decimal", result, List.of(DECIMAL, DECIMAL), how);
    define(function, id + "_decimal_int", result, List.of(DECIMAL, INT), how);
    define(function, id + "_int_decimal", result, List.of(INT, DECIMAL), how);
  }

  private void conversions() {
    List<CelType> one = List.of(DECIMAL);
    define(
        "-_", "negate_decimal", DECIMAL, one, args -> new ExactDecimal(number(args[0]).negate()));
    define("string", "decimal_to_string", STRING, one, args -> number(args[0]).toPlainString());
    define("double", "decimal_to_double", DOUBLE, one, args -> number(args[0]).doubleValue());
    define("int", "decimal_to_int", INT, one, args -> number(args[0]).longValueExact());
    for (CelType from : List.of(STRING, INT, UINT, DECIMAL)) {
      define(
          "decimal",
          from.name() + "_to_decimal",
          DECIMAL,
          List.of(from),
          a -> new ExactDecimal(number(a[0])));
    }
  }

  private void scaling() {
    define(
        "divide",
        "divide_decimal",
        DECIMAL,
        List.of(DECIMAL, DECIMAL, INT),
        args ->
            new ExactDecimal(
                number(args[0]).divide(number(args[1]), scale(args[2]), RoundingMode.HALF_EVEN)));
    define(
        "round",
        "round_decimal",
        DECIMAL,
        List.of(DECIMAL, INT),
        args -> new ExactDecimal(number(args[0]).setScale(scale(args[1]), RoundingMode.HALF_EVEN)));
  }

  private void define(
      String function,
      String id,
      CelType result,
      List<CelType> parameters,
      CelFunctionOverload how) {
    declared
        .computeIfAbsent(function, f -> new ArrayList<>())
        .add(CelOverloadDecl.newGlobalOverload(id, result, parameters));
    List<Class<?>> classes = new ArrayList<>();
    parameters.forEach(p -> classes.add(CLASSES.get(p)));
    bindings.add(CelFunctionBinding.from(id, classes, how));
  }

  private static BigDecimal number(Object value) {
    if (value instanceof ExactDecimal d) return d.number();
    if (value instanceof Long n) return BigDecimal.valueOf(n);
    if (value instanceof UnsignedLong n) return new BigDecimal(n.bigIntegerValue());
    if (NUMBER.matcher((String) value).matches()) return new BigDecimal((String) value);
    throw new ArithmeticException("not a decimal number");
  }

  private static int order(Object[] pair) {
    return number(pair[0]).compareTo(number(pair[1]));
  }

  private static int scale(Object value) {
    long scale = (Long) value;
    if (scale < 0 || scale > MOST_DIGITS) {
      throw new ArithmeticException("a scale is 0 to " + MOST_DIGITS);
    }
    return (int) scale;
  }
}

package dev.turnstone.plan.expression;

import java.math.BigDecimal;

/**
 * The value of a decimal in an expression: always without trailing zeros, so that equal numbers are
 * equal values (1.50 and 1.5 are both 1.5).
 */
public record ExactDecimal(BigDecimal number) {
  public ExactDecimal {
    number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }
}

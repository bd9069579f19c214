package dev.turnstone.plan.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what is wrong with an expression and where, in the words of the tables at hand. */
final class ExpressionMistakes {
  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
  private final Location where;
  private final Collection<String> columns;

  ExpressionMistakes(Location where, Collection<String> columns) {
    this.where = where;
    this.columns = columns;
  }

  EngineException.Refused refused(CelValidationException mistakes) {
    List<Problem> problems = new ArrayList<>();
    for (CelIssue issue : mistakes.getErrors()) {
      problems.add(at(issue.getSourceLocation(), words(issue.getMessage())));
    }
    if (problems.isEmpty()) {
      problems.add(at(CelSourceLocation.of(1, 0), "it cannot be understood"));
    }
    return new EngineException.Refused(problems);
  }

  EngineException.Refused unknown(List<ColumnReferences.UnknownColumn> unknown, CelSource source) {
    List<Problem> problems = new ArrayList<>();
    for (ColumnReferences.UnknownColumn column : unknown) {
      int offset = source.getPositionsMap().getOrDefault(column.node(), 0);
      CelSourceLocation place = source.getOffsetLocation(offset).orElse(CelSourceLocation.of(1, 0));
      problems.add(at(place, missing(column.name())));
    }
    return new EngineException.Refused(problems);
  }

  /** A mistake of the expression as a whole. */
  EngineException.Refused asAWhole(String message) {
    return new EngineException.Refused(at(CelSourceLocation.of(1, 0), message));
  }

  private Problem at(CelSourceLocation place, String message) {
    String position = Math.max(1, place.getLine()) + ":" + (Math.max(0, place.getColumn()) + 1);
    String sentence = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    String option = where.column().isPresent() ? "--expression" : "--filter";
    return Problem.blocker(Code.EXPRESSION_INVALID, where, position, sentence, option);
  }

  private String words(String message) {
    Matcher undeclared = UNDECLARED.matcher(message);
    if (!undeclared.matches()) return shortened(message);
    String name = undeclared.group(1);
    if (name.equals("row")) return "row is used as row[\"column name\"]";
    return name.matches("[_A-Za-z][_A-Za-z0-9]*") ? missing(name) : "there is no " + name;
  }

  /** CEL's own message without its list of all that would have fitted, in plain operators. */
  private static String shortened(String message) {
    int candidates = message.indexOf(" (candidates:");
    String first = candidates < 0 ? message : message.substring(0, candidates);
    return first
        .replaceAll("'_(\\W{1,2})_'", "$1")
        .replaceAll("wrapper\\((\\w+)\\)", "$1 or null")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private String missing(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return columns.stream()
        .filter(c -> c.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .map(c -> "there is no column or function " + name + "; there is a column " + c)
        .orElse("there is no column or function " + name);
  }
}

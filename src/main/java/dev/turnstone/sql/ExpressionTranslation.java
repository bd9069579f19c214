package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Vendor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says a vendor's expressions in another vendor's SQL: conditions of checks and partial indexes,
 * values of generated columns and expression keys. Only what means the same on both sides is
 * translated, by types and collations of the columns; empty: it is not, and has to be left behind
 * by name.
 */
public final class ExpressionTranslation {
  private final Vendor from;
  private final Vendor to;
  private final List<Pair> columns;

  /** A column of the source and the column of the target that its values go to. */
  public record Pair(Column source, Column target) {}

  /**
   * @param columns of the table, those that are carried over
   */
  public ExpressionTranslation(Vendor from, Vendor to, List<Pair> columns) {
    this.from = from;
    this.to = to;
    this.columns = List.copyOf(columns);
  }

  /** The condition of a check or of a partial key or index. */
  public Optional<String> condition(String sql) {
    return translate(sql, t -> printer().condition(t));
  }

  /** The expression of a generated column or of a part of a key or index. */
  public Optional<String> value(String sql) {
    return translate(sql, t -> printer().value(t));
  }

  /**
   * True when the condition says no more than the target column's type does, as MariaDB's
   * json_valid() for a column that becomes JSON: then nothing is lost without it.
   */
  public boolean saidByType(String condition) {
    return from.mysqlFamily()
        && columns.stream()
            .filter(p -> TypeKind.of(p.target().type()) == TypeKind.JSON)
            .map(p -> "json_valid(`" + p.source().name().replace("`", "``") + "`)")
            .anyMatch(condition.strip()::equalsIgnoreCase);
  }

  private Optional<String> translate(String sql, Function<Sql, String> print) {
    if (from == to && columns.stream().allMatch(p -> means(sql, p))) return Optional.of(sql);
    try {
      return Optional.of(print.apply(ExpressionParser.parse(sql, from)));
    } catch (Untranslatable e) {
      return Optional.empty();
    }
  }

  /**
   * True when what the expression says of a column holds in the target word for word: it has the
   * same name and type, or is not spoken of. A type of the schema itself is not there in another.
   */
  private static boolean means(String sql, Pair pair) {
    return pair.source().name().equals(pair.target().name())
        && (sameType(sql, pair.source(), pair.target()) || !sql.contains(pair.source().name()));
  }

  /** A domain is its base type, as long as no literal is cast to it. */
  static boolean sameType(String sql, Column source, Column target) {
    return source.nativeType().equals(target.nativeType())
        || (source.type().equals(target.type()) && !sql.contains("::" + source.nativeType()));
  }

  private ExpressionPrinter printer() {
    return new ExpressionPrinter(from, Dialects.of(to), this::column);
  }

  private Pair column(String name) {
    List<Pair> exact = columns.stream().filter(p -> p.source().name().equals(name)).toList();
    List<Pair> found =
        exact.isEmpty() && from != Vendor.POSTGRESQL
            ? columns.stream().filter(p -> p.source().name().equalsIgnoreCase(name)).toList()
            : exact;
    if (found.size() != 1) throw new Untranslatable("no such column");
    return found.get(0);
  }
}

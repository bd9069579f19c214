package dev.turnstone.sql;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Vendor;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Says defaults of columns in another vendor's SQL, or in that of another version. */
public final class DefaultTranslation {
  private static final Pattern ON_UPDATE =
      Pattern.compile("(?i)\\s+on update [a-z_]+(\\(\\d?\\))?$");

  private final Vendor from;
  private final Product to;
  private final Predicate<String> understood;

  /**
   * @param understood whether the target understands an expression of its vendor's SQL word for
   *     word; only asked when the source is of the same vendor
   */
  public DefaultTranslation(Vendor from, Product to, Predicate<String> understood) {
    this.from = from;
    this.to = to;
    this.understood = understood;
  }

  /**
   * The source column's default as a default of the target column; empty when it has none or cannot
   * be said. What MariaDB sets on every update is not part of it.
   */
  public Optional<String> of(Column source, Column target) {
    if (source.defaultSql().isEmpty()) return Optional.empty();
    String told = source.defaultSql().get();
    boolean asItIs =
        from == to.vendor()
            && ExpressionTranslation.sameType(told, source, target)
            && understood.test(told);
    if (asItIs) return Optional.of(told);
    try {
      String onInsert = from.mysqlFamily() ? ON_UPDATE.matcher(told).replaceFirst("") : told;
      Sql sql = ExpressionParser.parse(onInsert, from);
      return Optional.of(new DefaultText(source, from, target, to).of(sql));
    } catch (Untranslatable e) {
      return Optional.empty();
    }
  }
}

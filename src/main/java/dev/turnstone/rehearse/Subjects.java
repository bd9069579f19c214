package dev.turnstone.rehearse;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.rehearse.KeyUse.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Works out which keys a rehearsal has to look at in each table of a plan. */
final class Subjects {
  private final MigrationPlan plan;
  private final Catalog source;
  private final Catalog target;

  Subjects(MigrationPlan plan, Catalog source, Catalog target) {
    this.plan = plan;
    this.source = source;
    this.target = target;
  }

  /** The structure a target table has, or will have when the plan is carried out. */
  Optional<Table> table(TableName name) {
    return plan.table(name)
        .filter(TablePlan::enabled)
        .flatMap(TablePlan::create)
        .or(() -> target.table(name));
  }

  /** The plan of a table that is loaded. */
  Optional<TablePlan> loaded(TableName name) {
    return plan.table(name).filter(TablePlan::enabled);
  }

  /** The keys whose values are taken of every row. */
  List<KeyUse> uses(TablePlan of, Table table) {
    List<KeyUse> uses = new ArrayList<>();
    List<String> written = of.fields().stream().map(FieldPlan::target).toList();
    boolean upsert = of.mode() == WriteMode.UPSERT;
    Optional<Key> identity = table.identity().filter(k -> written.containsAll(k.columns()));
    if (upsert) {
      identity.ifPresent(key -> uses.add(new KeyUse(key, Role.IDENTITY, Optional.empty())));
    }
    boolean filled = of.create().isEmpty() && !of.mode().alone();
    ProvenKeys proven = proven(of, table);
    for (Key key : table.keys()) {
      boolean twice = upsert && identity.filter(key::equals).isPresent();
      if (!twice && told(key, written) && (filled || !proven.proven(key))) {
        uses.add(new KeyUse(key, Role.UNIQUE, Optional.empty()));
      }
    }
    for (ForeignKey reference : table.foreignKeys()) {
      if (written.containsAll(reference.columns())) {
        uses.add(new KeyUse(referring(reference), Role.REFERRING, Optional.of(reference)));
      }
    }
    referred(table.name()).stream()
        .filter(written::containsAll)
        .forEach(
            columns ->
                uses.add(new KeyUse(Key.unique("", columns), Role.REFERRED, Optional.empty())));
    return uses;
  }

  private ProvenKeys proven(TablePlan of, Table table) {
    Table from = source.table(of.source()).orElseThrow();
    return new ProvenKeys(of, from, source.product().vendor(), table);
  }

  /** True when rows bring all that the key is made of, as far as that can be told. */
  private static boolean told(Key key, List<String> written) {
    return key.parts().stream().allMatch(part -> part.column().map(written::contains).orElse(true));
  }

  /** Every list of columns of the table that a loaded table refers to, once. */
  private List<List<String>> referred(TableName name) {
    return plan.tables().stream()
        .filter(TablePlan::enabled)
        .flatMap(other -> table(other.target()).stream())
        .flatMap(other -> other.foreignKeys().stream())
        .filter(reference -> reference.target().equals(name))
        .map(ForeignKey::targetColumns)
        .distinct()
        .toList();
  }

  /** True when some loaded table refers to it. */
  boolean isReferred(TableName name) {
    return !referred(name).isEmpty();
  }

  /** References are compared as the table compares that they refer to. */
  private Key referring(ForeignKey reference) {
    Optional<Table> parent = table(reference.target());
    List<KeyPart> parts = new ArrayList<>();
    for (int i = 0; i < reference.columns().size(); i++) {
      String there = reference.targetColumns().get(i);
      Optional<String> collation = parent.flatMap(p -> p.column(there)).flatMap(c -> collation(c));
      parts.add(
          new KeyPart(
              Optional.of(reference.columns().get(i)),
              Optional.empty(),
              OptionalInt.empty(),
              false,
              collation));
    }
    return new Key(reference.name(), false, parts, Optional.empty(), false, false);
  }

  private Optional<String> collation(Column parent) {
    boolean sqlite = target.product().vendor() == Vendor.SQLITE;
    return sqlite ? Optional.of(parent.collation().orElse("BINARY")) : parent.collation();
  }
}

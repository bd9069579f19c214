package dev.turnstone.ui.catalogue.field;

import dev.turnstone.app.connection.Side;
import dev.turnstone.app.inventory.Inventory;
import dev.turnstone.app.inventory.Inventory.Rating;
import dev.turnstone.app.inventory.InventoryFile;
import dev.turnstone.app.inventory.Mark;
import dev.turnstone.app.inventory.Place;
import dev.turnstone.app.inventory.Sensitivity;
import dev.turnstone.app.inventory.Signs;
import dev.turnstone.app.profile.ColumnProfile;
import dev.turnstone.app.profile.TableProfile;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.ui.migration.Migration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How sensitive fields are and whose, kept in the migration's folder with each change. */
public final class MarksViewModel {
  private final Migration migration;
  private final InventoryFile file;
  private final ReadOnlyObjectWrapper<Inventory> inventory =
      new ReadOnlyObjectWrapper<>(Inventory.EMPTY);
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper(false);

  /** Begins to read what was kept. */
  public MarksViewModel(Migration migration) {
    this.migration = migration;
    this.file = new InventoryFile(migration.project().project().folder());
    migration
        .tools()
        .background()
        .run(
            file::read,
            read -> {
              inventory.set(read);
              ready.set(true);
            },
            migration.tools().failed());
  }

  /** As it is now, kept or not. */
  public ReadOnlyObjectProperty<Inventory> inventory() {
    return inventory.getReadOnlyProperty();
  }

  /** False until what was kept is read; where that fails nothing can be changed. */
  public ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /** How sensitive something is, and who says so. */
  public Rating rating(Subject subject) {
    Inventory known = inventory.get();
    return subject
        .column()
        .map(c -> known.rating(subject.side(), subject.table(), c))
        .orElseGet(() -> known.rating(subject.side(), subject.table()));
  }

  /** Who is named for exactly this; empty: nobody. */
  public String owner(Subject subject) {
    return inventory.get().at(subject.place()).owner();
  }

  /** A person's decision; empty: it is taken back, and suggestions count again. */
  public void decide(Subject subject, Optional<Sensitivity> sensitivity) {
    Inventory now = inventory.get();
    change(now.with(subject.place(), now.at(subject.place()).decided(sensitivity)));
  }

  /** Names who answers for something; the empty text: nobody. */
  public void own(Subject subject, String owner) {
    Inventory now = inventory.get();
    change(now.with(subject.place(), now.at(subject.place()).ownedBy(owner)));
  }

  /** Confirms what is suggested for the columns of a table, those that look harmless apart. */
  public void confirm(Side side, Table table) {
    Inventory now = inventory.get();
    Map<Place, Mark> marks = new HashMap<>();
    for (Column column : table.columns()) {
      Rating rating = now.rating(side, table, column);
      if (!rating.confirmed() && rating.sensitivity() != Sensitivity.NONE) {
        Place place = new Place(side, table.name(), column.name());
        marks.put(place, now.at(place).decided(Optional.of(rating.sensitivity())));
      }
    }
    change(now.with(marks));
  }

  /** Columns of a table that nobody confirmed, and that look sensitive. */
  public long suggested(Side side, Table table) {
    return count(side, table, false);
  }

  /** Columns of a table that are sensitive by decision. */
  public long decided(Side side, Table table) {
    return count(side, table, true);
  }

  private long count(Side side, Table table, boolean confirmed) {
    return table.columns().stream()
        .map(c -> inventory.get().rating(side, table, c))
        .filter(r -> r.confirmed() == confirmed && r.sensitivity() != Sensitivity.NONE)
        .count();
  }

  /** What the values of a table look like, from now on. */
  public void looked(Side side, TableProfile profile) {
    Inventory now = inventory.get();
    Map<Place, Mark> marks = new HashMap<>();
    for (ColumnProfile column : profile.columns()) {
      Place place = new Place(side, profile.table(), column.column());
      marks.put(place, now.at(place).looking(Signs.byValues(column)));
    }
    change(now.with(marks));
  }

  private void change(Inventory next) {
    if (!ready.get() || next.equals(inventory.get())) {
      return;
    }
    inventory.set(next);
    file.change(next);
    migration
        .tools()
        .background()
        .run(
            () -> {
              file.keep();
              return next;
            },
            kept -> {},
            migration.tools().failed());
  }
}

package dev.turnstone.ui.catalogue.field;

import dev.turnstone.app.inventory.Inventory.Rating;
import dev.turnstone.app.inventory.Sensitivity;
import dev.turnstone.app.profile.ColumnProfile;
import dev.turnstone.app.profile.TableProfile;
import dev.turnstone.catalog.Column;
import dev.turnstone.ui.kit.Messages;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** All that is known of one column, or of a table as a whole, and what can be decided of it. */
public final class DetailViewModel {
  private final MarksViewModel marks;
  private final ProfilesViewModel profiles;
  private final Messages messages;
  private final FieldWords words;
  private final ObjectProperty<Optional<Subject>> subject =
      new SimpleObjectProperty<>(Optional.empty());
  private final Property<Sensitivity> sensitivity = new SimpleObjectProperty<>(Sensitivity.NONE);
  private final StringProperty owner = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper type = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper why = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper inherited = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper confirmable = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper decided = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyObjectWrapper<Optional<ColumnProfile>> profile =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper looked = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper troubled = new ReadOnlyBooleanWrapper(false);
  private boolean showing;
  private String ownerBefore = "";

  public DetailViewModel(MarksViewModel marks, ProfilesViewModel profiles, Messages messages) {
    this.marks = marks;
    this.profiles = profiles;
    this.messages = messages;
    this.words = new FieldWords(messages);
    subject.addListener((o, was, is) -> turn(was));
    marks.inventory().addListener((o, was, is) -> show());
    profiles.edition().addListener((o, was, is) -> show());
    sensitivity.addListener((o, was, is) -> decide(is));
  }

  /** What it is about; empty: nothing is selected. */
  public ObjectProperty<Optional<Subject>> subject() {
    return subject;
  }

  public ReadOnlyStringProperty title() {
    return title.getReadOnlyProperty();
  }

  /** The exact type; empty: a table. */
  public ReadOnlyStringProperty type() {
    return type.getReadOnlyProperty();
  }

  /** How sensitive it is; another one is a decision. */
  public Property<Sensitivity> sensitivity() {
    return sensitivity;
  }

  /** Who says that it is so sensitive. */
  public ReadOnlyStringProperty why() {
    return why.getReadOnlyProperty();
  }

  /** True while it is suggested only. */
  public ReadOnlyBooleanProperty confirmable() {
    return confirmable.getReadOnlyProperty();
  }

  /** True when a decision about exactly this can be taken back. */
  public ReadOnlyBooleanProperty decided() {
    return decided.getReadOnlyProperty();
  }

  /** Who answers for it; kept by {@link #keepOwner}. */
  public StringProperty owner() {
    return owner;
  }

  /** Who answers for it when nobody is named here; the words of an empty field. */
  public ReadOnlyStringProperty inherited() {
    return inherited.getReadOnlyProperty();
  }

  /** Empty: nobody looked at its values, or it is a table. */
  public ReadOnlyObjectProperty<Optional<ColumnProfile>> profile() {
    return profile.getReadOnlyProperty();
  }

  /** How many rows were looked at, or why not. */
  public ReadOnlyStringProperty looked() {
    return looked.getReadOnlyProperty();
  }

  /** True when its table could not be looked at. */
  public ReadOnlyBooleanProperty troubled() {
    return troubled.getReadOnlyProperty();
  }

  public FieldWords words() {
    return words;
  }

  public ReadOnlyBooleanProperty editable() {
    return marks.ready();
  }

  /** Makes a decision of what is suggested; for a table, of what is for each of its columns. */
  public void confirm() {
    subject
        .get()
        .ifPresent(
            s -> {
              if (s.column().isPresent()) {
                marks.decide(s, Optional.of(sensitivity.getValue()));
              } else {
                marks.confirm(s.side(), s.table());
              }
            });
  }

  /** Takes a decision back. */
  public void withdraw() {
    subject.get().ifPresent(s -> marks.decide(s, Optional.empty()));
  }

  /** Keeps whoever is named. */
  public void keepOwner() {
    subject.get().ifPresent(this::keepOwner);
  }

  private void keepOwner(Subject of) {
    if (!owner.get().strip().equals(ownerBefore)) {
      ownerBefore = owner.get().strip();
      marks.own(of, ownerBefore);
    }
  }

  private void decide(Sensitivity chosen) {
    if (!showing) {
      subject.get().ifPresent(s -> marks.decide(s, Optional.of(chosen)));
    }
  }

  /** A name that was typed and not kept yet belongs to what was shown before. */
  private void turn(Optional<Subject> before) {
    before.ifPresent(this::keepOwner);
    ownerBefore = "";
    owner.set("");
    show();
  }

  private void show() {
    showing = true;
    subject.get().ifPresentOrElse(this::show, () -> title.set(""));
    showing = false;
  }

  private void show(Subject of) {
    String table = of.table().name().name();
    title.set(of.column().map(c -> table + "." + c.name()).orElse(table));
    type.set(of.column().map(Column::nativeType).orElse(""));
    Rating rating = marks.rating(of);
    sensitivity.setValue(rating.sensitivity());
    boolean own = marks.inventory().get().at(of.place()).sensitivity().isPresent();
    decided.set(own);
    long open = marks.suggested(of.side(), of.table());
    boolean suggested = !rating.confirmed() && rating.sensitivity() != Sensitivity.NONE;
    confirmable.set(of.column().isPresent() ? suggested : open > 0);
    why.set(
        of.column().isPresent() || own
            ? words.why(rating)
            : messages.text("catalogue.why.table", marks.decided(of.side(), of.table()), open));
    showOwner(of);
    inherited.set(inheritedOwner(of));
    Optional<TableProfile> known = profiles.of(of.side(), of.table().name());
    profile.set(of.column().flatMap(c -> known.flatMap(p -> p.column(c.name()))));
    Optional<String> trouble = profiles.trouble(of.side(), of.table().name());
    troubled.set(trouble.isPresent());
    looked.set(
        trouble.orElseGet(
            () -> known.map(words::looked).orElseGet(() -> messages.text("catalogue.unlooked"))));
  }

  /** What somebody is typing stays. */
  private void showOwner(Subject of) {
    if (owner.get().strip().equals(ownerBefore)) {
      ownerBefore = marks.owner(of);
      owner.set(ownerBefore);
    }
  }

  private String inheritedOwner(Subject of) {
    String owner = marks.inventory().get().owner(of.side(), of.table());
    return of.column().isEmpty() || owner.isEmpty()
        ? messages.text("catalogue.nobody")
        : messages.text("catalogue.owner.inherited", owner);
  }
}

package dev.turnstone.ui.catalogue;

import dev.turnstone.app.connection.Side;
import dev.turnstone.app.inventory.Inventory.Rating;
import dev.turnstone.app.inventory.Sensitivity;
import dev.turnstone.app.profile.ColumnProfile;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.ui.catalogue.field.FieldWords;
import dev.turnstone.ui.catalogue.field.Subject;
import dev.turnstone.ui.kit.Messages;
import java.util.Optional;

/** Says what the lists have in each line; asked for lines in sight only. */
public final class LineWords {
  private final CatalogueViewModel model;
  private final Messages messages;
  private final FieldWords words;

  LineWords(CatalogueViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    this.words = new FieldWords(messages);
  }

  /** Exactly counted, or as the server guesses, which is said. */
  public String rows(TableLine line) {
    TableTraits traits = line.table().traits();
    if (traits.rows().isPresent()) {
      return messages.text("catalogue.rows", traits.rows().getAsLong());
    }
    return traits.estimatedRows().isPresent()
        ? messages.text("catalogue.rows.about", traits.estimatedRows().getAsLong())
        : messages.text("catalogue.nothing");
  }

  /** How it hangs together with others. */
  public String keys(TableLine line) {
    if (line.in() == 0 && line.out() == 0) {
      return messages.text("catalogue.nothing");
    }
    return messages.text("catalogue.keys.value", line.in(), line.out());
  }

  /** As it was decided, or how many columns are sensitive; a question mark: nobody confirmed it. */
  public String sensitive(TableLine line) {
    Table table = line.table();
    Rating rating = model.marks().rating(new Subject(side(), table, Optional.empty()));
    if (rating.confirmed() && own(line)) {
      return words.chip(rating);
    }
    long decided = model.marks().decided(side(), table);
    long open = model.marks().suggested(side(), table);
    if (decided + open == 0) {
      return "";
    }
    String count = messages.text("catalogue.sensitive.count", decided + open);
    return open == 0 ? count : messages.text("catalogue.suggested.chip", count);
  }

  private boolean own(TableLine line) {
    Subject subject = new Subject(side(), line.table(), Optional.empty());
    return model.marks().inventory().get().at(subject.place()).sensitivity().isPresent();
  }

  /** What the chip of a table means, in a sentence. */
  public String sensitiveWhy(TableLine line) {
    Table table = line.table();
    return messages.text(
        "catalogue.why.table",
        model.marks().decided(side(), table),
        model.marks().suggested(side(), table));
  }

  /** Who answers for the table, or that nobody does. */
  public String owner(TableLine line) {
    String owner = model.marks().inventory().get().owner(side(), line.table());
    return owner.isEmpty() ? messages.text("catalogue.nobody") : owner;
  }

  /** How many values are missing once that is known, else whether any may be. */
  public String nullable(ColumnLine line) {
    return profile(line)
        .filter(p -> line.column().nullable())
        .map(p -> words.percent(p.nullShare()))
        .orElseGet(
            () ->
                messages.text(
                    line.column().nullable() ? "catalogue.nullable" : "catalogue.not_null"));
  }

  /** How many different values there are, once that is known. */
  public String distinct(ColumnLine line) {
    return profile(line).map(words::distinct).orElse("");
  }

  /** What its values are like once that is known, else its default. */
  public String values(ColumnLine line) {
    return profile(line)
        .map(words::values)
        .orElseGet(
            () ->
                line.column().defaultSql().isPresent() && line.column().generation().isEmpty()
                    ? messages.text("catalogue.value.default", line.value())
                    : line.value());
  }

  /** How sensitive it is; empty: it is not. */
  public String sensitive(ColumnLine line) {
    return rating(line).map(words::chip).orElse("");
  }

  /** Who says that it is so sensitive. */
  public String sensitiveWhy(ColumnLine line) {
    return rating(line).map(words::why).orElse("");
  }

  /** True when it opens doors. */
  public boolean secret(ColumnLine line) {
    return rating(line).filter(r -> r.sensitivity() == Sensitivity.SECRET).isPresent();
  }

  private Optional<Rating> rating(ColumnLine line) {
    return model
        .selected()
        .get()
        .map(t -> model.marks().rating(new Subject(side(), t.table(), Optional.of(line.column()))));
  }

  private Optional<ColumnProfile> profile(ColumnLine line) {
    return model
        .selected()
        .get()
        .flatMap(t -> model.profiles().of(side(), t.table().name()))
        .flatMap(p -> p.column(line.name()));
  }

  private Side side() {
    return model.side().get();
  }
}

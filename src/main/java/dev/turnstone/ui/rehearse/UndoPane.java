package dev.turnstone.ui.rehearse;

import dev.turnstone.rehearse.Prospect;
import dev.turnstone.rehearse.Report;
import dev.turnstone.rehearse.UndoCertificate;
import dev.turnstone.rehearse.UndoCertificate.OfTable;
import dev.turnstone.rehearse.Window;
import dev.turnstone.ui.kit.Lines;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TextColumn;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How long run and undo take, whether that fits the window, and the proof of the undo. */
final class UndoPane extends VBox {
  static final String TABLES = "rehearse-undo-tables";

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final double GAP = 6;
  private static final double WORD = 78;
  private static final double DIGEST = 112;

  private final RehearseViewModel model;
  private final Messages messages;
  private final VBox sentences = new VBox(GAP);
  private final ObservableList<OfTable> tables = FXCollections.observableArrayList();

  UndoPane(RehearseViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    sentences.getStyleClass().add("undo-words");
    getChildren().addAll(sentences, list());
    model.report().addListener((o, was, is) -> show());
    show();
  }

  private Lines<OfTable> list() {
    Lines<OfTable> list =
        new Lines<>(
            TABLES, messages.text("rehearse.undo.tables"), messages.text("rehearse.undo.untried"));
    list.setItems(tables);
    list.getColumns()
        .add(
            new TextColumn<OfTable>(messages.text("rehearse.table"), 110, t -> t.table().name())
                .styled("strong"));
    list.getColumns()
        .add(new TextColumn<>(messages.text("rehearse.undo.equal"), WORD, this::proof));
    list.getColumns().add(number("rehearse.undo.loaded", OfTable::loaded));
    list.getColumns().add(number("rehearse.undo.undone", OfTable::undone));
    list.getColumns().add(digest("rehearse.undo.before", OfTable::digestBefore));
    list.getColumns().add(digest("rehearse.undo.after", OfTable::digestAfter));
    return list;
  }

  private String proof(OfTable table) {
    return messages.text(table.equal() ? "rehearse.undo.same" : "rehearse.undo.different");
  }

  private TextColumn<OfTable> digest(String key, Function<OfTable, String> words) {
    TextColumn<OfTable> column = new TextColumn<>(messages.text(key), DIGEST, words);
    column.setMinWidth(DIGEST);
    return column.styled("code");
  }

  private TextColumn<OfTable> number(String key, ToLongFunction<OfTable> count) {
    TextColumn<OfTable> column =
        new TextColumn<>(messages.text(key), 76, t -> model.words().number(count.applyAsLong(t)));
    column.setMinWidth(WORD);
    return column.styled("at-end");
  }

  private void show() {
    sentences.getChildren().clear();
    List<OfTable> of =
        model
            .report()
            .get()
            .map(Report::prospect)
            .map(Prospect::certificate)
            .map(UndoCertificate::tables)
            .orElse(List.of());
    tables.setAll(of);
    model.report().get().ifPresent(report -> tell(report.prospect()));
  }

  private void tell(Prospect prospect) {
    UndoCertificate certificate = prospect.certificate();
    String meaning = certificate.proven() ? "ok" : certificate.rehearsed() ? "loss" : "warn";
    say(model.words().undo(certificate), meaning);
    prospect
        .run()
        .ifPresent(
            b ->
                say(messages.text("rehearse.undo.run", model.words().band(b.low(), b.high())), ""));
    prospect
        .undo()
        .ifPresent(
            b ->
                say(
                    messages.text("rehearse.undo.undo", model.words().band(b.low(), b.high())),
                    ""));
    prospect.window().ifPresent(this::tell);
  }

  private void tell(Window window) {
    String end = moment(window.end());
    say(
        window.fits()
            ? messages.text("rehearse.window.fits", end)
            : messages.text("rehearse.window.short", end, moment(window.latestStart())),
        window.fits() ? "ok" : "warn");
    say(messages.text("rehearse.window.return", moment(window.pointOfNoReturn())), "");
  }

  private static String moment(OffsetDateTime moment) {
    return MOMENT.format(moment.atZoneSameInstant(ZoneId.systemDefault()));
  }

  private void say(String words, String meaning) {
    Label label = new Label(words);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    if (!meaning.isEmpty()) {
      label.getStyleClass().add("says-" + meaning);
    }
    sentences.getChildren().add(label);
  }
}

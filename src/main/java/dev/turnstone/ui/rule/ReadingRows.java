package dev.turnstone.ui.rule;

import dev.turnstone.ui.kit.Choice;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rule.Draft.Reading;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How values are read: one of the ways, and what has to be said to it. */
final class ReadingRows extends VBox {
  static final String KIND = "rule-reading";
  static final String SAID = "rule-reading-said";

  private final FieldViewModel model;
  private final Messages messages;
  private final ComboBox<DecoderKind> kind;
  private final HBox said = new HBox(8);
  private Optional<DecoderKind> shown = Optional.empty();
  private boolean showing;

  ReadingRows(FieldViewModel model, Messages messages) {
    super(8);
    this.model = model;
    this.messages = messages;
    kind =
        Choice.of(KIND, messages, "rule.reading", List.of(DecoderKind.values()), DecoderKind::key);
    kind.setMaxWidth(Double.MAX_VALUE);
    kind.setMinWidth(0);
    kind.valueProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing && is != null) model.choose(is);
            });
    getChildren().addAll(Rows.row(messages.text("rule.reading"), Rows.wide(kind)), said);
    model.draft().addListener((o, was, is) -> show(is.reading()));
    show(model.draft().get().reading());
  }

  private void show(Reading reading) {
    showing = true;
    if (reading.kind().isPresent()) {
      kind.setValue(reading.kind().get());
    } else {
      kind.getSelectionModel().clearSelection();
    }
    if (!reading.kind().equals(shown)) {
      shown = reading.kind();
      List<String> parameters = shown.map(DecoderKind::parameters).orElse(List.of());
      said.getChildren().clear();
      for (int i = 0; i < parameters.size(); i++) {
        said.getChildren().add(Rows.wide(row(i, parameters.get(i))));
      }
      Rows.when(said, !parameters.isEmpty());
    }
    for (int i = 0; i < reading.said().size(); i++) {
      String word = reading.said().get(i);
      if (said.getChildren().get(i) instanceof HBox row
          && row.getChildren().get(1) instanceof TextField field
          && !field.getText().equals(word)) {
        field.setText(word);
      }
    }
    showing = false;
  }

  private HBox row(int at, String key) {
    TextField field = Rows.field(SAID + at, messages.text(key), text -> model.commit());
    field.setPromptText(messages.text(key + ".for"));
    field.getStyleClass().add("code");
    field
        .textProperty()
        .addListener(
            (o, was, is) -> {
              if (!showing) {
                Draft draft = model.draft().get();
                model.change(draft.with(draft.reading().saying(at, is)));
              }
            });
    HBox row = Rows.row(messages.text(key), Rows.wide(field));
    if (at > 0) {
      Label second = (Label) row.getChildren().get(0);
      second.getStyleClass().remove("rule-label");
      second.setMinWidth(USE_PREF_SIZE);
    }
    return row;
  }
}

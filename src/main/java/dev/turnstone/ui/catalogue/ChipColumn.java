package dev.turnstone.ui.catalogue;

import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A column of words that warn, and say why under the mouse; many lines have none. */
final class ChipColumn<T> extends TableColumn<T, T> {
  private final Function<T, String> words;
  private final Function<T, String> why;
  private Predicate<T> grave = line -> false;

  ChipColumn(String title, double width, Function<T, String> words, Function<T, String> why) {
    super(title);
    this.words = words;
    this.why = why;
    setPrefWidth(width);
    setMinWidth(width);
    setSortable(false);
    setReorderable(false);
    setCellValueFactory(line -> new SimpleObjectProperty<>(line.getValue()));
    setCellFactory(column -> new ChipCell());
  }

  /** Those that are worse than the others. */
  ChipColumn<T> grave(Predicate<T> which) {
    grave = which;
    return this;
  }

  private final class ChipCell extends TableCell<T, T> {
    private final Chip chip = new Chip("", Meaning.WARN);

    @Override
    protected void updateItem(@Nullable T line, boolean empty) {
      super.updateItem(line, empty);
      String shown = line == null || empty ? "" : words.apply(line);
      setText(null);
      if (line == null || shown.isEmpty()) {
        setGraphic(null);
        setTooltip(null);
        setAccessibleText("");
        return;
      }
      chip.setText(shown);
      chip.mean(grave.test(line) ? Meaning.LOSS : Meaning.WARN);
      setGraphic(chip);
      setTooltip(new Tooltip(why.apply(line)));
      setAccessibleText(shown + ", " + why.apply(line));
    }
  }
}

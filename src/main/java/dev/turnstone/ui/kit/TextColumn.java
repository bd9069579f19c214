package dev.turnstone.ui.kit;

import java.util.function.Function;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/**
 * A column of words, each made of the whole line; the words are made for lines in sight only, and
 * long ones are shown whole under the mouse.
 */
public final class TextColumn<T> extends TableColumn<T, T> {
  /** Letters from which on there may be no room for all of them. */
  private static final int LONG = 10;

  private static final double LEAST = 64;

  private final Function<T, String> words;
  private String style = "";

  public TextColumn(String title, double width, Function<T, String> words) {
    super(title);
    this.words = words;
    setPrefWidth(width);
    setMinWidth(Math.min(width, LEAST));
    setSortable(false);
    setReorderable(false);
    setCellValueFactory(line -> new SimpleObjectProperty<>(line.getValue()));
    setCellFactory(column -> new WordCell());
  }

  /** The words in this style: {@code strong}, {@code at-end}, {@code code} or {@code muted}. */
  public TextColumn<T> styled(String name) {
    style = name;
    getStyleClass().add(name);
    return this;
  }

  private final class WordCell extends TableCell<T, T> {
    private boolean dressed;

    @Override
    protected void updateItem(@Nullable T line, boolean empty) {
      super.updateItem(line, empty);
      if (!dressed && !style.isEmpty()) {
        dressed = true;
        getStyleClass().add(style);
      }
      String shown = line == null || empty ? "" : words.apply(line);
      setText(shown);
      setTooltip(shown.length() < LONG ? null : new Tooltip(shown));
    }
  }
}

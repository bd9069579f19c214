package dev.turnstone.ui.execute;

import dev.turnstone.ui.execute.LogLines.LogLine;
import java.util.Locale;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/** One line of the log, as many rows high as it needs. */
final class LogCell extends ListCell<LogLine> {
  /** Room for the scroll bar. */
  private static final double BESIDE = 16;

  private String worn = "";

  LogCell(ListView<LogLine> list) {
    getStyleClass().addAll("log-line", "code");
    setWrapText(true);
    prefWidthProperty().bind(list.widthProperty().subtract(BESIDE));
  }

  @Override
  protected void updateItem(@Nullable LogLine line, boolean empty) {
    super.updateItem(line, empty);
    getStyleClass().remove(worn);
    if (line == null || empty) {
      setText("");
      return;
    }
    worn = line.meaning().name().toLowerCase(Locale.ROOT);
    getStyleClass().add(worn);
    setText(line.time() + "  " + line.words());
  }
}

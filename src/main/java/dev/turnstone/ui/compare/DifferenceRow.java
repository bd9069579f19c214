package dev.turnstone.ui.compare;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.undo.difference.RowDifference;
import dev.turnstone.undo.difference.RowDifference.Kind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A line of the rows that differ, coloured by how its row differs. */
final class DifferenceRow extends TableRow<Line<RowDifference>> {
  private static final Map<Kind, PseudoClass> CLASSES = classes();

  private final RowWindow<RowDifference> window;
  private final Messages messages;
  private final ChangeListener<@Nullable RowDifference> follow = (o, was, is) -> colour();
  private @Nullable Line<RowDifference> followed;

  DifferenceRow(RowWindow<RowDifference> window, Messages messages) {
    this.window = window;
    this.messages = messages;
  }

  private static Map<Kind, PseudoClass> classes() {
    Map<Kind, PseudoClass> all = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      all.put(kind, PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)));
    }
    return all;
  }

  @Override
  protected void updateItem(@Nullable Line<RowDifference> line, boolean empty) {
    super.updateItem(line, empty);
    if (followed != null) {
      followed.row().removeListener(follow);
    }
    followed = empty ? null : line;
    if (followed != null) {
      followed.row().addListener(follow);
    }
    colour();
  }

  private void colour() {
    Line<RowDifference> line = followed;
    Optional<Kind> kind =
        line == null
            ? Optional.empty()
            : Optional.ofNullable(line.row().get()).map(RowDifference::kind);
    CLASSES.forEach((k, c) -> pseudoClassStateChanged(c, kind.filter(k::equals).isPresent()));
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    Line<RowDifference> line = followed;
    RowDifference row = line == null ? null : line.row().get();
    if (attribute == AccessibleAttribute.TEXT && line != null && row != null) {
      return words(row.kind(), line.index() + 1);
    }
    return super.queryAccessibleAttribute(attribute, parameters);
  }

  private String words(Kind kind, long number) {
    return messages.text(
        switch (kind) {
          case ADDED -> "compare.row.added";
          case CHANGED -> "compare.row.changed";
          case REMOVED -> "compare.row.removed";
        },
        number,
        window.size().get());
  }
}

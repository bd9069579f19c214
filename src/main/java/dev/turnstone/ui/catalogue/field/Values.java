package dev.turnstone.ui.catalogue.field;

import dev.turnstone.app.profile.ColumnProfile;
import dev.turnstone.app.profile.ColumnProfile.Counted;
import dev.turnstone.app.profile.ColumnProfile.Extent;
import dev.turnstone.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The values of one column in figures, with a bar for each of those that occur most often. */
final class Values {
  private static final double BAR = 6;
  private static final int FEW = 3;

  private final Messages messages;
  private final FieldWords words;

  Values(FieldWords words, Messages messages) {
    this.messages = messages;
    this.words = words;
  }

  /** How many of which kind there are, and between what they lie. */
  Node figures(ColumnProfile profile) {
    List<String[]> lines = new ArrayList<>();
    lines.add(line("catalogue.figure.null", words.percent(profile.nullShare())));
    lines.add(line("catalogue.figure.distinct", words.distinct(profile)));
    Extent extent = profile.extent();
    extent.least().ifPresent(l -> lines.add(line("catalogue.figure.least", l)));
    extent.most().ifPresent(m -> lines.add(line("catalogue.figure.most", m)));
    if (extent.shortest().isPresent()) {
      int shortest = extent.shortest().getAsInt();
      String length =
          messages.text("catalogue.figure.lengths", shortest, extent.longest().orElse(shortest));
      lines.add(line("catalogue.figure.length", length));
    }
    GridPane figures = new GridPane();
    figures.getStyleClass().add("figures");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(0);
    figures.getColumnConstraints().addAll(names, values);
    for (int i = 0; i < lines.size(); i++) {
      Label name = new Label(lines.get(i)[0]);
      name.getStyleClass().add("muted");
      figures.addRow(i, name, value(lines.get(i)[1]));
    }
    return figures;
  }

  private String[] line(String key, String value) {
    return new String[] {messages.text(key), value};
  }

  private static Label value(String shown) {
    Label value = new Label(shown.replaceAll("\\R", "↵"));
    value.getStyleClass().add("code");
    value.setTooltip(new Tooltip(shown));
    return value;
  }

  /** What occurs most often; of values that all occur once, some. */
  List<Node> bars(ColumnProfile profile) {
    List<Node> parts = new ArrayList<>();
    List<Counted> top = profile.top();
    if (!top.isEmpty() && top.get(0).count() == 1) {
      GridPane some = grid();
      for (int i = 0; i < Math.min(FEW, top.size()); i++) {
        some.add(value(shown(top.get(i))), 0, i, 3, 1);
      }
      parts.addAll(List.of(heading("catalogue.unique"), some));
    } else if (!top.isEmpty()) {
      parts.addAll(List.of(heading("catalogue.top"), bars(top, profile)));
    }
    if (!profile.patterns().isEmpty()) {
      parts.addAll(List.of(heading("catalogue.patterns"), bars(profile.patterns(), profile)));
    }
    return parts;
  }

  private Label heading(String key) {
    Label heading = new Label(messages.text(key));
    heading.getStyleClass().add("strong");
    heading.setWrapText(true);
    return heading;
  }

  private static GridPane grid() {
    GridPane bars = new GridPane();
    bars.getStyleClass().add("bars");
    ColumnConstraints names = new ColumnConstraints();
    names.setPercentWidth(48);
    ColumnConstraints lengths = new ColumnConstraints();
    lengths.setHgrow(Priority.ALWAYS);
    ColumnConstraints counts = new ColumnConstraints();
    counts.setMinWidth(Region.USE_PREF_SIZE);
    counts.setHalignment(HPos.RIGHT);
    bars.getColumnConstraints().addAll(names, lengths, counts);
    return bars;
  }

  private GridPane bars(List<Counted> counted, ColumnProfile profile) {
    GridPane bars = grid();
    for (int i = 0; i < counted.size(); i++) {
      Counted one = counted.get(i);
      double share = profile.filled() == 0 ? 0 : (double) one.count() / profile.filled();
      Label count =
          new Label(messages.text("catalogue.value.count", one.count(), words.percent(share)));
      count.getStyleClass().add("muted");
      bars.addRow(i, value(shown(one)), bar(share), count);
    }
    return bars;
  }

  private String shown(Counted one) {
    return one.shown().isEmpty() ? messages.text("catalogue.value.empty") : one.shown();
  }

  /** As long as the part of the values that it stands for. */
  private static Node bar(double share) {
    Region bar = new Region();
    bar.getStyleClass().add("share-bar");
    StackPane track = new StackPane(bar);
    track.setAlignment(Pos.CENTER_LEFT);
    track.setMinWidth(0);
    bar.setMinHeight(BAR);
    bar.setMaxHeight(BAR);
    bar.maxWidthProperty().bind(track.widthProperty().multiply(share));
    return track;
  }
}

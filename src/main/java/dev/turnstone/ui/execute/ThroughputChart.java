package dev.turnstone.ui.execute;

import dev.turnstone.ui.kit.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.Observable;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;

/**
 * Rows per second and what chunks took, over the time of the run. It takes its colours from its
 * legend, and says in words what it shows.
 */
final class ThroughputChart extends VBox {
  static final String CHART = "execute-chart";

  private static final double LEFT = 8;
  private static final double TOP = 18;
  private static final double BOTTOM = 18;
  private static final double SOFT = 0.13;
  private static final int GRID = 3;

  private final ProgressViewModel model;
  private final Messages messages;
  private final Canvas canvas = new Canvas();
  private final Pane around = new Pane(canvas);
  private final Region rateColour = dot("rate");
  private final Region latencyColour = dot("latency");
  private final Region gridColour = dot("grid");
  private final Label words = new Label();

  ThroughputChart(ProgressViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
    getStyleClass().add("throughput");
    around.setId(CHART);
    around.setMinHeight(70);
    around.setPrefHeight(150);
    around.setFocusTraversable(true);
    around.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    around.getStyleClass().add("throughput-canvas");
    canvas.widthProperty().bind(around.widthProperty());
    canvas.heightProperty().bind(around.heightProperty());
    VBox.setVgrow(around, Priority.ALWAYS);
    getChildren().addAll(around, legend());
    List<Observable> causes =
        new ArrayList<>(
            List.of(
                model.looks(),
                canvas.widthProperty(),
                canvas.heightProperty(),
                rateColour.backgroundProperty(),
                latencyColour.backgroundProperty(),
                gridColour.backgroundProperty(),
                words.textFillProperty()));
    causes.forEach(c -> c.addListener(o -> draw()));
  }

  private HBox legend() {
    words.textProperty().bind(model.latency());
    words.getStyleClass().add("legend");
    Label rate = new Label(messages.text("execute.chart.rate"));
    rate.getStyleClass().add("legend");
    Region gap = new Region();
    gap.setMinWidth(8);
    gridColour.setVisible(false);
    gridColour.setManaged(false);
    HBox legend = new HBox(6, rateColour, rate, gap, latencyColour, words, gridColour);
    legend.getStyleClass().add("legend-row");
    legend.setPadding(new Insets(0, 14, 10, 14));
    return legend;
  }

  private static Region dot(String what) {
    Region dot = new Region();
    dot.getStyleClass().addAll("legend-dot", what);
    return dot;
  }

  private void draw() {
    Throughput through = model.throughput();
    around.setAccessibleText(spoken(through));
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.clearRect(0, 0, width, height);
    if (width <= 0 || height <= TOP + BOTTOM) {
      return;
    }
    g.setFont(Font.font("Inter", 10));
    double most = roundedUp(through.highestRate());
    grid(g, width, height);
    if (through.size() < 2) {
      return;
    }
    Plot rates = new Plot(through, width, height, most);
    rates.area(g, faded(colour(rateColour)));
    g.setLineWidth(1.6);
    g.setStroke(colour(rateColour));
    rates.line(g, through::rate);
    double longest = Math.max(1e-3, through.longestLatency());
    g.setLineWidth(1.2);
    g.setStroke(colour(latencyColour));
    new Plot(through, width, height, longest * 4).line(g, through::latency);
    axes(g, width, height, through);
  }

  /** The next number above that is read at a glance: 1, 2, 3, 5 or 8 and zeros. */
  static double roundedUp(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1, value))));
    for (double step : new double[] {1, 2, 3, 5, 8}) {
      if (value <= step * unit) {
        return step * unit;
      }
    }
    return 10 * unit;
  }

  private void grid(GraphicsContext g, double width, double height) {
    g.setStroke(colour(gridColour));
    g.setLineWidth(1);
    double room = height - TOP - BOTTOM;
    for (int i = 0; i <= GRID; i++) {
      double y = Math.round(TOP + room * i / GRID) + 0.5;
      g.strokeLine(LEFT, y, width - LEFT, y);
    }
  }

  private void axes(GraphicsContext g, double width, double height, Throughput through) {
    g.setFill(words.getTextFill());
    long top = Math.round(roundedUp(through.highestRate()));
    g.fillText(messages.text("execute.rate", top), LEFT + 2, TOP - 5);
    g.fillText(Durations.clock(through.second(0)), LEFT + 2, height - 5);
    String end = Durations.clock(through.last());
    g.fillText(end, width - LEFT - 6 * end.length(), height - 5);
  }

  private String spoken(Throughput through) {
    return messages.text(
        "execute.chart.spoken",
        model.rate().get(),
        Math.round(through.highestRate()),
        Durations.clock(through.last()),
        model.latency().get());
  }

  private static Paint colour(Region dot) {
    return dot.getBackground() == null || dot.getBackground().getFills().isEmpty()
        ? Color.GRAY
        : dot.getBackground().getFills().get(0).getFill();
  }

  private static Paint faded(Paint paint) {
    return paint instanceof Color c ? c.deriveColor(0, 1, 1, SOFT) : paint;
  }

  /** Places of a chart's points. */
  private record Plot(Throughput through, double width, double height, double most) {
    interface Values {
      double at(int point);
    }

    double x(int point) {
      double first = through.second(0);
      double span = Math.max(1e-3, through.last() - first);
      return LEFT + (through.second(point) - first) / span * (width - 2 * LEFT);
    }

    double y(double value) {
      return height - BOTTOM - value / most * (height - TOP - BOTTOM);
    }

    void line(GraphicsContext g, Values values) {
      g.beginPath();
      for (int i = 0; i < through.size(); i++) {
        g.lineTo(x(i), y(values.at(i)));
      }
      g.stroke();
    }

    void area(GraphicsContext g, Paint fill) {
      g.setFill(fill);
      g.beginPath();
      g.moveTo(x(0), y(0));
      for (int i = 0; i < through.size(); i++) {
        g.lineTo(x(i), y(through.rate(i)));
      }
      g.lineTo(x(through.size() - 1), y(0));
      g.closePath();
      g.fill();
    }
  }
}

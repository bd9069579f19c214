package dev.turnstone.ui.map.canvas;

import dev.turnstone.ui.map.pair.LinkKind;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;

/** Draws lines so that their kinds differ by more than their colour. */
final class Pen {
  private static final double THIN = 1.4;
  private static final double THICK = 2.6;
  private static final double FADED = 0.28;
  private static final double STUB = 20;
  private static final double LEAN = 9;
  private static final double WAVE = 2.6;

  private final GraphicsContext paper;

  Pen(GraphicsContext paper) {
    this.paper = paper;
  }

  void clear(double width, double height) {
    paper.setGlobalAlpha(1);
    paper.clearRect(0, 0, width, height);
  }

  /**
   * Takes up an ink.
   *
   * @param strong drawn thicker
   * @param faded others are to be seen before it
   */
  void take(LinkKind kind, Paint ink, boolean strong, boolean faded) {
    paper.setStroke(ink);
    paper.setFill(ink);
    paper.setLineWidth(strong ? THICK : THIN);
    paper.setLineCap(kind == LinkKind.SUGGESTED ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
    paper.setGlobalAlpha(faded ? FADED : 1);
    switch (kind) {
      case CONVERTED -> paper.setLineDashes(7, 4);
      case CHOICE -> paper.setLineDashes(10, 3, 2, 3);
      case SUGGESTED -> paper.setLineDashes(1, 4);
      case EXACT, LOSES -> paper.setLineDashes();
    }
  }

  void line(LinkKind kind, Curve curve) {
    paper.beginPath();
    paper.moveTo(curve.x1(), curve.y1());
    if (kind == LinkKind.LOSES) {
      jagged(curve);
    } else {
      double bent = (curve.x1() + curve.x2()) / 2;
      paper.bezierCurveTo(bent, curve.y1(), bent, curve.y2(), curve.x2(), curve.y2());
    }
    paper.stroke();
    paper.setLineDashes();
  }

  private void jagged(Curve curve) {
    int teeth = (int) Math.max(6, Math.hypot(curve.x2() - curve.x1(), curve.y2() - curve.y1()) / 5);
    for (int i = 1; i < teeth; i++) {
      double share = i / (double) teeth;
      paper.lineTo(curve.x(share), curve.y(share) + (i % 2 == 0 ? WAVE : -WAVE));
    }
    paper.lineTo(curve.x2(), curve.y2());
  }

  /** The end of a line at a column. */
  void end(double x, double y) {
    paper.fillOval(x - 3, y - 3, 6, 6);
  }

  /**
   * The beginning of a line whose other end is out of sight.
   *
   * @param right true when it leads to the right
   * @param up true when the other end is further up
   */
  void stub(double x, double y, boolean right, boolean up) {
    double tip = x + (right ? STUB : -STUB);
    double end = y + (up ? -LEAN : LEAN);
    paper.setLineDashes();
    paper.beginPath();
    paper.moveTo(x, y);
    paper.quadraticCurveTo((x + tip) / 2, y, tip, end);
    paper.stroke();
    double point = up ? end - 6 : end + 6;
    paper.fillPolygon(new double[] {tip - 4, tip + 4, tip}, new double[] {end, end, point}, 3);
  }
}

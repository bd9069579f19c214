package dev.turnstone.ui.map.canvas;

/** A line that leaves level and arrives level, in pixels. */
public record Curve(double x1, double y1, double x2, double y2) {
  /** How far right it is after this share of its way. */
  double x(double share) {
    double bent = (x1 + x2) / 2;
    return between(share, x1, bent, bent, x2);
  }

  double y(double share) {
    return between(share, y1, y1, y2, y2);
  }

  private static double between(double t, double a, double b, double c, double d) {
    double s = 1 - t;
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
  }

  /** How far away a point is, up or down. */
  double away(double x, double y) {
    double nearest = Double.MAX_VALUE;
    for (double t = 0; t <= 1; t += 0.02) {
      nearest = Math.min(nearest, Math.hypot(x(t) - x, y(t) - y));
    }
    return nearest;
  }
}

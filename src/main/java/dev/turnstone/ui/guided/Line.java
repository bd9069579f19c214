package dev.turnstone.ui.guided;

/**
 * One thing that somebody is told.
 *
 * @param remark a few words at the end; empty: none
 * @param more what to do about it; empty: nothing
 */
public record Line(Sign sign, String words, String remark, String more) {
  /** What it means, said by a sign as well. */
  public enum Sign {
    FINE("guided.sign.fine"),
    PLAIN("guided.sign.plain"),
    WARNING("guided.sign.warning"),
    OBSTACLE("guided.sign.obstacle");

    private final String key;

    Sign(String key) {
      this.key = key;
    }

    /** Under which its name is found. */
    public String key() {
      return key;
    }
  }

  static Line of(Sign sign, String words, String remark) {
    return new Line(sign, words, remark, "");
  }
}

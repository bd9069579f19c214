package dev.turnstone.ui.map.pair;

/** What becomes of values on their way along a line. */
public enum LinkKind {
  /** They arrive as they are, or are set aside one by one. */
  EXACT("map.link.exact", "exact"),
  /** A rule reads, replaces or computes them. */
  CONVERTED("map.link.converted", "converted"),
  /** A person has to say how they are meant. */
  CHOICE("map.link.choice", "choice"),
  /** Some are lost or refused, or the rule cannot work. */
  LOSES("map.link.loses", "loses"),
  /** Nobody said so yet. */
  SUGGESTED("map.link.suggested", "suggested");

  private final String key;
  private final String style;

  LinkKind(String key, String style) {
    this.key = key;
    this.style = style;
  }

  /** Under which its words are found. */
  public String key() {
    return key;
  }

  /** Its name in style sheets. */
  public String style() {
    return style;
  }
}

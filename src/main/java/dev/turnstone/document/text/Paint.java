package dev.turnstone.document.text;

/** Colours for a terminal, or none; meaning is never carried by colour alone. */
public final class Paint {
  public static final Paint NONE = new Paint(false);
  private final boolean colours;

  public Paint(boolean colours) {
    this.colours = colours;
  }

  public boolean colours() {
    return colours;
  }

  public String strong(String text) {
    return in("1", text);
  }

  public String faint(String text) {
    return in("2", text);
  }

  public String good(String text) {
    return in("32", text);
  }

  public String warning(String text) {
    return in("33", text);
  }

  public String bad(String text) {
    return in("31", text);
  }

  public String accent(String text) {
    return in("36", text);
  }

  private String in(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}

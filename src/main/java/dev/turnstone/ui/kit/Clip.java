package dev.turnstone.ui.kit;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What can be put into another program. */
public final class Clip {
  private Clip() {}

  /** Puts a text on the clipboard of the system, in place of what is there. */
  public static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}

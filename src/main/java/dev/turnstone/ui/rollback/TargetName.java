package dev.turnstone.ui.rollback;

/** What a target is called, to be typed by whoever writes to it. */
final class TargetName {
  private TargetName() {}

  /** The name of the database, or of the file, in a connection text. */
  static String of(String connection) {
    int options = connection.indexOf('?');
    String place = options < 0 ? connection : connection.substring(0, options);
    String name = place.substring(Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\')) + 1);
    return name.substring(name.indexOf(':') + 1);
  }
}

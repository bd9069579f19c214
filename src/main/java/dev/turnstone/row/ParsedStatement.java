package dev.turnstone.row;

/**
 * What a server says of a statement that it was asked to read and not to carry out.
 *
 * @param words the server's own, without values; empty where it says nothing against it
 * @param position where in the statement, in characters from 0; -1: the server does not tell
 */
public record ParsedStatement(Outcome outcome, String words, int position) {
  public static final ParsedStatement UNDERSTOOD = new ParsedStatement(Outcome.UNDERSTOOD, "", -1);

  /** What it comes to. */
  public enum Outcome {
    UNDERSTOOD,
    /** It is not SQL as this server knows it. */
    NOT_SQL,
    /** It names something that is not there now; something before it may make it. */
    NOT_THERE,
    /** Something else speaks against it as things are now. */
    OBJECTED,
    /** The server cannot be asked about statements of this kind. */
    NOT_ASKED
  }

  /** An outcome without a place in the statement. */
  public static ParsedStatement of(Outcome outcome, String words) {
    return new ParsedStatement(outcome, words, -1);
  }
}

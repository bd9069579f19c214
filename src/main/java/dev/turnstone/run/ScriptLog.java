package dev.turnstone.run;

import dev.turnstone.journal.Journal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What the journal of a run knows of its scripts, or of those that take them back, by name. */
public final class ScriptLog {
  private final Journal journal;
  private final String side;

  private ScriptLog(Journal journal, String side) {
    this.journal = journal;
    this.side = side;
  }

  /** Of the scripts that the run carries out. */
  public static ScriptLog ofRun(Journal journal) {
    return new ScriptLog(journal, "script");
  }

  /** Of the scripts that take those of the run back. */
  public static ScriptLog ofUndo(Journal journal) {
    return new ScriptLog(journal, "undo script");
  }

  /** How far a script has come. */
  public enum Stage {
    UNTOUCHED,
    /** A statement was begun, all before it are through. */
    BEGUN,
    /** A statement and all before it are through. */
    THROUGH,
    /** All of its statements are through. */
    CARRIED_OUT,
    /** What has to hold after it does. */
    SETTLED
  }

  /**
   * How far a script has come.
   *
   * @param statement which statement that is about, from 1; 0: the script as a whole, or none
   */
  public record Progress(Stage stage, int statement) {
    private static final Progress NONE = new Progress(Stage.UNTOUCHED, 0);

    /** True when all of its statements are through. */
    public boolean over() {
      return stage == Stage.CARRIED_OUT || stage == Stage.SETTLED;
    }

    /** True when some of it may be in the target, and it is not known that all of it is. */
    public boolean half() {
      return stage == Stage.BEGUN || stage == Stage.THROUGH;
    }

    /** How many statements are known to be through, of one that is not over. */
    int through() {
      return stage == Stage.BEGUN ? Math.max(0, statement - 1) : statement;
    }
  }

  public Progress of(String name) {
    return journal.note(side + " stands " + name).map(ScriptLog::read).orElse(Progress.NONE);
  }

  private static Progress read(String note) {
    String[] parts = note.split(" ", 2);
    return new Progress(Stage.valueOf(parts[0]), Integer.parseInt(parts[1]));
  }

  /** Durable when this returns. */
  public void set(String name, Stage stage, int statement) {
    journal.note(side + " stands " + name, stage + " " + statement);
  }

  /** What identifies the text that a script had when it was begun; empty: it never was. */
  public Optional<String> text(String name) {
    return journal.note(side + " text " + name);
  }

  void text(String name, String sql) {
    journal.note(side + " text " + name, identity(sql));
  }

  /** Differs for scripts that differ: SHA-256, 64 hex digits. */
  public static String identity(String sql) {
    try {
      byte[] text = sql.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Records that the server refused a statement of a script. */
  void failed(String name) {
    journal.note(side + " failed", name);
  }

  /** The script at which the latest try failed; empty: it did not. */
  public Optional<String> failed() {
    return journal.note(side + " failed").filter(name -> !name.isEmpty());
  }

  /**
   * What a person found out about what is in doubt, or did by hand of what failed; true: it is
   * done. Kept until it is taken.
   */
  public void answer(boolean done) {
    journal.note(side + " answer", done ? "done" : "not-done");
  }

  /** The answer, which counts once; empty: nobody has given one. */
  public Optional<Boolean> takeAnswer() {
    Optional<String> given = journal.note(side + " answer").filter(word -> !word.isEmpty());
    if (given.isPresent()) journal.note(side + " answer", "");
    return given.map("done"::equals);
  }
}

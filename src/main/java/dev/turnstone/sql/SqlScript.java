package dev.turnstone.sql;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.ScriptToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A script of SQL, split into its statements as the vendor's own tools split it: past quotes,
 * comments and dollar quotes, and not within the body of a trigger or routine. In the MySQL family
 * lines that begin with {@code DELIMITER} are understood.
 */
public final class SqlScript {
  private final Vendor vendor;
  private final String text;
  private final ScriptTokens tokens;
  private final List<Statement> statements = new ArrayList<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  private SqlScript(Vendor vendor, String text) {
    this.vendor = vendor;
    this.text = text;
    this.tokens = new ScriptTokens(vendor, text);
  }

  /**
   * One statement.
   *
   * @param sql from its first to its last word, without what ends it and without comments around it
   * @param start where it begins in the script, in characters from 0
   */
  public record Statement(String sql, int start) {}

  /**
   * Something that no script may hold.
   *
   * @param reason a clause without a full stop
   * @param position of it in the script, in characters from 0
   */
  public record Mistake(String reason, int position) {}

  /** Reads a script; a mistake is told by {@link #mistakes}. */
  public static SqlScript of(Vendor vendor, String text) {
    SqlScript script = new SqlScript(vendor, text);
    script.split();
    return script;
  }

  /** In their order. */
  public List<Statement> statements() {
    return List.copyOf(statements);
  }

  /** Everything that keeps it from being a step of a plan; empty: nothing does. */
  public List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }

  /** A position in words: {@code line 3, column 8}. */
  public static String place(String text, int position) {
    String before = text.substring(0, Math.min(position, text.length()));
    int line = line(text, position);
    int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
    return "line " + line + ", column " + column;
  }

  /** The line of a position, from 1. */
  private static int line(String text, int position) {
    String before = text.substring(0, Math.min(position, text.length()));
    return 1 + (int) before.chars().filter(c -> c == '\n').count();
  }

  /**
   * The statement with each question mark outside of quotes written twice, which is how a driver is
   * told that it stands for itself.
   */
  public static String withDoubledMarks(Vendor vendor, String sql) {
    StringBuilder text = new StringBuilder(sql);
    ScriptTokens tokens = new ScriptTokens(vendor, sql);
    int added = 0;
    for (Optional<ScriptToken> next = tokens.next(); next.isPresent(); next = tokens.next()) {
      if (next.get().isSign('?')) text.insert(next.get().start() + added++, '?');
    }
    return text.toString();
  }

  private void split() {
    List<ScriptToken> open = new ArrayList<>();
    StatementEnd end = new StatementEnd(vendor);
    for (Optional<ScriptToken> next = tokens.next(); next.isPresent(); next = tokens.next()) {
      ScriptToken token = next.get();
      boolean plain = tokens.delimiter().equals(";");
      if (open.isEmpty() && vendor.mysqlFamily() && token.is("DELIMITER")) {
        delimit(token);
      } else if (token.kind() == Kind.END && (!plain || end.reached())) {
        close(open);
        end = new StatementEnd(vendor);
      } else {
        open.add(token);
        end.add(token);
        unfit(token);
      }
    }
    boolean broken = !open.isEmpty() && open.get(open.size() - 1).kind() == Kind.OPEN;
    if (!open.isEmpty() && !broken && tokens.delimiter().equals(";") && !end.reached()) {
      mistake("the statement that begins here does not end", open.get(0));
    }
    close(open);
  }

  private void delimit(ScriptToken word) {
    String wanted = tokens.restOfLine();
    if (wanted.isEmpty()) {
      mistake("DELIMITER stands here without a delimiter", word);
    } else {
      tokens.endsAt(wanted.split("\\s", 2)[0]);
    }
  }

  private void unfit(ScriptToken token) {
    if (token.kind() == Kind.OPEN) {
      mistake("what begins here is not closed", token);
    } else if (token.kind() == Kind.HIDDEN) {
      mistake("a comment that the server would carry out cannot be looked into", token);
    }
  }

  private void close(List<ScriptToken> open) {
    if (open.isEmpty()) return;
    int start = open.get(0).start();
    int end = open.get(open.size() - 1).end();
    statements.add(new Statement(text.substring(start, end), start));
    new StatementRules(vendor, open)
        .objection()
        .ifPresent(found -> mistake(found.reason(), found.at()));
    open.clear();
  }

  private void mistake(String reason, ScriptToken at) {
    mistakes.add(new Mistake(reason, at.start()));
  }
}

package dev.turnstone.sql;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.ScriptToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells whether a semicolon ends the statement that it stands in, or stands in the body of a
 * trigger or routine; told every token of one statement.
 */
final class StatementEnd {
  private static final Set<String> ROUTINES =
      Set.of("TRIGGER", "PROCEDURE", "FUNCTION", "EVENT", "PACKAGE");
  private static final Set<String> BEFORE_ROUTINE =
      Set.of("OR", "REPLACE", "AGGREGATE", "DEFINER", "CURRENT_USER", "CURRENT_ROLE");

  /** Blocks that are not counted, because their opening words also mean other things. */
  private static final Set<String> OTHER_BLOCKS = Set.of("IF", "LOOP", "WHILE", "REPEAT", "FOR");

  private final Vendor vendor;
  private final List<String> head = new ArrayList<>();
  private boolean headOver;
  private boolean body;
  private int parentheses;
  private int blocks;
  private boolean endIsOpen;
  private String last = "";
  private String lastButOne = "";

  StatementEnd(Vendor vendor) {
    this.vendor = vendor;
  }

  /** True when a semicolon that stands here ends the statement. */
  boolean reached() {
    return switch (vendor) {
      case SQLITE -> !body || (last.equals("END") && lastButOne.equals(";"));
      case POSTGRESQL -> parentheses == 0 && blocks == 0;
      case MARIADB, MYSQL -> blocks - (endIsOpen ? 1 : 0) <= 0;
    };
  }

  void add(ScriptToken token) {
    String text = token.kind() == Kind.WORD ? token.word() : token.text();
    if (!headOver) head(token);
    switch (vendor) {
      case SQLITE -> {}
      case POSTGRESQL -> postgres(token);
      case MARIADB, MYSQL -> family(token);
    }
    lastButOne = last;
    last = text;
  }

  /** The words up to the one that says what is made. */
  private void head(ScriptToken token) {
    if (token.kind() == Kind.QUOTED || afterUserSign(token)) return;
    if (token.kind() != Kind.WORD) {
      headOver = !token.isSign('=') && !token.isSign('@');
      return;
    }
    String word = token.word();
    boolean skipped =
        switch (vendor) {
          case SQLITE -> Set.of("TEMP", "TEMPORARY", "EXPLAIN", "QUERY", "PLAN").contains(word);
          case POSTGRESQL -> word.equals("OR") || word.equals("REPLACE");
          case MARIADB, MYSQL -> BEFORE_ROUTINE.contains(word);
        };
    if (skipped) return;
    head.add(word);
    if (head.size() == 1) {
      headOver = !word.equals("CREATE");
    } else {
      headOver = true;
      body =
          switch (vendor) {
            case SQLITE -> word.equals("TRIGGER");
            case POSTGRESQL -> word.equals("FUNCTION") || word.equals("PROCEDURE");
            case MARIADB, MYSQL -> ROUTINES.contains(word);
          };
    }
  }

  /** A user's name or host, which may be spelled like a keyword. */
  private boolean afterUserSign(ScriptToken token) {
    return vendor.mysqlFamily()
        && token.kind() == Kind.WORD
        && (last.equals("=") || last.equals("@"));
  }

  private void postgres(ScriptToken token) {
    if (token.isSign('(')) parentheses++;
    if (token.isSign(')') && parentheses > 0) parentheses--;
    if (!body || parentheses > 0) return;
    if (token.is("BEGIN") || (token.is("CASE") && blocks > 0)) blocks++;
    if (token.is("END") && blocks > 0) blocks--;
  }

  /** What an END ends is only known by the word behind it. */
  private void family(ScriptToken token) {
    if (!body) return;
    if (endIsOpen) {
      endIsOpen = false;
      if (OTHER_BLOCKS.contains(token.word())) return;
      blocks--;
      if (token.is("CASE")) return;
    }
    if (token.is("BEGIN") || (token.is("CASE") && blocks > 0)) blocks++;
    if (token.is("END") && blocks > 0) endIsOpen = true;
  }
}

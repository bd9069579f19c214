package dev.turnstone.jdbc.sqlite;

import dev.turnstone.jdbc.sqlite.SqliteTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What only the text of CREATE INDEX tells: expressions and the condition.
 *
 * @param parts each part without collation and direction, in order
 */
record IndexText(List<String> parts, Optional<String> predicate) {

  static IndexText parse(String sql) {
    List<Token> tokens = SqliteTokens.of(sql);
    int at = 0;
    while (at < tokens.size() && !tokens.get(at).isSign('(')) {
      at++;
    }
    List<String> parts = new ArrayList<>();
    int start = at + 1;
    int depth = 0;
    for (; at < tokens.size(); at++) {
      Token token = tokens.get(at);
      depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
      if (depth == 0 || (depth == 1 && token.isSign(','))) {
        parts.add(SqliteTokens.source(sql, bare(tokens.subList(start, at))));
        start = at + 1;
      }
      if (depth == 0) {
        break;
      }
    }
    boolean partial = at + 1 < tokens.size() && tokens.get(at + 1).is("WHERE");
    return new IndexText(
        parts,
        partial
            ? Optional.of(SqliteTokens.source(sql, tokens.subList(at + 2, tokens.size())))
            : Optional.empty());
  }

  private static List<Token> bare(List<Token> part) {
    int end = part.size();
    if (end > 0 && (part.get(end - 1).is("ASC") || part.get(end - 1).is("DESC"))) {
      end--;
    }
    if (end > 1 && part.get(end - 2).is("COLLATE")) {
      end -= 2;
    }
    return part.subList(0, end);
  }
}

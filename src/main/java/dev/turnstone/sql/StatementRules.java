package dev.turnstone.sql;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.ScriptToken.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement of a script may not do: end the transaction that it is carried out in, need to
 * be outside of any, keep something in its session, or wait for values that nobody gives.
 */
final class StatementRules {
  private static final String ENDS =
      "the statement would begin or end a transaction, which the run itself does";
  private static final String APART =
      "the statement cannot be part of a transaction, as a step has to be";
  private static final String KEEPS =
      "the statement would leave something in the session that a resumed run could not bring back";
  private static final String NO_DATA =
      "the statement waits for data or values that nobody gives it";

  private static final Set<String> TRANSACTION =
      Set.of("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE");
  private static final Set<String> OF_SESSION =
      Set.of("USE", "PREPARE", "EXECUTE", "DEALLOCATE", "LOCK", "UNLOCK", "HANDLER");

  /** A SET of anything else is one of the session. */
  private static final Set<String> LASTING_SET =
      Set.of("GLOBAL", "STATEMENT", "PASSWORD", "DEFAULT", "PERSIST", "PERSIST_ONLY");

  private static final Set<String> TRANSACTIONAL_PRAGMA = Set.of("USER_VERSION", "APPLICATION_ID");

  private final Vendor vendor;
  private final List<ScriptToken> tokens;

  StatementRules(Vendor vendor, List<ScriptToken> tokens) {
    this.vendor = vendor;
    this.tokens = tokens;
  }

  /** What speaks against a statement, a clause without a full stop, and where. */
  record Objection(String reason, ScriptToken at) {}

  Optional<Objection> objection() {
    if (endsTransaction()) return against(0, ENDS);
    return switch (vendor) {
      case POSTGRESQL -> postgres();
      case SQLITE -> sqlite();
      case MARIADB, MYSQL -> family();
    };
  }

  private boolean endsTransaction() {
    String first = word(0);
    if (TRANSACTION.contains(first)) return true;
    if (first.equals("START") && word(1).equals("TRANSACTION")) return true;
    return switch (vendor) {
      case POSTGRESQL ->
          first.equals("END")
              || first.equals("ABORT")
              || (first.equals("PREPARE") && word(1).equals("TRANSACTION"));
      case SQLITE -> first.equals("END");
      case MARIADB, MYSQL -> first.equals("XA") || (first.equals("SET") && setsTransaction());
    };
  }

  private boolean setsTransaction() {
    boolean within = word(1).equals("STATEMENT");
    return within
        ? TRANSACTION.stream().anyMatch(this::has) || has("START") || has("XA")
        : has("AUTOCOMMIT") || has("TRANSACTION");
  }

  private Optional<Objection> postgres() {
    String first = word(0);
    boolean whole = word(1).equals("DATABASE") || word(1).equals("TABLESPACE");
    boolean apart =
        first.equals("VACUUM")
            || (whole && (first.equals("CREATE") || first.equals("DROP")))
            || (first.equals("ALTER") && word(1).equals("SYSTEM"))
            || (has("CONCURRENTLY") && !first.equals("REFRESH"));
    if (apart) return against(0, APART);
    boolean copies = first.equals("COPY") && (has("STDIN") || has("STDOUT"));
    return copies ? against(0, NO_DATA) : Optional.empty();
  }

  private Optional<Objection> sqlite() {
    String first = word(0);
    if (Set.of("VACUUM", "ATTACH", "DETACH").contains(first)) return against(0, APART);
    if (first.equals("PRAGMA") && tokens.stream().noneMatch(StatementRules::lasting)) {
      return against(0, KEEPS);
    }
    for (int i = 0; i < tokens.size(); i++) {
      ScriptToken token = tokens.get(i);
      boolean parameter =
          token.isSign('?') || token.isSign(':') || token.isSign('@') || word(i).startsWith("$");
      if (parameter) return against(i, NO_DATA);
    }
    return Optional.empty();
  }

  private static boolean lasting(ScriptToken token) {
    return TRANSACTIONAL_PRAGMA.contains(token.word());
  }

  private Optional<Objection> family() {
    String first = word(0);
    boolean temporary = word(1).equals("TEMPORARY") || word(3).equals("TEMPORARY");
    boolean kept =
        OF_SESSION.contains(first)
            || (first.equals("SET") && !LASTING_SET.contains(word(1)))
            || (temporary && (first.equals("CREATE") || first.equals("DROP")));
    if (kept) return against(0, KEEPS);
    if (first.equals("CREATE")) return Optional.empty();
    for (int i = 0; i < tokens.size(); i++) {
      if (variable(i)) return against(i, KEEPS);
    }
    return Optional.empty();
  }

  /** A user's host, as in {@code app@localhost}, stands right behind the name. */
  private boolean variable(int i) {
    if (!tokens.get(i).isSign('@') || i + 1 >= tokens.size()) return false;
    boolean host = i > 0 && tokens.get(i - 1).end() == tokens.get(i).start();
    boolean ofServer = tokens.get(i + 1).isSign('@') || (i > 0 && tokens.get(i - 1).isSign('@'));
    boolean afterSign = i > 0 && tokens.get(i - 1).kind() == Kind.SIGN;
    return !ofServer && (!host || afterSign);
  }

  private boolean has(String word) {
    return tokens.stream().anyMatch(token -> token.is(word));
  }

  private String word(int i) {
    return i < tokens.size() ? tokens.get(i).word() : "";
  }

  private Optional<Objection> against(int i, String reason) {
    return Optional.of(new Objection(reason, tokens.get(i)));
  }
}

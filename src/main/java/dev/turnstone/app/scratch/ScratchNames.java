package dev.turnstone.app.scratch;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.TableName;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of what one rehearsal makes in a target: recognisable, and never those of another.
 *
 * @param token 8 hex digits
 */
record ScratchNames(String token) {
  private static final String PREFIX = "turnstone_scratch_";
  private static final Pattern OBJECT = Pattern.compile(PREFIX + "([0-9a-f]{8})(_.+)?");

  /** So many runs of its own does a rehearsal have at most. */
  static final int MOST_RUNS = 6;

  /** Names that nothing in the target has. */
  static ScratchNames fresh(Catalog target) {
    while (true) {
      int drawn = ThreadLocalRandom.current().nextInt();
      ScratchNames names = new ScratchNames(HexFormat.of().toHexDigits(drawn));
      if (target.tables().stream().noneMatch(t -> names.have(t.name().name()))) {
        return names;
      }
    }
  }

  /** Whose an object of this name is; empty: nobody's. */
  static Optional<ScratchNames> of(String object) {
    Matcher matcher = OBJECT.matcher(object);
    return matcher.matches() ? Optional.of(new ScratchNames(matcher.group(1))) : Optional.empty();
  }

  boolean have(String object) {
    return of(object).filter(this::equals).isPresent();
  }

  /** All that is in a catalogue under these names. */
  List<TableName> tables(Catalog catalog) {
    return catalog.tables().stream().map(t -> t.name()).filter(n -> have(n.name())).toList();
  }

  /** The name that all others begin with. */
  String all() {
    return PREFIX + token;
  }

  TableName table(String schema, int number) {
    return new TableName(schema, all() + "_" + number);
  }

  /** What the lease is for that shows that the rehearsal is at work. */
  String lease() {
    return all();
  }

  /** What the lease of one of its runs is for. */
  String lease(int number) {
    return all() + "_" + number;
  }

  /** The name of the rehearsal itself, which holds the first lease. */
  String run() {
    return "scratch-" + token;
  }

  String run(int number) {
    return run() + "-" + number;
  }
}

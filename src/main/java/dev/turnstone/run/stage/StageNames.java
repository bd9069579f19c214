package dev.turnstone.run.stage;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.NameRules;
import dev.turnstone.plan.NameRules.Kind;
import dev.turnstone.row.Stage;
import dev.turnstone.row.TargetDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds names for new tables, for the old ones and for what belongs to both, that nobody has. */
final class StageNames {
  private static final String STAGED = "_next";
  private static final String KEPT = "_before";
  private static final Pattern OURS = Pattern.compile("(.+)" + STAGED + "(?:_[0-9]+)?");

  /** A name that the server itself gives a reference, and changes with the table's. */
  private static final String GIVEN = "_ibfk_[0-9]+";

  private final TargetDatabase target;
  private final NameRules tables;
  private final NameRules keys;
  private final Set<String> taken = new HashSet<>();

  StageNames(TargetDatabase target, Catalog now) {
    this.target = target;
    this.tables = new NameRules(target.dialect(), Kind.TABLE);
    this.keys = new NameRules(target.dialect(), Kind.KEY);
    now.tables().stream()
        .map(t -> t.name().schema())
        .distinct()
        .forEach(schema -> taken.addAll(target.swaps().taken(schema)));
  }

  Stage of(Table table) {
    TableName name = table.name();
    List<String> parts = target.swaps().parts(table);
    taken.addAll(parts);
    TableName staged = new TableName(name.schema(), free(name.name() + STAGED, tables));
    TableName kept = new TableName(name.schema(), free(name.name() + KEPT, tables));
    List<Stage.Part> named = new ArrayList<>();
    for (String part : parts) {
      named.add(
          given(name, part)
              .map(end -> new Stage.Part(part, staged.name() + end, kept.name() + end))
              .orElseGet(() -> new Stage.Part(part, staged(part), free(part + KEPT, keys))));
    }
    return new Stage(name, staged, kept, named);
  }

  private Optional<String> given(TableName table, String part) {
    String end = part.startsWith(table.name()) ? part.substring(table.name().length()) : "";
    boolean family = target.dialect().vendor().mysqlFamily();
    return family && end.matches(GIVEN) ? Optional.of(end) : Optional.empty();
  }

  /** Names that could not be given back after an earlier replacement do not grow. */
  private String staged(String part) {
    Matcher ours = OURS.matcher(part);
    boolean again = ours.matches() && !taken.contains(ours.group(1));
    return free(again ? ours.group(1) : part + STAGED, keys);
  }

  private String free(String wanted, NameRules rules) {
    String free = rules.propose(wanted, taken);
    taken.add(free);
    return free;
  }
}

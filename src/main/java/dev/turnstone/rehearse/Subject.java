package dev.turnstone.rehearse;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Table;
import dev.turnstone.journal.SetAsideRows;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.keys.Entries;
import dev.turnstone.rehearse.keys.KeyFile;
import dev.turnstone.rehearse.keys.RowSet;
import dev.turnstone.row.ChunkRange;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One table of a rehearsal: what is planned for it, and what was found so far. Its ranges may be
 * read by several threads at once.
 */
final class Subject {
  private final TablePlan plan;
  private final Table source;
  private final Table target;
  private final List<KeyUse> uses;
  private final List<KeyFile> keys;
  private final SetAsideRows refused;
  private final boolean keepsRefused;
  private final Causes causes = new Causes();
  private final Losses losses;
  private final RowSet gone = new RowSet();
  private final List<ChunkRange> ranges = new ArrayList<>();
  private final Set<Problem> unasked = new LinkedHashSet<>();
  private long read;
  private long filtered;
  private long refusedAtOnce;

  /** What a subject works with. */
  record Parts(List<KeyUse> uses, List<KeyFile> keys, SetAsideRows refused, boolean keepsRefused) {}

  Subject(TablePlan plan, Table source, Table target, Losses losses, Parts parts) {
    this.plan = plan;
    this.source = source;
    this.target = target;
    this.losses = losses;
    this.uses = parts.uses();
    this.keys = parts.keys();
    this.refused = parts.refused();
    this.keepsRefused = parts.keepsRefused();
  }

  TablePlan plan() {
    return plan;
  }

  Table source() {
    return source;
  }

  Table target() {
    return target;
  }

  /** The target table's name as people and journals know it. */
  String name() {
    return target.name().toString();
  }

  List<KeyUse> uses() {
    return uses;
  }

  KeyFile keys(int use) {
    return keys.get(use);
  }

  OptionalInt identity() {
    for (int i = 0; i < uses.size(); i++) {
      if (uses.get(i).role() == KeyUse.Role.IDENTITY) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** True when rows may be in the table before. */
  boolean filled() {
    return plan.create().isEmpty() && !plan.mode().alone();
  }

  boolean upserts() {
    return plan.mode() == WriteMode.UPSERT;
  }

  boolean writes(List<String> columns) {
    List<String> written = plan.fields().stream().map(FieldPlan::target).toList();
    return written.containsAll(columns);
  }

  List<Column> columns() {
    return plan.fields().stream().flatMap(f -> target.column(f.target()).stream()).toList();
  }

  /** True when every refused row is kept with its values. */
  boolean keepsRefused() {
    return keepsRefused;
  }

  /** Rows refused so far, if they are kept; in no order. */
  SetAsideRows refused() {
    return refused;
  }

  Causes causes() {
    return causes;
  }

  Losses losses() {
    return losses;
  }

  /** Rows that passed alone but would not stay: for their keys, or for what they refer to. */
  RowSet gone() {
    return gone;
  }

  synchronized void add(ChunkRange range) {
    ranges.add(range);
  }

  synchronized ChunkRange range(int number) {
    return ranges.stream().filter(r -> r.number() == number).findFirst().orElseThrow();
  }

  /** Takes over what a range gave. */
  synchronized void add(RangeTally tally) {
    read += tally.read();
    filtered += tally.filtered();
    refusedAtOnce += tally.refused();
    causes.addAll(tally.causes());
    losses.addAll(tally.losses());
    for (int i = 0; i < keys.size(); i++) {
      Entries entries = tally.entries(i);
      keys.get(i).add(entries);
    }
    if (keepsRefused) {
      tally.setAside().forEach(refused::add);
    }
  }

  /** Takes note of what could not be asked of the target. */
  synchronized void unasked(List<Problem> notes) {
    unasked.addAll(notes);
  }

  synchronized List<Problem> unasked() {
    return List.copyOf(unasked);
  }

  /** Every row was read. */
  void seal() {
    keys.forEach(KeyFile::seal);
  }

  /** Rows read that were not filtered. */
  long looked() {
    return read - filtered;
  }

  private long passed() {
    return read - filtered - refusedAtOnce;
  }

  /** The counts, given which of the rows that stay change others. */
  RehearsedTable counts(long updated, long unchanged) {
    long left = gone.size();
    return new RehearsedTable(
        plan.source(),
        target.name(),
        read,
        passed() - left - updated - unchanged,
        updated,
        unchanged,
        filtered,
        refusedAtOnce + left);
  }

  /** Where the foreign key's values are among the uses. */
  Optional<KeyFile> referring(ForeignKey reference) {
    for (int i = 0; i < uses.size(); i++) {
      if (uses.get(i).reference().filter(reference::equals).isPresent()) {
        return Optional.of(keys.get(i));
      }
    }
    return Optional.empty();
  }
}

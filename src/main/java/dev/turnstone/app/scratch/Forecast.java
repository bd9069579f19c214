package dev.turnstone.app.scratch;

import dev.turnstone.plan.Safeguards;
import dev.turnstone.rehearse.DurationBand;
import dev.turnstone.run.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Reckons how long a run and its undo will take from two slices of it, a small and a large one.
 * Rows are reckoned table by table from the spread of its chunks; keys and indexes from the time of
 * all tables, each counting as its rows do in loading.
 */
final class Forecast {
  /** Chunks come and go more evenly in a long load, or less. */
  private static final double UNEVEN = 0.1;

  private static final double FEWEST = 5_000;
  private static final double MOST = 250_000;

  private final Tried small;
  private final Tried large;
  private final double opening;
  private final Safeguards limits;
  private final double beyond;

  /**
   * A forecast.
   *
   * @param opening seconds in which both databases were opened and looked at
   * @param beyond how many times the rows of the tables that were tried the plan has, at least 1
   */
  Forecast(Tried small, Tried large, double opening, Safeguards limits, double beyond) {
    this.small = small;
    this.large = large;
    this.opening = opening;
    this.limits = limits;
    this.beyond = beyond;
  }

  DurationBand run() {
    List<Span> tables = new ArrayList<>();
    Span rest = Span.once(opening).plus(Span.once(together(Phase.CHECK, Phase.CREATE)));
    rest = rest.plus(Span.about(large.phase(Phase.SEQUENCES))).plus(stateBefore());
    Span building = building();
    double mass = mass(large, Forecast::rowsAtEnd);
    for (int i = 0; i < large.tables().size(); i++) {
      Tried.OfTable table = large.tables().get(i);
      double share = mass == 0 ? 0 : weight(table) * rowsAtEnd(table) / mass;
      Span loading = new Span(loading(i).low() / most(), loading(i).high() / least());
      Span later = verifying(i).plus(proving(i)).plus(building.times(share));
      tables.add(paced(table, loading).plus(later));
    }
    return band(tables, rest);
  }

  DurationBand undo() {
    List<Span> tables = new ArrayList<>();
    for (int i = 0; i < large.tables().size(); i++) {
      tables.add(scaled(i, Tried.Times::undoing));
    }
    double known = large.tables().stream().mapToDouble(t -> t.times().undoing()).sum();
    Span rest = Span.once(opening).plus(Span.once(Math.max(0, large.undoSeconds() - known)));
    return band(tables, rest);
  }

  private double together(Phase... phases) {
    double seconds = 0;
    for (Phase phase : phases) {
      seconds += large.phase(phase);
    }
    return seconds;
  }

  /** Chunks at a time in the run, at most. */
  private double most() {
    return large.parallel() * (1 + UNEVEN);
  }

  private double least() {
    return Math.max(1, large.parallel() * (1 - UNEVEN));
  }

  /**
   * Seconds of all its chunks together. What each chunk takes however long it is counts as often as
   * the run will have chunks; how much they differ makes the bounds wider.
   */
  private Span loading(int i) {
    Tried.OfTable table = large.tables().get(i);
    if (table.read() == 0) {
      return Span.NOTHING;
    }
    if (table.read() >= table.table().sourceRows()) {
      return Span.about(table.times().loading());
    }
    Spread spread = Spread.of(table);
    double rows = table.table().sourceRows();
    double linear = spread.mean() * rows;
    double row = perRow(small.tables().get(i), table);
    double chunk = Math.max(0, spread.mean() - row) * table.read() / table.rates().size();
    double fitted = rows * row + chunk * rows / chunkRows(row);
    return new Span(
        0.8 * (1 - spread.part() / 2) * Math.max(0.3 * linear, Math.min(fitted, linear)),
        1.2 * (1 + spread.part()) * Math.max(0.6 * linear, Math.min(1.3 * fitted, 2 * linear)));
  }

  /** Seconds of one more row. */
  private static double perRow(Tried.OfTable small, Tried.OfTable large) {
    double more = (double) large.read() - small.read();
    double slope = more > 0 ? (large.times().loading() - small.times().loading()) / more : 0;
    return Math.max(0.2 * large.rate(), Math.min(slope, large.rate()));
  }

  /** What the run will choose, so that a chunk takes three quarters of a second. */
  private double chunkRows(double row) {
    return limits.chunkRows().isPresent()
        ? limits.chunkRows().getAsInt()
        : Math.max(FEWEST, Math.min(MOST, 0.75 / Math.max(row, 1e-9)));
  }

  /**
   * How the chunks of a table differ, without the first, which also compiles and connects.
   *
   * @param mean seconds of a row
   * @param part how far they are from it, as a part of it, at most a half
   */
  private record Spread(double mean, double part) {
    static Spread of(Tried.OfTable table) {
      List<Double> rates = table.rates();
      List<Double> steady = rates.size() > 2 ? rates.subList(1, rates.size()) : rates;
      double mean = steady.stream().mapToDouble(r -> r).average().orElse(table.rate());
      double square = steady.stream().mapToDouble(r -> (r - mean) * (r - mean)).average().orElse(0);
      return new Spread(mean, mean <= 0 ? 0 : Math.min(0.5, Math.sqrt(square) / mean));
    }
  }

  /** No faster than the plan allows. */
  private Span paced(Tried.OfTable table, Span loading) {
    return limits.rowsPerSecond().isEmpty()
        ? loading
        : loading.atLeast((double) table.table().sourceRows() / limits.rowsPerSecond().getAsLong());
  }

  private Span verifying(int i) {
    return scaled(i, Tried.Times::verifying);
  }

  /** On two sessions at a time, where there are references of several tables. */
  private Span proving(int i) {
    Span alone = scaled(i, Tried.Times::proving);
    return new Span(alone.low() / 2, alone.high());
  }

  private Span scaled(int i, ToDoubleFunction<Tried.Times> seconds) {
    Tried.OfTable one = small.tables().get(i);
    Tried.OfTable other = large.tables().get(i);
    return Span.scaled(
        new Span.Point(seconds.applyAsDouble(one.times()), one.rowsAfter()),
        new Span.Point(seconds.applyAsDouble(other.times()), other.rowsAfter()),
        rowsAtEnd(other));
  }

  private static double rowsAtEnd(Tried.OfTable table) {
    return table.table().rowsAfter();
  }

  /** Keys, indexes and their validation; sorting takes a little longer for each row of many. */
  private Span building() {
    Span.Point one = new Span.Point(building(small), mass(small, Tried.OfTable::rowsAfter));
    Span.Point other = new Span.Point(building(large), mass(large, Tried.OfTable::rowsAfter));
    double all = mass(large, Forecast::rowsAtEnd);
    Span span = Span.scaled(one, other, all);
    double times = other.rows() > 0 ? Math.max(1, all / other.rows()) : 1;
    return new Span(span.low(), span.high() * (1 + 0.2 * Math.log10(times)));
  }

  private static double building(Tried tried) {
    return tried.phase(Phase.INDEXES) + tried.phase(Phase.KEYS);
  }

  /** Rows of all tables, each counting as long as it takes to be loaded. */
  private double mass(Tried tried, ToDoubleFunction<Tried.OfTable> rows) {
    double mass = 0;
    for (int i = 0; i < tried.tables().size(); i++) {
      mass += weight(large.tables().get(i)) * rows.applyAsDouble(tried.tables().get(i));
    }
    return mass;
  }

  private static double weight(Tried.OfTable table) {
    return table.rate() > 0 ? table.rate() : 1e-6;
  }

  /** What the target holds is read before the first write, where rows are added to rows. */
  private Span stateBefore() {
    double all =
        large.tables().stream()
            .filter(t -> t.table().addsToRows())
            .mapToDouble(t -> t.table().targetRows())
            .sum();
    return Span.scaled(before(small), before(large), all);
  }

  private static Span.Point before(Tried tried) {
    double rows = tried.tables().stream().mapToDouble(Tried.OfTable::there).sum();
    return new Span.Point(tried.phase(Phase.SNAPSHOT), rows);
  }

  private DurationBand band(List<Span> tables, Span rest) {
    List<DurationBand.OfTable> shares = new ArrayList<>();
    Span all = Span.NOTHING;
    for (int i = 0; i < tables.size(); i++) {
      Span span = tables.get(i);
      all = all.plus(span);
      shares.add(
          new DurationBand.OfTable(large.tables().get(i).table().name(), span.low(), span.high()));
    }
    double wider = beyond > 1 ? 1.25 : 1;
    Span whole = new Span(all.low() * beyond / wider, all.high() * beyond * wider).plus(rest);
    return new DurationBand(whole.low(), whole.high(), shares);
  }
}

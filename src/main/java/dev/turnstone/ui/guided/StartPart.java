package dev.turnstone.ui.guided;

import dev.turnstone.app.connection.ConnectionCheck;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.Script;
import dev.turnstone.problem.Severity;
import dev.turnstone.ui.connect.Connecting;
import dev.turnstone.ui.connect.SideViewModel;
import dev.turnstone.ui.connect.SideViewModel.State;
import dev.turnstone.ui.execute.IntendedTable;
import dev.turnstone.ui.guided.Line.Sign;
import dev.turnstone.ui.kit.DatabaseTitle;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Before you start: what is changed and where, and whether both databases can be worked with. */
final class StartPart implements Part {
  private final Migration migration;
  private final Messages messages;
  private final Connecting connecting;
  private final List<IntendedTable> tables;
  private final Ways ways;
  private String operator = "";
  private boolean goingOn;

  /**
   * Where it leads.
   *
   * @param told whether somebody said what the target is used for
   * @param on to the next task
   */
  record Ways(BooleanSupplier told, Runnable on) {}

  StartPart(Migration migration, Connecting connecting, List<IntendedTable> tables, Ways ways) {
    this.migration = migration;
    this.messages = migration.messages();
    this.connecting = connecting;
    this.tables = tables;
    this.ways = ways;
  }

  /** Who works with this window. */
  void operator(String who) {
    operator = who;
  }

  @Override
  public Sheet sheet() {
    List<Line> lines = new ArrayList<>();
    SideViewModel source = connecting.form().source();
    SideViewModel target = connecting.form().target();
    lines.add(side(messages.text("guided.start.from", title(source)), source));
    lines.addAll(checks(source));
    lines.add(side(messages.text("guided.start.to", title(target)), target));
    lines.addAll(checks(target));
    lines.add(extent());
    if (!operator.isEmpty()) {
      String who = messages.text("guided.start.who", operator);
      lines.add(Line.of(Sign.PLAIN, who, messages.text("guided.start.who.remark")));
    }
    migration.plan().ifPresent(plan -> lines.addAll(lasting(plan, messages)));
    return new Sheet(
            messages.text("guided.start.title"),
            messages.text(about()),
            lines,
            messages.text(next(source, target)),
            ready(source, target))
        .offering(Offer.ACCESS);
  }

  private static String title(SideViewModel side) {
    String kind = side.vendor().get().name().toLowerCase(Locale.ROOT);
    return DatabaseTitle.of(kind + ":" + side.database().get());
  }

  private String about() {
    if (connecting.reading().get()) {
      return "guided.start.reading";
    }
    return connecting.form().ready().get() && !ways.told().getAsBoolean()
        ? "guided.start.about.environment"
        : "guided.start.about";
  }

  private String next(SideViewModel source, SideViewModel target) {
    if (testing(source, target)) {
      return "guided.start.checking";
    }
    return connecting.form().ready().get() ? "guided.next" : "guided.start.check";
  }

  private boolean ready(SideViewModel source, SideViewModel target) {
    boolean connected = connecting.form().ready().get();
    return !connecting.reading().get()
        && !testing(source, target)
        && (!connected || ways.told().getAsBoolean());
  }

  private static boolean testing(SideViewModel source, SideViewModel target) {
    return source.state().get() == State.TESTING || target.state().get() == State.TESTING;
  }

  private Line side(String words, SideViewModel side) {
    return switch (side.state().get()) {
      case UNTESTED -> Line.of(Sign.PLAIN, words, messages.text("guided.start.untested"));
      case TESTING -> Line.of(Sign.PLAIN, words, messages.text("guided.start.testing"));
      case CONNECTED -> Line.of(Sign.FINE, words, messages.text("guided.start.connected"));
      case TO_FIX -> Line.of(Sign.OBSTACLE, words, messages.text("guided.start.to_fix"));
      case FAILED -> Line.of(Sign.OBSTACLE, words, messages.text("guided.start.failed"));
    };
  }

  private static List<Line> checks(SideViewModel side) {
    State state = side.state().get();
    if (state == State.UNTESTED || state == State.TESTING) {
      return List.of();
    }
    return side.checks().stream()
        .filter(c -> c.severity().filter(s -> s != Severity.NOTE).isPresent())
        .map(StartPart::line)
        .toList();
  }

  private static Line line(ConnectionCheck check) {
    Sign sign = check.blocks() ? Sign.OBSTACLE : Sign.WARNING;
    return new Line(sign, check.words(), "", check.fix().orElse(""));
  }

  private Line extent() {
    long rows = tables.stream().mapToLong(t -> t.rows().orElse(0)).sum();
    boolean known = !tables.isEmpty() && tables.stream().allMatch(t -> t.rows().isPresent());
    String words = messages.text("guided.start.tables", tables.size());
    if (!known) {
      return Line.of(Sign.PLAIN, words, messages.text("guided.start.rows.unknown"));
    }
    boolean exact = tables.stream().allMatch(IntendedTable::exact);
    String key = exact ? "guided.start.rows" : "guided.start.rows.about";
    return Line.of(Sign.PLAIN, words, messages.text(key, rows));
  }

  /** What nothing takes back is said before it is done. */
  static List<Line> lasting(MigrationPlan plan, Messages messages) {
    return plan.scripts().stream()
        .filter(script -> script.enabled() && script.undo().isEmpty())
        .map(Script::name)
        .map(name -> messages.text("guided.lasting", name))
        .map(words -> Line.of(Sign.WARNING, words, messages.text("guided.lasting.remark")))
        .toList();
  }

  @Override
  public boolean busy() {
    return connecting.reading().get();
  }

  @Override
  public void next() {
    if (!connecting.form().ready().get()) {
      connecting.form().testBoth();
    } else if (migration.survey().get().isPresent()) {
      ways.on().run();
    } else {
      goingOn = true;
      connecting.form().read();
    }
  }

  /** Both catalogues may have been read; where that came to nothing, it is tried once more. */
  void read() {
    if (goingOn && migration.survey().get().isPresent()) {
      goingOn = false;
      ways.on().run();
    }
  }
}

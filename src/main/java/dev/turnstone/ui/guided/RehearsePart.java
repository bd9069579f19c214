package dev.turnstone.ui.guided;

import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.rehearse.DurationBand;
import dev.turnstone.rehearse.Prospect;
import dev.turnstone.rehearse.RehearsedTable;
import dev.turnstone.rehearse.Report;
import dev.turnstone.run.Pace;
import dev.turnstone.ui.guided.Line.Sign;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.rehearse.RehearseViewModel;
import dev.turnstone.ui.rehearse.RehearseViewModel.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The rehearsal: every record is tried, nothing is changed, and what was found is said plainly. */
final class RehearsePart implements Part {
  private final RehearseViewModel model;
  private final Messages messages;
  private final Runnable on;

  RehearsePart(RehearseViewModel model, Messages messages, Runnable on) {
    this.model = model;
    this.messages = messages;
    this.on = on;
  }

  @Override
  public Sheet sheet() {
    if (busy()) {
      return said("guided.rehearse.running", "guided.rehearse.running.about", before())
          .offering(Offer.REHEARSAL);
    }
    if (model.report().get().isEmpty()) {
      return said("guided.rehearse.title", "guided.rehearse.about", before())
          .offering(Offer.COPIES);
    }
    if (model.outdated().get()) {
      return said("guided.rehearse.outdated", "guided.rehearse.outdated.about", before())
          .offering(Offer.COPIES);
    }
    Report report = model.report().get().get();
    if (model.blocked().get()) {
      List<Line> lines = report.blockers().stream().map(Part::line).toList();
      return said("guided.rehearse.blocked", "guided.rehearse.blocked.about", lines);
    }
    return new Sheet(
        messages.text("guided.rehearse.well"),
        about(report),
        found(report),
        messages.text("guided.rehearse.on"),
        true);
  }

  private Sheet said(String title, String about, List<Line> lines) {
    boolean tried = model.report().get().isPresent();
    return new Sheet(
        messages.text(title),
        messages.text(about),
        lines,
        messages.text(tried ? "guided.rehearse.again" : "guided.rehearse.begin"),
        !busy() && model.obstacle().get().isEmpty());
  }

  private List<Line> before() {
    List<Line> lines = new ArrayList<>();
    if (!busy()) {
      add(lines, Sign.OBSTACLE, model.trouble().get());
      add(lines, Sign.PLAIN, model.notice().get());
      add(lines, Sign.OBSTACLE, model.obstacle().get());
    }
    lines.add(promise("guided.rehearse.reads", "guided.rehearse.reads.remark"));
    lines.add(promise("guided.rehearse.fits", "guided.rehearse.fits.remark"));
    lines.add(promise("guided.rehearse.stops", "guided.rehearse.stops.remark"));
    return lines;
  }

  private static void add(List<Line> lines, Sign sign, String words) {
    if (!words.isEmpty()) {
      lines.add(Line.of(sign, words, ""));
    }
  }

  private Line promise(String words, String remark) {
    return Line.of(Sign.PLAIN, messages.text(words), messages.text(remark));
  }

  private String about(Report report) {
    String read =
        messages.text(
            report.extent().complete()
                ? "guided.rehearse.well.about"
                : "guided.rehearse.well.sample");
    String untouched =
        messages.text(
            report.prospect().tried()
                ? "guided.rehearse.well.copies"
                : "guided.rehearse.well.untouched");
    return report
        .prospect()
        .run()
        .map(band -> messages.text("guided.rehearse.well.time", read, untouched, words(band)))
        .orElse(read + " " + untouched);
  }

  private List<Line> found(Report report) {
    List<Line> lines = new ArrayList<>();
    lines.add(fit(report));
    long filtered = sum(report, RehearsedTable::filtered);
    if (filtered > 0) {
      String words = messages.text("guided.filtered", filtered);
      lines.add(Line.of(Sign.PLAIN, words, messages.text("guided.filtered.remark")));
    }
    lines.add(wayBack(report.prospect()));
    lines.addAll(StartPart.lasting(report.plan(), messages));
    report.problems().stream()
        .filter(p -> p.severity() == Severity.WARNING)
        .filter(p -> !causes(report).contains(p))
        .map(Part::line)
        .forEach(lines::add);
    return lines;
  }

  private static List<Problem> causes(Report report) {
    return report.causes().stream().map(cause -> cause.problem()).toList();
  }

  private Line fit(Report report) {
    long meant = sum(report, t -> t.read() - t.filtered());
    long aside = report.refused();
    String words = messages.text("guided.rehearse.fit", meant - aside, meant);
    String remark = messages.text("guided.rehearse.aside", aside);
    return Line.of(Sign.FINE, words, remark);
  }

  private Line wayBack(Prospect prospect) {
    if (!prospect.certificate().proven()) {
      return promise("guided.rehearse.back", "guided.rehearse.back.remark");
    }
    String remark =
        prospect
            .undo()
            .map(band -> messages.text("guided.rehearse.back.time", words(band)))
            .orElse("");
    return Line.of(Sign.FINE, messages.text("guided.rehearse.back.proven"), remark);
  }

  private static String words(DurationBand band) {
    return new Pace.Band(band.low(), band.high()).words();
  }

  private static long sum(Report report, ToLongFunction<RehearsedTable> of) {
    return report.tables().stream().mapToLong(of).sum();
  }

  @Override
  public boolean busy() {
    return model.state().get() == State.RUNNING;
  }

  @Override
  public void next() {
    if (model.executable().get()) {
      on.run();
    } else {
      model.run();
    }
  }
}

package dev.turnstone.ui.migration;

import dev.turnstone.app.Engine;
import dev.turnstone.app.PlanCheckup;
import dev.turnstone.app.Survey;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.edit.Surroundings;
import dev.turnstone.problem.Problem;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.session.Session;
import dev.turnstone.ui.session.Step;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * One open migration as the pages of its steps share it: what they know of it, and what they work
 * with. Used on the window's thread only; {@link #engine} may be used from any.
 */
public final class Migration {
  private final OpenProject project;
  private final Tools tools;
  private final Session session = new Session();
  private final PlanDocument document;
  private final Engine engine;
  private final ObjectProperty<Optional<Ends>> ends = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Survey>> survey =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Rehearsed>> rehearsed =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> run = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<OffsetDateTime>> windowEnd =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty sentence = new SimpleStringProperty("");
  private final PlanChecking checking;
  private final MessageLog log;

  /**
   * What pages work with.
   *
   * @param failed told of what nobody expected, which is then shown
   */
  public record Tools(
      Background background, Messages messages, Clock clock, Consumer<Throwable> failed) {}

  public Migration(OpenProject project, Tools tools) {
    this.project = project;
    this.tools = tools;
    this.engine = new Engine(project.project().workspace(), tools.clock());
    this.document = new PlanDocument(project, tools.background(), tools.failed());
    PlanCheckup checkup = new PlanCheckup(project.project().workspace());
    this.checking = new PlanChecking(checkup, tools.background(), session, tools.failed());
    this.log = new MessageLog(tools.clock());
    document.plan().addListener((o, was, is) -> session.changed(changed(was, is)));
    document.plan().addListener((o, was, is) -> check());
    survey.addListener((o, was, is) -> check());
    sentence.addListener((o, was, is) -> log.add(is));
  }

  /** Other limits leave what was mapped as it is. */
  private static Step changed(Optional<MigrationPlan> was, Optional<MigrationPlan> is) {
    boolean limits =
        was.isPresent()
            && is.filter(next -> was.get().with(next.safeguards()).equals(next)).isPresent();
    return limits ? Step.SAFEGUARDS : Step.MAP;
  }

  public OpenProject project() {
    return project;
  }

  public Tools tools() {
    return tools;
  }

  public Messages messages() {
    return tools.messages();
  }

  /** On this migration's own workspace; what it does waits for databases and files. */
  public Engine engine() {
    return engine;
  }

  public Session session() {
    return session;
  }

  /** The plan, with all that was changed in it. */
  public PlanDocument document() {
    return document;
  }

  /** The plan as it is now. */
  public Optional<MigrationPlan> plan() {
    return document.plan().get();
  }

  /** Empty: not connected since the migration was opened, or changed since. */
  public ObjectProperty<Optional<Ends>> ends() {
    return ends;
  }

  /** Empty: not read since the migration was opened. */
  public ObjectProperty<Optional<Survey>> survey() {
    return survey;
  }

  /** What is known of both databases, for decisions that need it. */
  public Surroundings surroundings() {
    return new Surroundings(survey.get().map(Survey::source), survey.get().map(Survey::target));
  }

  /** The last dry run; empty: none since the migration was opened. */
  public ObjectProperty<Optional<Rehearsed>> rehearsed() {
    return rehearsed;
  }

  /** True while the last dry run tells of the plan as it is now. */
  public boolean rehearsalHolds() {
    return rehearsed.get().filter(r -> plan().filter(r.plan()::equals).isPresent()).isPresent();
  }

  /** Name of the run that is executed, compared and taken back; empty: there is none. */
  public ObjectProperty<Optional<String>> run() {
    return run;
  }

  /**
   * What is wrong with the plan or worth knowing, most serious first; follows plan and catalogues.
   * Empty: there is no plan, or the catalogues were not read yet.
   */
  public ReadOnlyObjectProperty<Optional<List<Problem>>> problems() {
    return checking.problems();
  }

  /** What was said of late, with the time. */
  public MessageLog log() {
    return log;
  }

  private void check() {
    checking.about(plan(), survey.get());
  }

  /**
   * When a run has to be over, to hold what is expected against; it is no part of the plan, and
   * empty means that nobody said.
   */
  public ObjectProperty<Optional<OffsetDateTime>> windowEnd() {
    return windowEnd;
  }

  /** One sentence for the foot of the window: what is done, or waited for. */
  public StringProperty sentence() {
    return sentence;
  }
}

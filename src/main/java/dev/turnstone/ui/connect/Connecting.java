package dev.turnstone.ui.connect;

import dev.turnstone.app.Endpoints;
import dev.turnstone.app.Survey;
import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.app.connection.SavedSecrets;
import dev.turnstone.app.connection.Side;
import dev.turnstone.app.project.Project;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.mapping.MappingOptions;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.ui.connect.ConnectViewModel.Connected;
import dev.turnstone.ui.migration.Ends;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * What the first step does with the migration that is open: fills the cards with what the migration
 * knows, tells it of connections that stand and fall, and reads both catalogues into it.
 */
public final class Connecting {
  private final Migration migration;
  private final UnaryOperator<MigrationPlan> withLimits;
  private final ConnectViewModel form;
  private final MasterViewModel master;
  private final SavedViewModel saved;
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper(false);
  private Optional<Surveyed> surveyed = Optional.empty();
  private boolean opening = true;
  private boolean restoring;
  private Optional<Ends> typed = Optional.empty();
  private int turn;

  /**
   * Both ends whose catalogues were read.
   *
   * @param typed as a person called them
   * @param from as plans call the source; a link to a file is another text
   * @param to as plans call the target, likewise
   */
  private record Surveyed(Ends typed, String from, String to) {}

  /** As the other, with the limits that every plan has. */
  Connecting(Migration migration, ConnectViewModel.Tester tester, SavedSecrets secrets) {
    this(migration, tester, secrets, UnaryOperator.identity());
  }

  /**
   * Fills the cards; a migration between two files is connected at once.
   *
   * @param withLimits gives the limits that new plans have to a proposal
   */
  public Connecting(
      Migration migration,
      ConnectViewModel.Tester tester,
      SavedSecrets secrets,
      UnaryOperator<MigrationPlan> withLimits) {
    this.migration = migration;
    this.withLimits = withLimits;
    this.form =
        new ConnectViewModel(
            tester,
            migration.tools().background(),
            migration.messages(),
            new ConnectViewModel.Actions(
                this::connected, this::changed, this::read, migration.tools().failed()));
    this.master = new MasterViewModel(secrets.vault(), migration.tools());
    this.saved = new SavedViewModel(secrets, migration.tools(), form, master);
    form.sentence().addListener((o, was, is) -> tell());
    migration.session().current().addListener((o, was, is) -> tell());
    form.source().state().addListener((o, was, is) -> count());
    form.target().state().addListener((o, was, is) -> count());
    fill(migration.project().project());
    tell();
  }

  public ConnectViewModel form() {
    return form;
  }

  public MasterViewModel master() {
    return master;
  }

  public SavedViewModel saved() {
    return saved;
  }

  /** The card of this side while it is saved. */
  public SaveViewModel saving(Side side) {
    return new SaveViewModel(form.side(side), saved, migration.tools());
  }

  /** For the cards as they are now. */
  public ScriptViewModel script() {
    return new ScriptViewModel(form, migration.tools());
  }

  /** True while the catalogues are read. */
  public ReadOnlyBooleanProperty reading() {
    return reading.getReadOnlyProperty();
  }

  /** Waits for the catalogues no more; what is read of them is not looked at. */
  public void cancel() {
    if (reading.get()) {
      turn++;
      restoring = false;
      reading.set(false);
      migration.sentence().set(migration.messages().text("connect.sentence.cancelled"));
    }
  }

  private void fill(Project project) {
    form.environment().set(Environment.of(project.environment()));
    boolean source = fill(Side.SOURCE, project.from());
    boolean target = fill(Side.TARGET, project.to());
    if (source && target && isFile(Side.SOURCE) && isFile(Side.TARGET)) {
      form.testBoth();
    }
  }

  /** False where the migration knows none, or one that was mended by hand and cannot be read. */
  private boolean fill(Side side, String text) {
    if (text.isEmpty()) {
      return false;
    }
    try {
      form.side(side).show(ConnectionForm.of(text));
    } catch (Refused e) {
      return false; // the card stays empty, and is filled by hand
    }
    if (!isFile(side)) {
      saved.fillQuietly(side);
    }
    return true;
  }

  private boolean isFile(Side side) {
    return form.side(side).vendor().get() == Vendor.SQLITE;
  }

  /** Goes on by itself where it was left at a later step, once: nobody looks at the cards there. */
  private void goOn(Connected both) {
    boolean begins = opening;
    opening = false;
    restoring = begins && !here() && migration.plan().isPresent();
    if (restoring) {
      read(both);
    }
  }

  private void connected(Connected both) {
    Ends ends =
        new Ends(both.source().text(), both.target().text(), both.secrets(), both.environment());
    typed = Optional.of(ends);
    if (surveyed.filter(s -> !sameDatabases(s.typed(), ends)).isPresent()) {
      surveyed = Optional.empty();
      migration.survey().set(Optional.empty());
      migration.session().changed(Step.CONNECT);
    }
    migration.project().change(p -> between(p, ends));
    migration.ends().set(Optional.of(settled(ends)));
    keep();
    goOn(both);
  }

  /** What a guided migration's target is used for is asked, and nothing until then. */
  private static Project between(Project project, Ends ends) {
    Project now = project.between(ends.from(), ends.to());
    boolean unasked = now.guided() && now.environment().isEmpty();
    return unasked ? now : now.usedFor(ends.environment().name());
  }

  /** As plans call the databases, once they were read. */
  private Ends settled(Ends ends) {
    return surveyed
        .filter(s -> sameDatabases(s.typed(), ends))
        .map(s -> ends.at(s.from(), s.to()))
        .orElse(ends);
  }

  private static boolean sameDatabases(Ends one, Ends other) {
    return one.from().equals(other.from()) && one.to().equals(other.to());
  }

  private void keep() {
    migration
        .tools()
        .background()
        .run(
            () -> {
              migration.project().keep();
              return migration;
            },
            done -> {},
            migration.tools().failed());
  }

  private void changed() {
    migration.ends().set(Optional.empty());
  }

  /** What was read, and the plan that auto-mapping would propose for it. */
  private record Read(Survey survey, MigrationPlan proposed) {}

  private void read(Connected both) {
    Optional<Ends> ends = migration.ends().get();
    if (reading.get() || ends.isEmpty()) {
      return;
    }
    turn++;
    int mine = turn;
    reading.set(true);
    migration.sentence().set(migration.messages().text("connect.sentence.reading"));
    migration
        .tools()
        .background()
        .run(
            () -> read(ends.get()),
            read -> {
              if (mine == turn) done(read);
            },
            reason -> {
              if (mine == turn) failed(reason);
            });
  }

  private Read read(Ends ends) {
    try (Endpoints both = migration.engine().open(ends.from(), ends.to(), ends.secrets())) {
      Survey survey = both.survey();
      return new Read(survey, migration.engine().plan(both, options(survey)));
    }
  }

  /** A target without tables is to get those of the source; else they are there already. */
  private static MappingOptions options(Survey survey) {
    MappingOptions usual = MappingOptions.DEFAULT;
    boolean empty = survey.target().tables().isEmpty();
    return new MappingOptions(usual.include(), usual.exclude(), usual.rename(), empty);
  }

  private void done(Read read) {
    reading.set(false);
    opening = false;
    String from = read.proposed().source().connection();
    String to = read.proposed().target().connection();
    surveyed = typed.map(t -> new Surveyed(t, from, to));
    migration.ends().set(migration.ends().get().map(this::settled));
    migration.survey().set(Optional.of(read.survey()));
    migration.document().change(PlanFor.these(migration.plan(), withLimits.apply(read.proposed())));
    if (restoring) {
      migration.session().found(Step.CONNECT);
    } else {
      migration.session().done(Step.CONNECT);
    }
    restoring = false;
    migration
        .sentence()
        .set(
            migration
                .messages()
                .text(
                    "connect.sentence.read",
                    tables(read.survey().source()),
                    tables(read.survey().target())));
    if (here()) {
      migration.session().show(Step.CATALOGUE);
    }
  }

  /** Those that hold rows, as the catalogue lists them. */
  private static long tables(Catalog catalog) {
    return catalog.tables().stream().filter(table -> table.kind().holdsRows()).count();
  }

  private void failed(Throwable reason) {
    restoring = false;
    reading.set(false);
    migration.sentence().set(migration.messages().text("connect.sentence.unread"));
    migration.tools().failed().accept(reason);
  }

  private void tell() {
    if (here()) {
      migration.sentence().set(form.sentence().get());
    }
  }

  /** Whoever went on to another step meanwhile is not called back. */
  private boolean here() {
    return migration.session().current().get() == Step.CONNECT;
  }

  private void count() {
    int unsettled = form.source().toSettle() + form.target().toSettle();
    migration.session().problems(Step.CONNECT, unsettled);
  }
}

package dev.turnstone.ui;

import dev.turnstone.app.project.Kits;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Project;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.sample.SampleProject;
import dev.turnstone.app.settings.Settings;
import dev.turnstone.app.settings.SettingsFile;
import dev.turnstone.app.settings.UserFolders;
import dev.turnstone.ui.dock.DockView;
import dev.turnstone.ui.dock.DockViewModel;
import dev.turnstone.ui.failure.Failure;
import dev.turnstone.ui.failure.FailurePane;
import dev.turnstone.ui.home.HomeView;
import dev.turnstone.ui.home.HomeViewModel;
import dev.turnstone.ui.home.NewMigrationPane;
import dev.turnstone.ui.home.NewMigrationViewModel;
import dev.turnstone.ui.kit.AskPane;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Overlay;
import dev.turnstone.ui.kit.Scaled;
import dev.turnstone.ui.palette.PaletteView;
import dev.turnstone.ui.palette.PaletteViewModel;
import dev.turnstone.ui.settings.AboutPane;
import dev.turnstone.ui.settings.SettingsPane;
import dev.turnstone.ui.settings.SettingsViewModel;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** Wires one window by hand: frame, first page, palette, settings, the migration that is open. */
public final class Desk {
  private final Belongings belongings;
  private final Messages messages;
  private final Function<Overlay, Pages.Maker> stages;
  private final FrameViewModel frame;
  private final FrameView view;
  private final HomeViewModel home;
  private final SettingsViewModel settings;
  private final Scene scene;
  private Optional<OpenMigration> opened = Optional.empty();
  private boolean making;

  /** What the window works with. */
  public record Belongings(
      Projects projects,
      SettingsFile settings,
      UserFolders folders,
      Background background,
      Clock clock) {}

  /**
   * A window's content.
   *
   * @param now settings as they were read before there was a window
   * @param stages makes the pages of migrations
   * @param again told of settings for which the window has to be made anew
   */
  public Desk(
      Belongings belongings,
      Settings now,
      Messages messages,
      Function<Overlay, Pages.Maker> stages,
      Consumer<Settings> again) {
    this.belongings = belongings;
    this.messages = messages;
    this.stages = stages;
    this.settings =
        new SettingsViewModel(now, belongings.settings(), belongings.background(), this::failed);
    this.frame = new FrameViewModel(now.dark() ? Look.DARK : Look.LIGHT);
    this.view = new FrameView(frame, messages, new FrameView.Ways(this::goHome, this::search));
    this.home =
        new HomeViewModel(
            belongings.projects(),
            belongings.background(),
            messages,
            belongings.clock(),
            new HomeViewModel.Actions(
                this::begin, this::openKit, this::trySample, this::open, this::failed));
    this.scene = new Scene(now.scale() == Settings.LEAST ? view : new Scaled(view, now.scale()));
    settings.onShape(again);
    settings.dark().addListener((o, was, is) -> frame.look().set(is ? Look.DARK : Look.LIGHT));
    frame.look().addListener((o, was, is) -> dress());
    frame.look().get().dress(scene);
    DeskKeys.of(this).forEach(key -> scene.getAccelerators().put(key.keys(), key::press));
    home();
  }

  public Scene scene() {
    return scene;
  }

  /** The migration that is open. */
  Optional<OpenMigration> opened() {
    return opened;
  }

  /** True while something goes on that closing the window would stop. */
  public boolean working() {
    return opened.filter(o -> o.pages().working()).isPresent();
  }

  /** Opens the migration of a folder where it was left; says so where it cannot be opened. */
  public void open(Path folder) {
    belongings.background().run(() -> belongings.projects().open(folder), this::show, this::failed);
  }

  /** Says what went wrong, until it is put away. */
  public void failed(Throwable reason) {
    view.show(new FailurePane(Failure.of(reason, messages), messages, view::clear));
  }

  /**
   * Says that something goes on, and asks whether to stop it.
   *
   * @param close closes the window
   */
  public void askToClose(Runnable close) {
    ask("closing.stop", close);
  }

  private void ask(String stop, Runnable yes) {
    view.show(
        new AskPane(
            messages,
            new AskPane.Question("closing.title", "closing.words", stop, "closing.stay"),
            yes,
            view::clear));
  }

  /** Leaves the migration that is open; asks first where something of it goes on. */
  private void leave(Runnable then) {
    if (!working()) {
      then.run();
      return;
    }
    ask(
        "closing.leave",
        () -> {
          view.clear();
          close();
          then.run();
        });
  }

  /** Lets go of the migration that is open. */
  public void close() {
    opened.ifPresent(OpenMigration::close);
    opened = Optional.empty();
  }

  void goHome() {
    leave(this::home);
  }

  private void home() {
    close();
    frame.guided().set(false);
    frame.opened().set(Optional.empty());
    view.undock();
    frame.sentence().set(messages.text("desk.nothing"));
    view.page(new HomeView(home, messages));
    home.refresh();
  }

  void otherLook() {
    frame.look().set(frame.look().get().other());
  }

  void search() {
    over(
        close ->
            new PaletteView(
                new PaletteViewModel(() -> DeskEntries.of(this, messages)), messages, close));
  }

  void showSettings() {
    over(close -> new SettingsPane(settings, belongings.folders(), messages, close));
  }

  void showAbout() {
    over(close -> new AboutPane(messages, close));
  }

  void showHelp() {
    if (opened.filter(OpenMigration::guided).isPresent()) {
      over(close -> new HelpPane("guided.title", "guided.help", messages, close));
      return;
    }
    String page =
        opened.map(o -> o.migration().session().current().get().key()).orElse("home.title");
    over(close -> new HelpPane(page, "help." + page, messages, close));
  }

  /** Asks for name and place of a new migration. */
  void begin() {
    leave(
        () ->
            over(
                close ->
                    new NewMigrationPane(
                        new NewMigrationViewModel(
                            belongings.projects(),
                            settings.migrations(belongings.folders()),
                            belongings.background(),
                            new NewMigrationViewModel.Actions(this::show, this::failed)),
                        messages,
                        close)));
  }

  void trySample() {
    leave(
        () ->
            make(
                "desk.sample",
                parent -> SampleProject.make(belongings.projects(), parent, belongings.clock())));
  }

  /** Makes a migration beside the window; one at a time, however often it is asked for. */
  private void make(String sentence, Function<Path, OpenProject> project) {
    if (making) {
      return;
    }
    making = true;
    frame.sentence().set(messages.text(sentence));
    Path parent = settings.migrations(belongings.folders());
    belongings
        .background()
        .run(
            () -> project.apply(parent),
            made -> {
              making = false;
              show(made);
            },
            reason -> {
              making = false;
              frame.sentence().set(messages.text("desk.nothing"));
              failed(reason);
            });
  }

  /** Asks for the file of a kit, and opens what is chosen. */
  void openKit() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(messages.text("guided.kit.choose"));
    chooser
        .getExtensionFilters()
        .add(new ExtensionFilter(messages.text("guided.kit.files"), "*.json"));
    File file = chooser.showOpenDialog(scene.getWindow());
    if (file != null) {
      openKit(file.toPath());
    }
  }

  /** Makes a migration of a finished plan, and leads through it one task at a time. */
  void openKit(Path kit) {
    leave(
        () -> make("guided.kit.opening", parent -> Kits.open(belongings.projects(), parent, kit)));
  }

  private void over(Function<Runnable, Region> pane) {
    if (!view.covered()) {
      view.show(pane.apply(view::clear));
    }
  }

  private void show(OpenProject project) {
    close();
    view.clear();
    OpenMigration migration =
        new OpenMigration(
            project,
            new OpenMigration.Around(
                belongings.background(), messages, belongings.clock(), this::failed),
            stages.apply(view),
            this::goHome);
    opened = Optional.of(migration);
    tell(migration);
    migration.onTold(() -> tell(migration));
    migration.onPage(view::page);
    DockViewModel dock = new DockViewModel(migration.migration(), ZoneId.systemDefault());
    view.dock(new DockView(dock, messages), DockView.buttons(dock, messages));
    migration.begin();
  }

  private void tell(OpenMigration migration) {
    if (opened.filter(migration::equals).isPresent()) {
      frame.guided().set(migration.guided());
      frame.opened().set(Optional.of(migration.told()));
      frame.sentence().set(migration.migration().sentence().get());
    }
  }

  private void dress() {
    Look look = frame.look().get();
    look.dress(scene);
    settings.dark().set(look == Look.DARK);
  }

  /** Workers that new plans get; 0: as many as the machine serves best. */
  public int workers() {
    return settings.workers().get();
  }

  /** Where a migration that is open lies; empty: none is open. */
  public Optional<Path> folder() {
    return opened.map(o -> o.migration().project().project()).map(Project::folder);
  }
}

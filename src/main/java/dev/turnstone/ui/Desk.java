package dev.turnstone.ui;

import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Project;
import dev.turnstone.app.project.Projects;
import dev.turnstone.app.settings.Settings;
import dev.turnstone.app.settings.SettingsFile;
import dev.turnstone.ui.failure.Failure;
import dev.turnstone.ui.failure.FailurePane;
import dev.turnstone.ui.home.HomeView;
import dev.turnstone.ui.home.HomeViewModel;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Look;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.palette.Entry;
import dev.turnstone.ui.palette.PaletteView;
import dev.turnstone.ui.palette.PaletteViewModel;
import dev.turnstone.ui.session.Session;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameView;
import dev.turnstone.ui.wizard.FrameViewModel;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** Wires one window by hand: frame, first page, palette, and the migration that is open. */
public final class Desk {
  private static final KeyCombination SEARCH =
      new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

  private final Belongings belongings;
  private final Messages messages;
  private final Pages pages;
  private final FrameViewModel frame;
  private final FrameView view;
  private final HomeViewModel home;
  private final PaletteViewModel palette;
  private final Scene scene;
  private Settings settings;
  private final Map<Step, Node> made = new EnumMap<>(Step.class);
  private @Nullable Migration opened;

  /** What the window works with. */
  public record Belongings(
      Projects projects, SettingsFile settings, Background background, Clock clock) {}

  /** Makes the page of a step of a migration, when it is shown for the first time. */
  public interface Pages {
    Node of(Step step, Migration migration);
  }

  /**
   * A window's content.
   *
   * @param settings as they were read before there was a window
   * @param begin leads to a new migration
   */
  public Desk(Belongings belongings, Settings settings, Messages messages, Ways begin) {
    this.belongings = belongings;
    this.messages = messages;
    this.pages = begin.pages();
    this.settings = settings;
    this.frame = new FrameViewModel(settings.dark() ? Look.DARK : Look.LIGHT);
    this.view = new FrameView(frame, messages, new FrameView.Ways(this::goHome, this::search));
    this.palette = new PaletteViewModel(this::entries);
    this.home =
        new HomeViewModel(
            belongings.projects(),
            belongings.background(),
            messages,
            belongings.clock(),
            new HomeViewModel.Actions(
                begin.begin(),
                begin.openKit(),
                begin.watch(),
                begin.sample(),
                this::open,
                this::failed));
    this.scene = new Scene(view);
    scene.getAccelerators().put(SEARCH, this::search);
    frame.look().addListener((o, was, is) -> dress());
    frame.look().get().dress(scene);
    goHome();
  }

  /** Where the first page leads, and what the steps show. */
  public record Ways(
      Runnable begin, Runnable openKit, Runnable watch, Runnable sample, Pages pages) {}

  public Scene scene() {
    return scene;
  }

  /** Opens the migration of a folder where it was left; says so where it cannot be opened. */
  public void open(Path folder) {
    belongings.background().run(() -> belongings.projects().open(folder), this::show, this::failed);
  }

  /** Says what went wrong, until it is put away. */
  public void failed(Throwable reason) {
    view.over(new FailurePane(Failure.of(reason, messages), messages, view::clear));
  }

  /** Lets go of the migration that is open. */
  public void close() {
    Migration migration = opened;
    opened = null;
    made.clear();
    if (migration != null) {
      belongings.background().run(() -> closed(migration.project()), p -> {}, this::failed);
    }
  }

  private static Project closed(OpenProject project) {
    project.close();
    return project.project();
  }

  private void goHome() {
    close();
    frame.opened().set(Optional.empty());
    frame.sentence().set(messages.text("desk.nothing"));
    view.page(new HomeView(home, messages));
    home.refresh();
  }

  private void show(OpenProject project) {
    Migration migration =
        new Migration(
            project,
            new Migration.Tools(
                belongings.background(), messages, belongings.clock(), this::failed));
    opened = migration;
    tell(migration);
    migration.document().hash().addListener((o, was, is) -> tell(migration));
    migration.ends().addListener((o, was, is) -> tell(migration));
    migration.sentence().addListener((o, was, is) -> frame.sentence().set(is));
    Session session = migration.session();
    session.current().addListener((o, was, is) -> go(is, migration));
    Step left =
        Arrays.stream(Step.values())
            .filter(s -> s.name().equals(project.project().step()))
            .findFirst()
            .orElse(Step.CONNECT);
    session.show(left);
    view.page(page(left, migration));
  }

  private void tell(Migration migration) {
    if (migration != opened) {
      return;
    }
    Project sheet = migration.project().project();
    frame
        .opened()
        .set(
            Optional.of(
                new FrameViewModel.Opened(
                    migration.session(),
                    sheet.name(),
                    migration.document().hash().get(),
                    sheet.from(),
                    sheet.to(),
                    Environment.of(sheet.environment()))));
  }

  private Node page(Step step, Migration migration) {
    return made.computeIfAbsent(step, s -> pages.of(s, migration));
  }

  private void go(Step step, Migration migration) {
    view.page(page(step, migration));
    OpenProject project = migration.project();
    project.change(p -> p.leftAt(step.name()));
    belongings
        .background()
        .run(
            () -> {
              project.keep();
              return project;
            },
            p -> {},
            this::failed);
  }

  private void search() {
    if (!view.covered()) {
      view.over(new PaletteView(palette, messages, view::clear));
    }
  }

  private List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    frame
        .opened()
        .get()
        .ifPresent(
            o -> {
              for (Step step : Step.values()) {
                entries.add(entry(messages.text(step.key()), () -> o.session().show(step)));
              }
            });
    entries.add(entry(messages.text("desk.home"), this::goHome));
    entries.add(
        entry(messages.text("look.other"), () -> frame.look().set(frame.look().get().other())));
    return entries;
  }

  private Entry entry(String words, Runnable action) {
    return new Entry(words, messages.text("desk.action"), action);
  }

  private void dress() {
    Look look = frame.look().get();
    look.dress(scene);
    Settings wanted = settings.withDark(look == Look.DARK);
    settings = wanted;
    belongings
        .background()
        .run(
            () -> {
              belongings.settings().keep(wanted);
              return wanted;
            },
            s -> {},
            this::failed);
  }
}

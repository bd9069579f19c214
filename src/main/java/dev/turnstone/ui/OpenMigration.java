package dev.turnstone.ui;

import dev.turnstone.app.Survey;
import dev.turnstone.app.project.OpenProject;
import dev.turnstone.app.project.Project;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.DatabaseTitle;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.wizard.Environment;
import dev.turnstone.ui.wizard.FrameViewModel;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;

/** The migration that is open in a window, with the pages that were made of it so far. */
final class OpenMigration {
  private final Migration migration;
  private final Around around;
  private final Runnable leave;
  private final Pages pages;
  private final Map<Step, Node> made = new EnumMap<>(Step.class);
  private Consumer<Node> page = n -> {};
  private Runnable told = () -> {};
  private boolean guided;
  private Optional<Node> guide = Optional.empty();

  /** What it works with. */
  record Around(
      Background background, Messages messages, Clock clock, Consumer<Throwable> failed) {}

  OpenMigration(OpenProject project, Around around, Pages.Maker stages, Runnable leave) {
    this.around = around;
    this.leave = leave;
    this.migration =
        new Migration(
            project,
            new Migration.Tools(
                around.background(), around.messages(), around.clock(), around.failed()));
    this.pages = stages.of(migration);
  }

  Migration migration() {
    return migration;
  }

  Pages pages() {
    return pages;
  }

  /** Whenever what {@link #told} says, or the sentence, became another. */
  void onTold(Runnable told) {
    this.told = told;
    migration.document().hash().addListener((o, was, is) -> told.run());
    migration.ends().addListener((o, was, is) -> told.run());
    migration.survey().addListener((o, was, is) -> told.run());
    migration.sentence().addListener((o, was, is) -> told.run());
  }

  /** Where pages are shown. */
  void onPage(Consumer<Node> shown) {
    page = shown;
  }

  /** Shows the step at which it was left, and from then on the one that is chosen. */
  void begin() {
    String step = migration.project().project().step();
    Step left =
        Arrays.stream(Step.values())
            .filter(s -> s.name().equals(step))
            .findFirst()
            .orElse(Step.CONNECT);
    migration.session().show(left);
    migration.session().current().addListener((o, was, is) -> go(is));
    if (guidable()) {
      guide();
    } else {
      page.accept(page(left));
    }
  }

  /** It came with a finished plan, and can be followed one task at a time. */
  boolean guidable() {
    return migration.project().project().guided();
  }

  /** It is shown one task at a time, and not by its steps. */
  boolean guided() {
    return guided;
  }

  /** Shows it one task at a time. */
  void guide() {
    guided = true;
    Node node = guide.orElseGet(() -> pages.guided(this::details, leave));
    guide = Optional.of(node);
    page.accept(node);
    told.run();
  }

  /** Shows its steps. */
  void details() {
    guided = false;
    page.accept(page(migration.session().current().get()));
    told.run();
  }

  /** What the frame tells of it. */
  FrameViewModel.Opened told() {
    Project sheet = migration.project().project();
    boolean unasked = guided && sheet.environment().isEmpty(); // it is no test before it is said
    return new FrameViewModel.Opened(
        migration.session(),
        sheet.name(),
        migration.document().hash().get(),
        unasked ? "" : title(sheet.from(), Survey::source),
        unasked ? "" : title(sheet.to(), Survey::target),
        migration.ends().get().isPresent(),
        Environment.of(sheet.environment()));
  }

  private String title(String connection, Function<Survey, Catalog> side) {
    if (connection.isEmpty()) {
      return "";
    }
    return migration
        .survey()
        .get()
        .map(survey -> DatabaseTitle.of(connection, side.apply(survey).product()))
        .orElseGet(() -> DatabaseTitle.of(connection));
  }

  /** Stops what goes on, keeps what was changed and lets go of the folder. */
  void close() {
    pages.close();
    keep(
        () -> {
          migration.project().close();
          return migration;
        });
  }

  private Node page(Step step) {
    return made.computeIfAbsent(step, pages::of);
  }

  private void go(Step step) {
    if (guided) {
      return;
    }
    page.accept(page(step));
    migration.project().change(p -> p.leftAt(step.name()));
    keep(
        () -> {
          migration.project().keep();
          return migration;
        });
  }

  private void keep(Callable<Migration> work) {
    around.background().run(work, m -> {}, around.failed());
  }
}

package dev.turnstone.ui.stages;

import dev.turnstone.app.connection.SavedSecrets;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.ui.Pages;
import dev.turnstone.ui.catalogue.CatalogueView;
import dev.turnstone.ui.catalogue.CatalogueViewModel;
import dev.turnstone.ui.compare.CompareView;
import dev.turnstone.ui.compare.CompareViewModel;
import dev.turnstone.ui.connect.ConnectStep;
import dev.turnstone.ui.connect.Connecting;
import dev.turnstone.ui.execute.ExecuteView;
import dev.turnstone.ui.execute.ExecuteViewModel;
import dev.turnstone.ui.guided.GuidedView;
import dev.turnstone.ui.guided.GuidedViewModel;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Overlay;
import dev.turnstone.ui.map.MapView;
import dev.turnstone.ui.map.MapViewModel;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.rehearse.RehearseView;
import dev.turnstone.ui.rehearse.RehearseViewModel;
import dev.turnstone.ui.rollback.RollbackPane;
import dev.turnstone.ui.rollback.RollbackStage;
import dev.turnstone.ui.rollback.RollbackViewModel;
import dev.turnstone.ui.rule.RulePane;
import dev.turnstone.ui.rule.RuleViewModel;
import dev.turnstone.ui.safeguards.SafeguardsView;
import dev.turnstone.ui.safeguards.SafeguardsViewModel;
import dev.turnstone.ui.session.Step;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntSupplier;
import javafx.scene.Node;

/** The pages of one open migration. */
public final class Stages implements Pages {
  private final Migration migration;
  private final Messages messages;
  private final Overlay overlay;
  private final Connecting connecting;
  private final CatalogueViewModel catalogue;
  private final RehearseViewModel rehearse;
  private final ExecuteViewModel execute;
  private final CompareViewModel compare;
  private Optional<RollbackViewModel> rollback = Optional.empty();

  /**
   * What pages of any migration share.
   *
   * @param workers that new plans get; 0: as many as the machine serves best
   */
  public record Shared(SavedSecrets secrets, IntSupplier workers) {}

  /** The pages of a migration; connects by itself where that needs nobody. */
  public Stages(Migration migration, Overlay overlay, Shared shared) {
    this.migration = migration;
    this.messages = migration.messages();
    this.overlay = overlay;
    this.catalogue = new CatalogueViewModel(migration);
    this.rehearse = new RehearseViewModel(migration);
    this.compare = new CompareViewModel(migration);
    this.execute = new ExecuteViewModel(migration, compare::letGo);
    this.connecting =
        ConnectStep.model(
            migration, shared.secrets(), plan -> withWorkers(plan, shared.workers().getAsInt()));
  }

  private static MigrationPlan withWorkers(MigrationPlan plan, int workers) {
    return workers == 0 ? plan : plan.with(plan.safeguards().withWorkers(OptionalInt.of(workers)));
  }

  @Override
  public Node of(Step step) {
    return switch (step) {
      case CONNECT -> ConnectStep.page(connecting, messages);
      case CATALOGUE -> new CatalogueView(catalogue, messages);
      case MAP -> map();
      case SAFEGUARDS -> new SafeguardsView(new SafeguardsViewModel(migration), messages);
      case REHEARSE -> new RehearseView(rehearse, messages);
      case EXECUTE -> new ExecuteView(execute, migration);
      case COMPARE -> new CompareView(compare, messages, this::rollBack);
    };
  }

  @Override
  public Node guided(Runnable details, Runnable leave) {
    GuidedViewModel model =
        new GuidedViewModel(
            migration,
            new GuidedViewModel.Models(connecting, rehearse, execute),
            new GuidedViewModel.Ways(details, leave, this::rollBack));
    return new GuidedView(model, messages);
  }

  private MapView map() {
    MapViewModel model = new MapViewModel(migration);
    RuleViewModel rule = new RuleViewModel(migration, model.selected());
    return new MapView(model, new RulePane(rule, messages));
  }

  /** Over whatever page is shown. */
  private void rollBack(String run) {
    RollbackViewModel model = new RollbackViewModel(migration, run, compare::letGo);
    rollback = Optional.of(model);
    overlay.show(new RollbackPane(model, messages, overlay::clear));
  }

  @Override
  public void show(TableName table) {
    migration.session().show(Step.CATALOGUE);
    catalogue.select(table);
  }

  @Override
  public boolean working() {
    return execute.working()
        || rehearse.state().get() == RehearseViewModel.State.RUNNING
        || compare.working().get()
        || rollback.filter(r -> r.stage().get() == RollbackStage.RUNNING).isPresent();
  }

  @Override
  public void close() {
    execute.stopAndThen(() -> {});
    rehearse.cancel();
    rollback.ifPresent(RollbackViewModel::stop);
    compare.close();
  }
}

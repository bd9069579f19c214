package dev.turnstone.ui.wizard;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.Overlay;
import dev.turnstone.ui.session.Session;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The frame around the page that is shown: top bar, rail while a migration is open, sentence. */
public final class FrameView extends StackPane implements Overlay {
  public static final String SENTENCE = "state-sentence";
  public static final String LOOK = TopBar.LOOK;
  public static final String HOME = TopBar.HOME;
  public static final String SEARCH = TopBar.SEARCH;

  private final Messages messages;
  private final BorderPane frame = new BorderPane();
  private final HBox dockButtons = new HBox();
  private final VBox foot = new VBox();

  /**
   * A frame without a page.
   *
   * @param ways where its buttons lead
   */
  public FrameView(FrameViewModel model, Messages messages, Ways ways) {
    this.messages = messages;
    getChildren().add(frame);
    frame.setTop(new TopBar(model, messages, ways));
    foot.getChildren().add(stateBar(model));
    model.opened().addListener((o, was, is) -> surround(model));
    model.guided().addListener((o, was, is) -> surround(model));
    surround(model);
  }

  /**
   * Where the frame's own buttons lead.
   *
   * @param home to the first page
   * @param search to the palette
   */
  public record Ways(Runnable home, Runnable search) {}

  /** Puts a page into the frame in place of the one that is there. */
  public void page(Node page) {
    frame.setCenter(page);
  }

  /**
   * Puts something between the page and the foot, with its buttons at the foot; in place of what
   * was there.
   */
  public void dock(Node dock, Node buttons) {
    undock();
    foot.getChildren().add(0, dock);
    dockButtons.getChildren().setAll(buttons);
  }

  /** Takes away what {@link #dock} put there. */
  public void undock() {
    foot.getChildren().remove(0, foot.getChildren().size() - 1);
    dockButtons.getChildren().clear();
  }

  @Override
  public void show(Region pane) {
    clear();
    StackPane veil = new StackPane(pane);
    veil.getStyleClass().add("veil");
    getChildren().add(veil);
    frame.setDisable(true);
    pane.requestFocus();
  }

  /** True while something is shown over the page. */
  public boolean covered() {
    return getChildren().size() > 1;
  }

  @Override
  public void clear() {
    getChildren().retainAll(List.of(frame));
    frame.setDisable(false);
  }

  private void surround(FrameViewModel model) {
    boolean guided = model.guided().get();
    frame.setBottom(guided ? null : foot);
    Optional<Session> session =
        model.opened().get().filter(o -> !guided).map(FrameViewModel.Opened::session);
    frame.setLeft(session.map(s -> new RailView(s, messages)).orElse(null));
  }

  private HBox stateBar(FrameViewModel model) {
    Label sentence = new Label();
    sentence.setId(SENTENCE);
    sentence.textProperty().bind(model.sentence());
    sentence.setMinWidth(0);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    Label help = new Label(messages.text("help"));
    help.setMinWidth(Region.USE_PREF_SIZE);
    HBox bar = new HBox(sentence, between, dockButtons, help);
    bar.getStyleClass().add("state-bar");
    return bar;
  }
}

package dev.turnstone.ui.wizard;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.session.Session;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The frame around the page that is shown: top bar, rail while a migration is open, sentence. */
public final class FrameView extends BorderPane {
  public static final String SENTENCE = "state-sentence";
  public static final String LOOK = TopBar.LOOK;
  public static final String HOME = TopBar.HOME;

  private final Messages messages;

  /**
   * A frame without a page.
   *
   * @param home leads back to the first page
   */
  public FrameView(FrameViewModel model, Messages messages, Runnable home) {
    this.messages = messages;
    setTop(new TopBar(model, messages, home));
    setBottom(stateBar(model));
    model.opened().addListener((o, was, is) -> rail(is));
    rail(model.opened().get());
  }

  /** Puts a page into the frame in place of the one that is there. */
  public void page(Node page) {
    setCenter(page);
  }

  private void rail(Optional<FrameViewModel.Opened> opened) {
    Optional<Session> session = opened.map(FrameViewModel.Opened::session);
    setLeft(session.map(s -> new RailView(s, messages)).orElse(null));
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
    HBox bar = new HBox(sentence, between, help);
    bar.getStyleClass().add("state-bar");
    return bar;
  }
}

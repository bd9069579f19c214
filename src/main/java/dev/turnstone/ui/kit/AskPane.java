package dev.turnstone.ui.kit;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks something that can be answered with yes or no; Enter is no, as nothing happens then. */
public final class AskPane extends VBox {
  public static final String YES = "ask-yes";
  public static final String NO = "ask-no";

  /** The keys of its words. */
  public record Question(String title, String words, String yes, String no) {}

  /** The question; the pane is put away with either answer by whoever is told. */
  public AskPane(Messages messages, Question question, Runnable yes, Runnable no) {
    getStyleClass().add("dialog");
    setMaxHeight(USE_PREF_SIZE);
    Label title = new Label(messages.text(question.title()));
    title.getStyleClass().add("dialog-title");
    Label words = new Label(messages.text(question.words()));
    words.setWrapText(true);
    Button agree = new Button(messages.text(question.yes()));
    agree.setId(YES);
    agree.getStyleClass().add("danger");
    agree.setOnAction(e -> yes.run());
    Button refuse = new Button(messages.text(question.no()));
    refuse.setId(NO);
    refuse.getStyleClass().add("primary");
    refuse.setDefaultButton(true);
    refuse.setCancelButton(true);
    refuse.setOnAction(e -> no.run());
    HBox buttons = new HBox(8, agree, refuse);
    buttons.getStyleClass().add("dialog-buttons");
    getChildren().addAll(title, words, buttons);
  }
}

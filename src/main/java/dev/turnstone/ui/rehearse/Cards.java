package dev.turnstone.ui.rehearse;

import dev.turnstone.document.text.Visible;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.problem.Severity;
import dev.turnstone.rehearse.Cause;
import dev.turnstone.rehearse.Check;
import dev.turnstone.rehearse.Fix;
import dev.turnstone.ui.kit.Chip;
import dev.turnstone.ui.kit.Chip.Meaning;
import dev.turnstone.ui.kit.Clip;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.session.Step;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Makes the cards of a report: causes with their fixes, checks, problems. */
final class Cards {
  static final String FIX = "rehearse-fix";
  static final String EDIT = "rehearse-edit";
  static final String COPY = "rehearse-copy";

  static final String ACCEPT = "rehearse-accept";

  private static final Set<Code> CONDITIONS =
      EnumSet.of(Code.CONDITION_UNMET, Code.CONDITION_NOT_ASKED);
  private static final double GAP = 8;

  private final RehearseViewModel model;
  private final Messages messages;

  Cards(RehearseViewModel model, Messages messages) {
    this.model = model;
    this.messages = messages;
  }

  /** Why rows would be refused, which, and what can be done about it. */
  Region of(Cause cause) {
    String title = ReportWords.sentence(cause.problem());
    Chip rows = new Chip(model.words().rows(cause), Meaning.LOSS);
    VBox card = card(rows, title);
    card.getChildren().add(wrapped(model.words().examples(cause), "cause-examples"));
    FlowPane ways = new FlowPane(GAP, GAP);
    cause.fixes().forEach(fix -> ways.getChildren().add(way(fix, title)));
    if (cause.fixes().isEmpty() && cause.byHand().isEmpty()) {
      card.getChildren().add(wrapped(fix(cause.problem()), "muted"));
    }
    cause.byHand().ifPresent(sql -> byHand(card, ways, sql));
    if (cause.problem().where().table().isPresent()) {
      ways.getChildren().add(edit(title));
    }
    card.getChildren().add(ways);
    return card;
  }

  /** A decision that is in the plan already says so, and cannot be taken once more. */
  private Node way(Fix fix, String title) {
    String words = Visible.text(fix.words());
    if (model.decisions().taken(fix)) {
      return new Chip(messages.text("rehearse.fix.taken", words), Meaning.OK).tall();
    }
    Button way = button(FIX, words, title);
    way.setOnAction(e -> model.decisions().take(fix));
    return way;
  }

  private Button edit(String title) {
    Button edit = button(EDIT, messages.text("rehearse.edit"), title);
    edit.setOnAction(e -> model.go(Step.MAP));
    return edit;
  }

  private void byHand(VBox card, FlowPane ways, String sql) {
    card.getChildren().add(wrapped(messages.text("rehearse.by_hand"), "muted"));
    card.getChildren().add(wrapped(sql + ";", "code"));
    Button copy = button(COPY, messages.text("rehearse.copy"), sql);
    copy.setOnAction(
        e -> {
          Clip.copy(sql + ";");
          copy.setText(messages.text("rehearse.copied"));
        });
    ways.getChildren().add(copy);
  }

  private static Button button(String id, String words, String about) {
    Button button = new Button(words);
    button.setId(id);
    button.getStyleClass().addAll("plain", "small");
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(words + ". " + about);
    return button;
  }

  /** What was looked at before the rows. */
  Region of(Check check) {
    Optional<Severity> found = check.problem().map(Problem::severity);
    VBox card = card(chip(found), Visible.text(check.name()));
    card.getChildren()
        .add(
            wrapped(
                check.problem().map(ReportWords::sentence).orElse(Visible.text(check.finding())),
                "muted"));
    check.problem().ifPresent(p -> card.getChildren().addAll(wrapped(fix(p), ""), ways(p)));
    return card;
  }

  /** Something that is wrong or worth knowing, and what to do about it. */
  Region of(Problem problem) {
    VBox card = card(chip(Optional.of(problem.severity())), ReportWords.sentence(problem));
    card.getChildren().addAll(wrapped(fix(problem), "muted"), ways(problem));
    return card;
  }

  /** What of it can be settled from here. */
  private FlowPane ways(Problem problem) {
    FlowPane ways = new FlowPane(GAP, GAP);
    String about = ReportWords.sentence(problem);
    boolean plan = problem.severity() != Severity.NOTE && problem.where().table().isPresent();
    if (problem.code() == Code.PLAN_STALE) {
      Button accept = button(ACCEPT, messages.text("rehearse.accept"), about);
      accept.setOnAction(e -> model.decisions().acceptStructure());
      ways.getChildren().add(accept);
    } else if (CONDITIONS.contains(problem.code())) {
      Button open = button(EDIT, messages.text("rehearse.safeguards"), about);
      open.setOnAction(e -> model.go(Step.SAFEGUARDS));
      ways.getChildren().add(open);
    } else if (plan) {
      ways.getChildren().add(edit(about));
    }
    ways.setVisible(!ways.getChildren().isEmpty());
    ways.setManaged(ways.isVisible());
    return ways;
  }

  private static String fix(Problem problem) {
    return Visible.text(problem.fix());
  }

  private Chip chip(Optional<Severity> found) {
    if (found.isEmpty()) {
      return new Chip(messages.text("rehearse.passed"), Meaning.OK);
    }
    return switch (found.get()) {
      case NOTE -> new Chip(messages.text("rehearse.note"), Meaning.INFO);
      case WARNING -> new Chip(messages.text("rehearse.warning"), Meaning.WARN);
      case BLOCKER -> new Chip(messages.text("rehearse.blocker"), Meaning.LOSS);
    };
  }

  private static VBox card(Chip chip, String title) {
    Label words = wrapped(title, "strong");
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox head = new HBox(GAP, chip, words);
    head.setAlignment(Pos.TOP_LEFT);
    VBox card = new VBox(head);
    card.getStyleClass().add("finding");
    card.setFillWidth(true);
    return card;
  }

  private static Label wrapped(String words, String style) {
    Label label = new Label(words);
    if (!style.isEmpty()) {
      label.getStyleClass().add(style);
    }
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}

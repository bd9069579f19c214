package dev.turnstone.ui.catalogue.graph;

import dev.turnstone.catalog.TableName;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The dependencies of tables as a drawing: of all tables where these are few and their references
 * short, else of those around the selected one. Drawn in the background, and only while it is
 * looked at.
 */
public final class GraphViewModel {
  /** Steps from the selected table to those that are drawn with it. */
  public static final int STEPS = 2;

  /** Beyond it nobody could follow the lines, and drawing them would take minutes. */
  private static final int WIDEST = 4000;

  private final Background background;
  private final Consumer<Throwable> failed;
  private final Messages messages;
  private final int most;
  private final ReadOnlyObjectWrapper<Drawing> drawing = new ReadOnlyObjectWrapper<>(Drawing.EMPTY);
  private final ObjectProperty<Optional<TableName>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty search = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Set<TableName>> found = new ReadOnlyObjectWrapper<>(Set.of());
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
  private final BooleanProperty watched = new SimpleBooleanProperty(false);
  private Network all = Network.EMPTY;
  private boolean several;
  private Network wanted = Network.EMPTY;
  private boolean drawingNow;

  /**
   * A drawing of nothing.
   *
   * @param most tables that are drawn all together
   */
  public GraphViewModel(
      Background background, Messages messages, Consumer<Throwable> failed, int most) {
    this.background = background;
    this.messages = messages;
    this.failed = failed;
    this.most = most;
    selected.addListener((o, was, is) -> settle());
    watched.addListener((o, was, is) -> settle());
    search.addListener((o, was, is) -> find());
  }

  /** Other tables than before. */
  public void show(Network network) {
    all = network;
    several = network.tables().stream().map(TableName::schema).distinct().count() > 1;
    find();
    settle();
  }

  /** As it was worked out last. */
  public ReadOnlyObjectProperty<Drawing> drawing() {
    return drawing.getReadOnlyProperty();
  }

  /** The table in question; highlighted with its neighbours. */
  public ObjectProperty<Optional<TableName>> selected() {
    return selected;
  }

  /** True while somebody looks at it. */
  public BooleanProperty watched() {
    return watched;
  }

  /** Letters of names of tables that are looked for. */
  public StringProperty search() {
    return search;
  }

  /** Tables of all that have these letters; none while nothing is looked for. */
  public ReadOnlyObjectProperty<Set<TableName>> found() {
    return found.getReadOnlyProperty();
  }

  /** What is left out, and why; empty: nothing. */
  public ReadOnlyStringProperty note() {
    return note.getReadOnlyProperty();
  }

  /** A table's name, with its schema where there are several. */
  public String shown(TableName name) {
    return several ? name.toString() : name.name();
  }

  /** Selects the next of those that are found, from the beginning after the last. */
  public void next() {
    List<TableName> matches = List.copyOf(found.get());
    if (!matches.isEmpty()) {
      int at = selected.get().map(matches::indexOf).orElse(-1);
      selected.set(Optional.of(matches.get((at + 1) % matches.size())));
    }
  }

  /** What a table refers to and what refers to it, for those who do not see the drawing. */
  public String neighbours(TableName name) {
    String circle =
        all.inCircles().contains(name) ? " " + messages.text("catalogue.graph.in_circle") : "";
    return messages.text(
            "catalogue.graph.neighbours",
            shown(name),
            words(all.parents(name)),
            words(all.children(name)))
        + circle;
  }

  private String words(Set<TableName> names) {
    return names.isEmpty()
        ? messages.text("catalogue.graph.none")
        : names.stream().map(this::shown).collect(Collectors.joining(", "));
  }

  private void find() {
    String letters = search.get().strip().toLowerCase(Locale.ROOT);
    Set<TableName> matches = new LinkedHashSet<>();
    if (!letters.isEmpty()) {
      all.tables().stream()
          .filter(n -> n.name().toLowerCase(Locale.ROOT).contains(letters))
          .forEach(matches::add);
    }
    found.set(matches);
  }

  private void settle() {
    if (!watched.get()) {
      return;
    }
    boolean part = all.tables().size() > most || all.span() > WIDEST;
    Optional<TableName> center = selected.get().filter(all.tables()::contains);
    wanted = part ? center.map(c -> all.around(c, STEPS, most)).orElse(Network.EMPTY) : all;
    note.set(part ? note(center) : "");
    draw();
  }

  private String note(Optional<TableName> center) {
    return center
        .map(
            c ->
                messages.text(
                    "catalogue.graph.part", wanted.tables().size(), all.tables().size(), shown(c)))
        .orElseGet(() -> messages.text("catalogue.graph.select", all.tables().size()));
  }

  /** One at a time: whoever moves fast through a list waits for the last one only. */
  private void draw() {
    if (drawingNow || wanted.equals(drawing.get().network())) {
      return;
    }
    drawingNow = true;
    Network mine = wanted;
    Function<TableName, String> names = several ? TableName::toString : TableName::name;
    background.run(
        () -> Layered.draw(mine, names),
        done -> {
          drawingNow = false;
          drawing.set(done);
          draw();
        },
        reason -> {
          drawingNow = false;
          failed.accept(reason);
        });
  }
}

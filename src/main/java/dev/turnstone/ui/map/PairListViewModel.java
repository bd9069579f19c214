package dev.turnstone.ui.map;

import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.map.pair.Pair;
import dev.turnstone.ui.map.pair.Standing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The pairs of tables, narrowed by name and by how they stand; one of them is opened. */
public final class PairListViewModel {
  private final Messages messages;
  private final ObservableList<Pair> all = FXCollections.observableArrayList();
  private final FilteredList<Pair> shown = new FilteredList<>(all);
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<Which> which = new SimpleObjectProperty<>(Which.ALL);
  private final ObjectProperty<Optional<Pair>> opened =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyStringWrapper counted = new ReadOnlyStringWrapper("");

  /** Which pairs are shown. */
  public enum Which {
    ALL,
    /** Those of which something has no source yet. */
    UNMAPPED,
    /** Those that somebody has to look at. */
    PROBLEMS
  }

  PairListViewModel(Messages messages) {
    this.messages = messages;
    filter.addListener((o, was, is) -> narrow());
    which.addListener((o, was, is) -> narrow());
  }

  /** Those that are shown, by name. */
  public ObservableList<Pair> shown() {
    return shown;
  }

  /** All of them. */
  public List<Pair> all() {
    return all;
  }

  /** Letters that occur in the name of either table. */
  public StringProperty filter() {
    return filter;
  }

  public ObjectProperty<Which> which() {
    return which;
  }

  /** The one whose columns are shown; empty: there is none. */
  public ObjectProperty<Optional<Pair>> opened() {
    return opened;
  }

  /** How many there are, or how many of them are shown. */
  public ReadOnlyStringProperty counted() {
    return counted.getReadOnlyProperty();
  }

  /** Takes over what the plan says now; the pair that is open stays so. */
  void show(List<Pair> pairs) {
    Optional<Pair> before = opened.get();
    if (pairs.size() == all.size()) {
      for (int i = 0; i < pairs.size(); i++) {
        if (!pairs.get(i).equals(all.get(i))) {
          all.set(i, pairs.get(i));
        }
      }
    } else {
      all.setAll(pairs);
    }
    narrow();
    opened.set(before.flatMap(this::now).or(() -> all.stream().findFirst()));
  }

  private Optional<Pair> now(Pair before) {
    return all.stream()
        .filter(p -> p.source().equals(before.source()) && p.target().equals(before.target()))
        .findFirst()
        .or(() -> all.stream().filter(before::same).findFirst());
  }

  /** How a pair is said to those who do not see it. */
  public String accessible(Pair pair) {
    return messages.text(
        "map.pair.accessible", pair.shown(), mapped(pair), messages.text(pair.standing().key()));
  }

  /** How much of it is mapped. */
  public String mapped(Pair pair) {
    return pair.target().isEmpty() || pair.standing() == Standing.LEFT_OUT
        ? messages.text("map.pair.none")
        : messages.text("map.pair.mapped", pair.filled(), pair.columns());
  }

  private void narrow() {
    String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
    Predicate<Pair> named =
        p ->
            wanted.isEmpty()
                || p.source().name().toLowerCase(Locale.ROOT).contains(wanted)
                || p.shown().toLowerCase(Locale.ROOT).contains(wanted);
    shown.setPredicate(named.and(this::chosen));
    counted.set(
        shown.size() == all.size()
            ? messages.text("map.pairs.all", all.size())
            : messages.text("map.pairs.some", shown.size(), all.size()));
  }

  private boolean chosen(Pair pair) {
    return switch (which.get()) {
      case ALL -> true;
      case UNMAPPED -> pair.unmapped();
      case PROBLEMS -> pair.standing().asks();
    };
  }
}

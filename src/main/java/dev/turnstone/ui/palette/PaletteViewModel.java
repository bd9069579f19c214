package dev.turnstone.ui.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Finds entries by letters that occur in them in that order, the likeliest first. */
public final class PaletteViewModel {
  private static final int MOST = 100;

  private final Supplier<List<Entry>> entries;
  private final StringProperty query = new SimpleStringProperty("");
  private final ObservableList<Entry> found = FXCollections.observableArrayList();
  private List<Entry> all = List.of();

  /**
   * A palette.
   *
   * @param entries asked each time it is opened
   */
  public PaletteViewModel(Supplier<List<Entry>> entries) {
    this.entries = entries;
    query.addListener((o, was, is) -> search());
  }

  public StringProperty query() {
    return query;
  }

  /** At most a hundred. */
  public ObservableList<Entry> found() {
    return found;
  }

  /** Begins anew, with everything that can be done now. */
  public void open() {
    all = entries.get();
    query.set("");
    search();
  }

  private void search() {
    String wanted = query.get().strip().toLowerCase(Locale.ROOT);
    record Ranked(Entry entry, int rank) {}
    List<Ranked> ranked = new ArrayList<>();
    for (Entry entry : all) {
      int rank = rank(entry.words().toLowerCase(Locale.ROOT), wanted);
      if (rank >= 0) {
        ranked.add(new Ranked(entry, rank));
      }
    }
    ranked.sort(Comparator.comparingInt(Ranked::rank));
    found.setAll(ranked.stream().limit(MOST).map(Ranked::entry).toList());
  }

  /** The less the likelier; -1: not at all. */
  private static int rank(String words, String wanted) {
    if (words.startsWith(wanted)) {
      return 0;
    }
    int at = words.indexOf(wanted);
    if (at > 0) {
      return Character.isLetterOrDigit(words.charAt(at - 1)) ? 2 : 1;
    }
    int from = 0;
    for (int letter : wanted.chars().toArray()) {
      int next = words.indexOf(letter, from);
      if (next < 0) {
        return -1;
      }
      from = next + 1;
    }
    return 2 + from;
  }
}

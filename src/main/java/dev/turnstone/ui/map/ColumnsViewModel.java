package dev.turnstone.ui.map;

import dev.turnstone.ui.map.pair.FieldLine;
import dev.turnstone.ui.map.pair.PairSheet;
import dev.turnstone.ui.map.pair.RuleLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The columns of the pair that is open, narrowed by name. */
public final class ColumnsViewModel {
  private final StringProperty find = new SimpleStringProperty("");
  private final ObservableList<FieldLine> allSources = FXCollections.observableArrayList();
  private final ObservableList<FieldLine> allTargets = FXCollections.observableArrayList();
  private final ObservableList<RuleLine> allRules = FXCollections.observableArrayList();
  private final FilteredList<FieldLine> sources = new FilteredList<>(allSources);
  private final FilteredList<FieldLine> targets = new FilteredList<>(allTargets);
  private final FilteredList<RuleLine> rules = new FilteredList<>(allRules);

  ColumnsViewModel(ObservableValue<Optional<PairSheet>> sheet) {
    sheet.addListener((o, was, is) -> show(is));
    find.addListener((o, was, is) -> narrow());
    show(sheet.getValue());
  }

  /** Letters that occur in the name, or in what the rule says. */
  public StringProperty find() {
    return find;
  }

  public ObservableList<FieldLine> sources() {
    return sources;
  }

  public ObservableList<FieldLine> targets() {
    return targets;
  }

  /** One for each target column. */
  public ObservableList<RuleLine> rules() {
    return rules;
  }

  private void show(Optional<PairSheet> sheet) {
    renew(allSources, sheet.map(PairSheet::sources).orElse(List.of()), FieldLine::name);
    renew(allTargets, sheet.map(PairSheet::targets).orElse(List.of()), FieldLine::name);
    renew(allRules, sheet.map(PairSheet::rules).orElse(List.of()), r -> r.target().name());
  }

  /** Of the same columns only those that changed, so that the lists stay where they are. */
  private static <T> void renew(ObservableList<T> old, List<T> now, Function<T, String> name) {
    if (!old.stream().map(name).toList().equals(now.stream().map(name).toList())) {
      old.setAll(now);
      return;
    }
    for (int i = 0; i < now.size(); i++) {
      if (!old.get(i).equals(now.get(i))) {
        old.set(i, now.get(i));
      }
    }
  }

  private void narrow() {
    String wanted = find.get().strip().toLowerCase(Locale.ROOT);
    sources.setPredicate(f -> has(wanted, f.name()));
    targets.setPredicate(f -> has(wanted, f.name()));
    rules.setPredicate(
        r -> has(wanted, r.target().name()) || has(wanted, r.rule()) || has(wanted, r.comment()));
  }

  private static boolean has(String wanted, String text) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}

package dev.turnstone.ui.catalogue;

import dev.turnstone.app.connection.Side;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.TableName;
import dev.turnstone.ui.catalogue.field.DetailViewModel;
import dev.turnstone.ui.catalogue.field.MarksViewModel;
import dev.turnstone.ui.catalogue.field.ProfilesViewModel;
import dev.turnstone.ui.catalogue.field.Subject;
import dev.turnstone.ui.catalogue.graph.GraphViewModel;
import dev.turnstone.ui.catalogue.graph.Network;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/**
 * Looks through both databases: their tables, the columns of one of them, and what stays behind.
 */
public final class CatalogueViewModel {
  /** Tables that are drawn all together where there is room for a page, and for a panel. */
  private static final int WHOLE = 300;

  private static final int BESIDE = 40;

  private final Migration migration;
  private final Messages messages;
  private final ShownCatalogues catalogues;
  private final MarksViewModel marks;
  private final ProfilesViewModel profiles;
  private final DetailViewModel detail;
  private final GraphViewModel graph;
  private final GraphViewModel order;
  private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.SOURCE);
  private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.LIST);
  private final ReadOnlyObjectWrapper<Optional<Catalog>> catalog =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<TableLine> all = FXCollections.observableArrayList();
  private final FilteredList<TableLine> tables = new FilteredList<>(all);
  private final ObservableList<ColumnLine> columns = FXCollections.observableArrayList();
  private final ObservableList<LeftBehind> leftBehind = FXCollections.observableArrayList();
  private final StringProperty filter = new SimpleStringProperty("");
  private final ObjectProperty<Optional<TableLine>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<ColumnLine>> column =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper counted = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper asRead = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper waves = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper unable = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper circles = new ReadOnlyStringWrapper("");

  /** How tables are looked through. */
  public enum Mode {
    LIST,
    GRAPH
  }

  /** Follows what is read of the migration's databases; until then shows what was read last. */
  public CatalogueViewModel(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
    this.marks = new MarksViewModel(migration);
    this.profiles = new ProfilesViewModel(migration, marks::looked);
    this.detail = new DetailViewModel(marks, profiles, messages);
    this.graph = graph(WHOLE);
    this.order = graph(BESIDE);
    this.catalogues = new ShownCatalogues(migration);
    filter.addListener((o, was, is) -> narrow());
    side.addListener((o, was, is) -> show());
    selected.addListener((o, was, is) -> selected(is));
    column.addListener((o, was, is) -> tell());
    catalogues.shown().addListener((o, was, is) -> show());
    unable.bind(Bindings.createStringBinding(this::whyUnable, profiles.able()));
    graph.selected().addListener((o, was, is) -> is.ifPresent(this::select));
    order.selected().addListener((o, was, is) -> is.ifPresent(this::select));
    show();
  }

  private String whyUnable() {
    if (profiles.able().get()) {
      return "";
    }
    return messages.text(
        migration.ends().get().isPresent()
            ? "catalogue.unable.busy"
            : "catalogue.unable.unconnected");
  }

  private GraphViewModel graph(int most) {
    Migration.Tools tools = migration.tools();
    return new GraphViewModel(tools.background(), messages, tools.failed(), most);
  }

  private void show() {
    Optional<ShownCatalogues.Shown> known =
        Optional.ofNullable(catalogues.shown().get().get(side.get()));
    Optional<TableName> before = selected.get().map(l -> l.table().name());
    catalog.set(known.map(ShownCatalogues.Shown::catalog));
    asRead.set(known.flatMap(ShownCatalogues.Shown::asRead).map(this::moment).orElse(""));
    known.ifPresentOrElse(k -> show(k.catalog(), k.listing()), this::clear);
    narrow();
    selected.set(before.flatMap(this::line).or(() -> all.stream().findFirst()));
  }

  private void clear() {
    all.clear();
    leftBehind.clear();
    summary.set("");
    order.show(Network.EMPTY);
    graph.show(Network.EMPTY);
  }

  private void show(Catalog read, TableLines.Listing lines) {
    all.setAll(lines.lines());
    leftBehind.setAll(read.leftBehind());
    summary.set(summary(lines.circles()));
    waves.set(
        messages.text("catalogue.waves", all.stream().mapToInt(TableLine::wave).max().orElse(0)));
    circles.set(
        lines.circles().isEmpty()
            ? ""
            : messages.text("catalogue.circles", lines.circles().size()));
    order.show(lines.network());
    graph.show(lines.network());
  }

  private String moment(Instant read) {
    DateTimeFormatter format =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(messages.locale())
            .withZone(migration.tools().clock().getZone());
    return messages.text("catalogue.as_read", format.format(read));
  }

  private void selected(Optional<TableLine> line) {
    column.set(Optional.empty());
    columns.setAll(line.map(l -> ColumnLine.of(l.table())).orElse(List.of()));
    Optional<TableName> name = line.map(l -> l.table().name());
    order.selected().set(name);
    graph.selected().set(name);
    tell();
  }

  private void tell() {
    Optional<Subject> subject =
        selected
            .get()
            .map(l -> new Subject(side.get(), l.table(), column.get().map(ColumnLine::column)));
    detail.subject().set(subject);
  }

  private Optional<TableLine> line(TableName name) {
    return all.stream().filter(l -> l.table().name().equals(name)).findFirst();
  }

  /** Selects the table of a name; one that the filter hides is shown again. */
  public void select(TableName name) {
    if (selected.get().filter(l -> l.table().name().equals(name)).isPresent()) {
      return;
    }
    line(name)
        .ifPresent(
            l -> {
              if (!tables.contains(l)) filter.set("");
              selected.set(Optional.of(l));
            });
  }

  /** Which database is looked through. */
  public ObjectProperty<Side> side() {
    return side;
  }

  public ObjectProperty<Mode> mode() {
    return mode;
  }

  /** What is shown; empty: it was never read. */
  public ReadOnlyObjectProperty<Optional<Catalog>> catalog() {
    return catalog.getReadOnlyProperty();
  }

  /** That it was read at an earlier time, and when; empty: since the migration was opened. */
  public ReadOnlyStringProperty asRead() {
    return asRead.getReadOnlyProperty();
  }

  /** Those that the filter leaves, by name. */
  public ObservableList<TableLine> tables() {
    return tables;
  }

  /** Letters that occur in the names of tables, or of one of their columns. */
  public StringProperty filter() {
    return filter;
  }

  public ObjectProperty<Optional<TableLine>> selected() {
    return selected;
  }

  /** Those of the selected table. */
  public ObservableList<ColumnLine> columns() {
    return columns;
  }

  /** The column in question; empty: the table as a whole. */
  public ObjectProperty<Optional<ColumnLine>> column() {
    return column;
  }

  public ObservableList<LeftBehind> leftBehind() {
    return leftBehind;
  }

  /** How much there is, in a line. */
  public ReadOnlyStringProperty summary() {
    return summary.getReadOnlyProperty();
  }

  /** How many of the tables are shown. */
  public ReadOnlyStringProperty counted() {
    return counted.getReadOnlyProperty();
  }

  /** In how many waves the tables are loaded. */
  public ReadOnlyStringProperty waves() {
    return waves.getReadOnlyProperty();
  }

  /** How many circles of references there are; empty: none. */
  public ReadOnlyStringProperty circles() {
    return circles.getReadOnlyProperty();
  }

  public MarksViewModel marks() {
    return marks;
  }

  public ProfilesViewModel profiles() {
    return profiles;
  }

  /** Why no rows can be looked at now; empty: they can. */
  public ReadOnlyStringProperty unable() {
    return unable.getReadOnlyProperty();
  }

  /** All that is known of the selected column or table. */
  public DetailViewModel detail() {
    return detail;
  }

  /** The dependencies of all tables. */
  public GraphViewModel graph() {
    return graph;
  }

  /** The dependencies around the selected table. */
  public GraphViewModel order() {
    return order;
  }

  /** What is said of lines in lists. */
  public LineWords lineWords() {
    return new LineWords(this, messages);
  }

  /** Looks at the rows of every table of this side. */
  public void profileAll() {
    profiles.look(side.get(), all.stream().map(TableLine::table).toList());
  }

  /** Looks at the rows of the selected table. */
  public void profileSelected() {
    selected.get().ifPresent(l -> profiles.look(side.get(), List.of(l.table())));
  }

  /** Goes on to the next step; this one is done once the databases were read. */
  public void goOn() {
    if (migration.survey().get().isPresent()) {
      migration.session().done(Step.CATALOGUE);
    }
    migration.session().show(Step.MAP);
  }

  /** Goes back to the connections. */
  public void connect() {
    migration.session().show(Step.CONNECT);
  }

  /** Takes the fields along. */
  public FieldExport export() {
    return new FieldExport(migration, this);
  }

  private void narrow() {
    String wanted = filter.get().strip().toLowerCase(Locale.ROOT);
    tables.setPredicate(wanted.isEmpty() ? l -> true : l -> has(l, wanted));
    counted.set(messages.text("catalogue.shown", tables.size(), all.size()));
  }

  private static boolean has(TableLine line, String wanted) {
    return line.shown().toLowerCase(Locale.ROOT).contains(wanted)
        || line.table().columns().stream()
            .anyMatch(c -> c.name().toLowerCase(Locale.ROOT).contains(wanted));
  }

  private String summary(List<List<TableName>> found) {
    long fields = sum(l -> l.table().columns().size());
    long keys = sum(TableLine::out);
    String counts = messages.text("catalogue.summary", all.size(), fields, keys, leftBehind.size());
    String names =
        found.stream()
            .map(c -> c.stream().map(TableName::name).collect(Collectors.joining(" ↔ ")))
            .collect(Collectors.joining("; "));
    return found.isEmpty()
        ? counts
        : messages.text("catalogue.summary.circles", counts, found.size(), names);
  }

  private long sum(Function<TableLine, Integer> number) {
    return all.stream().mapToLong(number::apply).sum();
  }
}

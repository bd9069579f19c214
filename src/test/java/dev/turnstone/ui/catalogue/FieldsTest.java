package dev.turnstone.ui.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.inventory.Sensitivity;
import dev.turnstone.catalog.TableName;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.ui.catalogue.field.DetailViewModel;
import dev.turnstone.ui.kit.Background;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values are looked at, hints are made of them, and a person decides and names owners. */
class FieldsTest {
  @TempDir Path folder;

  private final Deque<Runnable> later = new ArrayDeque<>();
  private boolean stepping;
  private TestDatabase database;
  private Opened opened;
  private CatalogueViewModel model;

  @BeforeEach
  void people() {
    database = Databases.sqlite(folder);
    Background background = new Background(this::work, Runnable::run);
    opened =
        Opened.between(folder, database.connString(), "sqlite:b.db", background, Locale.ENGLISH);
    opened.reading(
        Catalogues.read(
            database,
            folder,
            "create table country(code char(2) primary key, label varchar(80) not null)",
            "create table person(id integer primary key, surname varchar(40), way varchar(80),"
                + " active boolean)",
            "insert into country values ('de', 'Germany'), ('in', 'India')",
            "insert into person values (1, 'Abel', 'a@example.com', 1),"
                + " (2, 'Beer', 'b@example.com', 0), (3, null, 'c@example.com', 1),"
                + " (4, 'Abel', 'd@example.com', 1)"));
    opened.connected(database);
    model = new CatalogueViewModel(opened.migration());
  }

  private void work(Runnable task) {
    if (stepping) {
      later.add(task);
    } else {
      task.run();
    }
  }

  @AfterEach
  void nothingFailed() {
    assertEquals(List.of(), opened.failures());
    opened.close();
    database.close();
  }

  @Test
  void theListSaysWhatIsKnownOfValuesOnceTheyWereLookedAt() {
    select("person");
    assertEquals("yes", words().nullable(column("surname")));
    assertEquals("", words().distinct(column("surname")));
    model.profileSelected();
    assertEquals("25 %", words().nullable(column("surname")));
    assertEquals("2", words().distinct(column("surname")));
    assertEquals("Abel · Beer", words().values(column("surname")));
    assertEquals("a@aaa.aaa 100 %", words().values(column("way")));
    assertEquals("1 … 4", words().values(column("id")));
    assertEquals("1 table was profiled.", opened.migration().sentence().get());
  }

  @Test
  void theDetailsTellTheValuesOfTheSelectedColumn() {
    select("person");
    DetailViewModel detail = model.detail();
    assertEquals("Nobody has looked at its values yet.", detail.looked().get());
    model.profileAll();
    choose("surname");
    assertEquals("All 4 rows were looked at.", detail.looked().get());
    assertEquals(1, detail.profile().get().orElseThrow().nulls());
    assertEquals(2, detail.profile().get().orElseThrow().top().get(0).count());
  }

  @Test
  void valuesThatLookLikeMailAddressesAreSuggestedAsPersonalAfterALook() {
    select("person");
    choose("way");
    assertEquals(Sensitivity.NONE, model.detail().sensitivity().getValue());
    model.profileSelected();
    assertEquals(Sensitivity.PERSONAL, model.detail().sensitivity().getValue());
    assertEquals("Suggested by the values: mail address.", model.detail().why().get());
    assertEquals("personal ?", words().sensitive(column("way")));
    assertEquals("2 fields ?", words().sensitive(line("person")));
  }

  @Test
  void aDecisionIsKeptAndThereWhenTheMigrationIsOpenedAgain() {
    select("person");
    choose("surname");
    assertEquals("Suggested by the name: name of a person.", model.detail().why().get());
    assertTrue(model.detail().confirmable().get());
    model.detail().confirm();
    assertFalse(model.detail().confirmable().get());
    assertEquals("personal", words().sensitive(column("surname")));
    assertEquals("1 field", words().sensitive(line("person")));
    model.detail().owner().set(" Customer care ");
    model.detail().keepOwner();
    try (Opened again = opened.again()) {
      CatalogueViewModel other = new CatalogueViewModel(again.migration());
      other.selected().set(Optional.of(find(other, "person")));
      other
          .column()
          .set(other.columns().stream().filter(c -> c.name().equals("surname")).findFirst());
      assertEquals("A person decided this.", other.detail().why().get());
      assertEquals("Customer care", other.detail().owner().get());
    }
  }

  @Test
  void aDecisionCanBeTakenBack() {
    select("person");
    choose("surname");
    model.detail().sensitivity().setValue(Sensitivity.SECRET);
    assertTrue(words().secret(column("surname")));
    assertTrue(model.detail().decided().get());
    model.detail().withdraw();
    assertEquals(Sensitivity.PERSONAL, model.detail().sensitivity().getValue());
    assertTrue(model.detail().confirmable().get());
  }

  @Test
  void theSuggestionsOfATableAreConfirmedTogether() {
    model.profileAll();
    select("person");
    assertEquals(
        "No column is confirmed as sensitive; 2 look so, and nobody has confirmed them.",
        model.detail().why().get());
    model.detail().confirm();
    assertEquals(
        "2 columns are confirmed as sensitive; none looks so besides.", model.detail().why().get());
  }

  @Test
  void whatIsTypedAsOwnerBelongsToWhatWasShown() {
    select("person");
    model.detail().owner().set("Care");
    select("country");
    assertEquals("Care", words().owner(line("person")));
    assertEquals("nobody", words().owner(line("country")));
    assertEquals("", model.detail().owner().get());
    select("person");
    choose("surname");
    assertEquals("as its table: Care", model.detail().inherited().get());
  }

  /** The file is read beside the window, and may be there after the first table is shown. */
  @Test
  void anOwnerThatIsReadLateIsNotOverwritten() {
    select("country");
    model.detail().owner().set("Geography");
    model.detail().keepOwner();
    stepping = true;
    try (Opened again = opened.again()) {
      CatalogueViewModel late = new CatalogueViewModel(again.migration());
      again.reading(opened.migration().survey().get().orElseThrow().source());
      while (later.size() > 1) {
        later.removeLast().run();
      }
      assertEquals("country", late.selected().get().orElseThrow().shown());
      assertEquals("", late.detail().owner().get());
      later.remove().run();
      assertEquals("Geography", late.detail().owner().get());
      late.selected().set(Optional.of(find(late, "person")));
      assertEquals("Geography", late.lineWords().owner(find(late, "country")));
    }
  }

  @Test
  void aLookShowsItsProgressAndCanBeStopped() {
    stepping = true;
    model.profileAll();
    assertTrue(model.profiles().running().get());
    assertFalse(model.profiles().able().get());
    assertEquals("Profiling country, 0 %", model.profiles().words().get());
    model.profiles().stop();
    later.remove().run();
    assertFalse(model.profiles().running().get());
    assertTrue(model.profiles().able().get());
    assertEquals(
        "Profiling was stopped: 0 of 2 tables are done.", opened.migration().sentence().get());
    assertEquals(Optional.empty(), model.profiles().of(model.side().get(), tableName("country")));
  }

  @Test
  void aTableThatCannotBeReadHoldsUpNoOther() {
    database.execute("drop table country");
    model.profileAll();
    assertTrue(model.profiles().of(model.side().get(), tableName("person")).isPresent());
    assertEquals(
        "1 table was profiled; 1 could not be read, its details say why.",
        opened.migration().sentence().get());
    select("country");
    assertTrue(
        model.detail().looked().get().startsWith("The server refused"),
        model.detail().looked().get());
  }

  @Test
  void withoutAConnectionNothingIsLookedAt() {
    opened.migration().ends().set(Optional.empty());
    assertFalse(model.profiles().able().get());
    assertEquals("Connect first: the rows are read from the database.", model.unable().get());
    model.profileAll();
    assertEquals(0, model.profiles().of(model.side().get()).size());
  }

  @Test
  void whatWasFoundIsForgottenWhenTheDatabasesAreReadAnew() {
    model.profileAll();
    assertEquals(2, model.profiles().of(model.side().get()).size());
    opened.reading(
        Catalogues.read(database, folder, "alter table country add column area integer"));
    assertEquals(0, model.profiles().of(model.side().get()).size());
  }

  @Test
  void valuesNeverGetIntoTheMigrationsFiles() throws IOException {
    model.profileAll();
    Path own = opened.migration().project().project().folder();
    try (var files = Files.walk(own)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("Abel") || text.contains("a@example.com"), file.toString());
      }
    }
  }

  private LineWords words() {
    return model.lineWords();
  }

  private void select(String table) {
    model.selected().set(Optional.of(line(table)));
  }

  private void choose(String column) {
    model.column().set(Optional.of(column(column)));
  }

  private ColumnLine column(String name) {
    return model.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private TableLine line(String name) {
    return find(model, name);
  }

  private static TableLine find(CatalogueViewModel in, String name) {
    return in.tables().stream().filter(l -> l.shown().equals(name)).findFirst().orElseThrow();
  }

  private static TableName tableName(String name) {
    return new TableName("main", name);
  }
}

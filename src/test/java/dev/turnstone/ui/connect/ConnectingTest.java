package dev.turnstone.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.Credentials;
import dev.turnstone.app.connection.ConnectionTest;
import dev.turnstone.app.connection.Side;
import dev.turnstone.app.vault.Place;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.journal.RunState;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.run.Cancellation;
import dev.turnstone.run.ProgressMeter;
import dev.turnstone.support.Databases;
import dev.turnstone.support.TestDatabase;
import dev.turnstone.ui.connect.SideViewModel.State;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import dev.turnstone.ui.session.Step;
import dev.turnstone.ui.session.StepState;
import dev.turnstone.ui.wizard.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first step does with the migration that is open, on real databases. */
class ConnectingTest {
  private static final String TABLE =
      "create table film (id integer not null primary key, title varchar(40))";

  @TempDir Path folder;

  private final List<Throwable> failures = new ArrayList<>();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private boolean stepped;

  @Test
  void twoFilesAreConnectedAtOnceAndReadIntoTheMigration() {
    try (TestDatabase one = filled(Databases.sqlite(folder));
        TestDatabase other = Databases.sqlite(folder);
        Opened opened = opened(one, other)) {
      other.execute(TABLE);
      Migration migration = migration(opened);
      ConnectViewModel form = begin(migration, opened).form();
      assertEquals(State.CONNECTED, form.source().state().get());
      assertTrue(form.ready().get());
      assertEquals(one.connString(), migration.ends().get().orElseThrow().from());
      assertEquals("TEST", opened.onDisk().environment());
      form.read();
      assertEquals(List.of(), failures);
      assertEquals(1, migration.survey().get().orElseThrow().source().tables().size());
      MigrationPlan plan = migration.plan().orElseThrow();
      assertEquals("film", plan.tables().get(0).target().name());
      assertEquals(Optional.of(plan), opened.planOnDisk());
      assertEquals(StepState.DONE, migration.session().state(Step.CONNECT).get());
      assertEquals(Step.CATALOGUE, migration.session().current().get());
    }
  }

  @Test
  void anEditClearsTheEndsAndWhatIsConnectedAgainIsTold() {
    try (TestDatabase one = filled(Databases.sqlite(folder));
        TestDatabase other = filled(Databases.sqlite(folder));
        TestDatabase third = filled(Databases.sqlite(folder));
        Opened opened = opened(one, other)) {
      Migration migration = migration(opened);
      ConnectViewModel form = begin(migration, opened).form();
      form.read();
      assertTrue(migration.survey().get().isPresent());
      form.environment().set(Environment.PRODUCTION);
      assertEquals(Environment.PRODUCTION, migration.ends().get().orElseThrow().environment());
      assertEquals("PRODUCTION", opened.onDisk().environment());
      assertTrue(migration.survey().get().isPresent(), "the databases are the same");
      form.target().database().set(third.database());
      assertEquals(Optional.empty(), migration.ends().get());
      form.target().test();
      assertEquals(third.connString(), migration.ends().get().orElseThrow().to());
      assertEquals(third.connString(), opened.onDisk().to());
      assertEquals(Optional.empty(), migration.survey().get(), "it is of another database");
      assertEquals(StepState.STALE, migration.session().state(Step.CONNECT).get());
    }
  }

  @Test
  void aFileThatIsReachedOverALinkIsTheOneThatThePlanIsAbout() throws IOException {
    try (TestDatabase one = filled(Databases.sqlite(folder));
        TestDatabase other = filled(Databases.sqlite(folder));
        Opened opened = opened(one, other)) {
      Migration migration = migration(opened);
      ConnectViewModel form = begin(migration, opened).form();
      Path link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of(other.database()));
      form.target().database().set(link.toString());
      form.target().test();
      form.read();
      MigrationPlan plan = migration.plan().orElseThrow();
      assertTrue(migration.ends().get().orElseThrow().areOf(plan));
      form.environment().set(Environment.PRODUCTION);
      assertTrue(migration.ends().get().orElseThrow().areOf(plan));
      assertEquals(Environment.PRODUCTION, migration.ends().get().orElseThrow().environment());
      assertTrue(migration.survey().get().isPresent(), "the databases are the same");
    }
  }

  @Test
  void aPlanKeepsItsDecisionsForAnotherDatabaseOfTheSameKind() {
    try (TestDatabase one = filled(Databases.sqlite(folder));
        TestDatabase other = filled(Databases.sqlite(folder));
        TestDatabase third = filled(Databases.sqlite(folder));
        Opened opened = opened(one, other)) {
      Migration migration = migration(opened);
      ConnectViewModel form = begin(migration, opened).form();
      form.read();
      MigrationPlan decided = migration.plan().orElseThrow().withOpen(List.of(), List.of("a view"));
      migration.document().change(decided);
      form.read();
      assertEquals(decided, migration.plan().orElseThrow(), "the same databases: the same plan");
      form.target().database().set(third.database());
      form.target().test();
      form.read();
      MigrationPlan moved = migration.plan().orElseThrow();
      assertEquals(third.connString(), moved.target().connection());
      assertEquals(decided.leftBehind(), moved.leftBehind());
      assertEquals(decided.target().fingerprint(), moved.target().fingerprint());
      migration.document().undo();
      assertEquals(decided, migration.plan().orElseThrow());
    }
  }

  @Test
  void whoeverCancelsReadingIsNotCalledBack() {
    try (TestDatabase one = filled(Databases.sqlite(folder));
        TestDatabase other = filled(Databases.sqlite(folder));
        Opened opened = opened(one, other)) {
      Migration migration = migration(opened);
      Connecting model = begin(migration, opened);
      stepped = true;
      model.form().read();
      assertTrue(model.reading().get());
      assertEquals("Reading both catalogues …", migration.sentence().get());
      model.cancel();
      assertFalse(model.reading().get());
      work.remove().run();
      assertEquals(Optional.empty(), migration.survey().get());
      assertEquals(Optional.empty(), migration.plan());
      assertEquals(Step.CONNECT, migration.session().current().get());
      assertEquals("Reading was cancelled. Nothing has been written.", migration.sentence().get());
    }
  }

  @Test
  void whatCannotBeReadIsToldInWords() throws IOException {
    try (TestDatabase one = filled(Databases.sqlite(folder));
        TestDatabase other = filled(Databases.sqlite(folder));
        Opened opened = opened(one, other)) {
      Migration migration = migration(opened);
      Connecting model = begin(migration, opened);
      Files.writeString(Path.of(one.database()), "Dear reader, ".repeat(500));
      model.form().read();
      assertEquals(1, failures.size());
      assertTrue(failures.get(0).getMessage().contains("is not an SQLite database"));
      assertFalse(model.reading().get());
      assertEquals(Step.CONNECT, migration.session().current().get());
    }
  }

  @Test
  void theRailCountsWhatIsToBeSettled() {
    try (Opened opened = new Opened(folder, false)) {
      opened.between("sqlite:" + folder.resolve("gone.db"), "sqlite:" + folder.resolve("new.db"));
      Migration migration = migration(opened);
      ConnectViewModel form = begin(migration, opened).form();
      assertEquals(State.FAILED, form.source().state().get());
      assertEquals(1, migration.session().problems(Step.CONNECT).get());
      assertEquals("Settle what is marked, then test again.", migration.sentence().get());
      form.source().database().set("other.db");
      assertEquals(0, migration.session().problems(Step.CONNECT).get());
    }
  }

  @Test
  void passwordsComeByThemselvesOnlyWhereNobodyHasToBeAsked() {
    try (Opened opened = new Opened(folder, true)) {
      opened
          .saved("Reader", Opened.READER, Optional.of(Place.KEYRING))
          .saved("Writer", Opened.WRITER, Optional.of(Place.FILE))
          .between(Opened.READER, Opened.WRITER);
      opened.vault.lock();
      Connecting model = begin(migration(opened), opened);
      SideViewModel source = model.form().source();
      SideViewModel target = model.form().target();
      assertEquals("0123456789", source.password().get());
      assertEquals(Optional.of(Place.KEYRING), source.kept().get());
      assertEquals(State.UNTESTED, source.state().get(), "a server is not asked unasked");
      assertEquals("store5", target.database().get());
      assertEquals("", target.password().get());
      assertEquals(Optional.empty(), model.master().asked().get());
      source.user().set("somebody else");
      assertEquals(Optional.empty(), source.kept().get());
    }
  }

  @Test
  void whatSomebodyTypesMeanwhileIsNotWrittenOver() {
    try (Opened opened = new Opened(folder, true)) {
      opened
          .saved("Reader", Opened.READER, Optional.of(Place.KEYRING))
          .between(Opened.READER, Opened.WRITER);
      stepped = true;
      SideViewModel source = begin(migration(opened), opened).form().source();
      source.password().set("typed");
      while (!work.isEmpty()) {
        work.remove().run();
      }
      assertEquals("typed", source.password().get());
      assertEquals(Optional.empty(), source.kept().get());
    }
  }

  @Test
  void whatAProjectSaysThatIsNoConnectionLeavesTheCardToBeFilled() {
    try (Opened opened = new Opened(folder, false)) {
      opened.between("postgresql://me@host:5432/x?options=-c", "");
      ConnectViewModel form = begin(migration(opened), opened).form();
      assertEquals("", form.source().database().get());
      assertEquals(Vendor.MARIADB, form.source().vendor().get());
      assertEquals(List.of(), failures);
    }
  }

  /** From the password field to the end of a run; nothing on the disk holds the password. */
  @Test
  void noFileOfSettingsOrMigrationHoldsThePassword() throws IOException {
    try (TestDatabase one = filled(Databases.mariadb());
        TestDatabase other = Databases.postgres();
        Opened opened = opened(one, other)) {
      other.execute(TABLE);
      Migration migration = migration(opened);
      Connecting model = begin(migration, opened);
      model.form().source().password().set(one.password());
      model.form().target().password().set(other.password());
      for (Side side : Side.values()) {
        SaveViewModel saving = model.saving(side);
        saving.name().set("My " + side);
        saving.place().set(Optional.of(Place.FILE));
        saving.save(() -> {});
        model
            .master()
            .asked()
            .get()
            .ifPresent(
                p -> model.master().give(chars(""), chars(Opened.MASTER), chars(Opened.MASTER)));
        assertEquals(Optional.of(Place.FILE), model.form().side(side).kept().get());
      }
      model.form().testBoth();
      model.form().read();
      assertEquals(List.of(), failures);
      Credentials secrets = migration.ends().get().orElseThrow().secrets();
      var result =
          migration
              .engine()
              .run(
                  migration.plan().orElseThrow(), secrets, new ProgressMeter(), new Cancellation());
      assertEquals(RunState.DONE, result.state());
      assertNoFileHolds(one.password());
      assertNoFileHolds(Opened.MASTER);
    }
  }

  private void assertNoFileHolds(String secret) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      assertTrue(files.size() > 5, files.toString());
      for (Path file : files) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (var encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)) {
          String hidden = new String(secret.getBytes(encoding), StandardCharsets.ISO_8859_1);
          assertFalse(content.contains(hidden), file.toString());
        }
      }
    }
  }

  private static char[] chars(String text) {
    return text.toCharArray();
  }

  private static TestDatabase filled(TestDatabase database) {
    database.execute(TABLE, "insert into film values (1, 'Sunrise')");
    return database;
  }

  private Opened opened(TestDatabase one, TestDatabase other) {
    return new Opened(folder, false).between(one.connString(), other.connString());
  }

  private Migration migration(Opened opened) {
    Background background =
        new Background(
            task -> {
              if (stepped) {
                work.add(task);
              } else {
                task.run();
              }
            },
            Runnable::run);
    return opened.migration(background, Messages.of(Locale.ENGLISH), failures::add);
  }

  private static Connecting begin(Migration migration, Opened opened) {
    return new Connecting(migration, new ConnectionTest()::test, opened.secrets);
  }
}

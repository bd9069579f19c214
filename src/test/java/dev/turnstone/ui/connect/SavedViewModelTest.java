package dev.turnstone.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.app.connection.SavedConnection;
import dev.turnstone.app.connection.Side;
import dev.turnstone.app.vault.Place;
import dev.turnstone.app.vault.Vault.State;
import dev.turnstone.ui.connect.MasterViewModel.Purpose;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved, what is filled in, and when the master password is asked for. */
class SavedViewModelTest {
  @TempDir Path folder;

  private final List<Throwable> failures = new ArrayList<>();
  private final List<String> done = new ArrayList<>();
  private Opened opened;
  private Connecting model;

  @AfterEach
  void nothingUnexpectedHappened() {
    opened.close();
    assertEquals(List.of(), failures);
  }

  @Test
  void aCardIsSavedInTheKeyringAndFilledFromIt() {
    begin(true);
    type(Side.SOURCE, Opened.READER, "pencil");
    SaveViewModel saving = saving(Side.SOURCE);
    assertEquals("store4 · db4.internal", saving.name().get());
    assertEquals(Optional.of(Place.KEYRING), saving.place().get(), "the best place");
    saving.save(() -> done.add("saved"));
    assertEquals(List.of("saved"), done);
    assertEquals(Optional.of(Place.KEYRING), model.form().source().kept().get());
    assertEquals(State.NONE, opened.vault.file(), "no master password is needed for it");
    SavedConnection line = only();
    assertEquals(Opened.READER, line.text());
    model.saved().use(line, Side.TARGET);
    assertEquals("pencil", model.form().target().password().get());
    assertEquals("store4", model.form().target().database().get());
    assertEquals("store4 · db4.internal is filled in as the target.", note());
  }

  @Test
  void theFileAsksForANewMasterPasswordOnceAndForTheOldOneLater() {
    begin(false);
    type(Side.SOURCE, Opened.READER, "pencil");
    SaveViewModel saving = saving(Side.SOURCE);
    assertEquals(Optional.of(Place.FILE), saving.place().get());
    saving.save(() -> done.add("saved"));
    assertEquals(Optional.of(Purpose.CREATE), model.master().asked().get());
    give("", "short", "short");
    assertTrue(model.master().problem().get().contains("at least 8"), problem());
    give("", Opened.MASTER, "correct house");
    assertEquals("The two are not the same. Type both once more.", problem());
    assertEquals(List.of(), done);
    give("", Opened.MASTER, Opened.MASTER);
    assertEquals(List.of("saved"), done);
    assertEquals(Optional.empty(), model.master().asked().get());
    model.master().lock();
    assertEquals(State.LOCKED, model.master().state().get());
    model.saved().use(only(), Side.TARGET);
    assertEquals("store4", model.form().target().database().get(), "filled before it is asked");
    assertEquals(Optional.of(Purpose.UNLOCK), model.master().asked().get());
    give("", "battery staple", "");
    assertTrue(problem().startsWith("This is not the master password of the vault."), problem());
    assertEquals("", model.form().target().password().get());
    give("", Opened.MASTER, "");
    assertEquals("pencil", model.form().target().password().get());
    assertEquals(Optional.of(Place.FILE), model.form().target().kept().get());
  }

  @Test
  void whoeverPutsTheQuestionAwayHasTheFieldsWithoutThePassword() {
    begin(false);
    opened.saved("Reader", Opened.READER, Optional.of(Place.FILE));
    opened.vault.lock();
    model.saved().refresh();
    model.saved().use(only(), Side.SOURCE);
    model.master().cancel();
    assertEquals("store4", model.form().source().database().get());
    assertEquals("", model.form().source().password().get());
  }

  @Test
  void theMasterPasswordIsChangedByWhoeverKnowsIt() {
    begin(false);
    opened.saved("Reader", Opened.READER, Optional.of(Place.FILE));
    model.master().change();
    give("wrong horse", "battery staple", "battery staple");
    assertTrue(problem().startsWith("This is not the master password"), problem());
    give(Opened.MASTER, "battery staple", "battery staple");
    assertEquals(Optional.empty(), model.master().asked().get());
    opened.vault.lock();
    opened.vault.unlock("battery staple".toCharArray());
  }

  @Test
  void whatWasTypedIsWiped() {
    begin(false);
    model.master().open(() -> {});
    char[] master = Opened.MASTER.toCharArray();
    char[] again = Opened.MASTER.toCharArray();
    model.master().give(new char[0], master, again);
    assertTrue(Arrays.equals(master, new char[master.length]));
    assertTrue(Arrays.equals(again, new char[again.length]));
    assertEquals(State.OPEN, model.master().state().get());
  }

  @Test
  void forgettingTakesThePasswordAlongUnlessAnotherNeedsIt() {
    begin(true);
    opened
        .saved("One", Opened.READER, Optional.of(Place.KEYRING))
        .saved("Two", Opened.READER, Optional.of(Place.KEYRING));
    model.saved().refresh();
    model.saved().forget(model.saved().lines().get(0));
    assertTrue(opened.keyring.secret(Opened.READER).isPresent(), "Two needs it");
    assertEquals("One is forgotten, and its password with it.", note());
    model.saved().forget(only());
    assertTrue(opened.keyring.secret(Opened.READER).isEmpty());
    assertEquals(List.of(), model.saved().lines());
  }

  @Test
  void savingAgainWithoutThePasswordForgetsIt() {
    begin(true);
    opened.saved("Reader", Opened.READER, Optional.of(Place.KEYRING));
    type(Side.SOURCE, Opened.READER, "pencil");
    SaveViewModel saving = saving(Side.SOURCE);
    saving.name().set("Reader");
    assertTrue(saving.replaces().get());
    saving.place().set(Optional.empty());
    saving.save(() -> {});
    assertTrue(opened.keyring.secret(Opened.READER).isEmpty());
    assertEquals(Optional.empty(), only().secret());
    assertEquals(Optional.empty(), model.form().source().kept().get());
  }

  @Test
  void aNameIsGivenOnceOnly() {
    begin(true);
    opened
        .saved("One", Opened.READER, Optional.empty())
        .saved("Two", Opened.WRITER, Optional.empty());
    model.saved().refresh();
    model.saved().rename(model.saved().lines().get(0), "Two");
    assertTrue(
        model.saved().problem().get().startsWith("There is a saved connection Two already."),
        model.saved().problem().get());
    model.saved().rename(model.saved().lines().get(0), " Zero ");
    assertEquals("", model.saved().problem().get());
    assertEquals(
        List.of("Two", "Zero"), model.saved().lines().stream().map(SavedConnection::name).toList());
  }

  @Test
  void whatIsNoConnectionYetIsNotSaved() {
    begin(true);
    SaveViewModel saving = saving(Side.SOURCE);
    assertFalse(saving.secretive());
    saving.save(() -> done.add("saved"));
    saving.name().set("Nothing yet");
    saving.save(() -> done.add("saved"));
    assertEquals(List.of(), done);
    assertTrue(saving.problem().get().contains("the user is missing"), saving.problem().get());
  }

  @Test
  void aPasswordThatIsGoneFromTheKeyringIsToldAndTyped() {
    begin(true);
    opened.saved("Reader", Opened.READER, Optional.of(Place.KEYRING));
    opened.keyring.forget(Opened.READER);
    model.saved().refresh();
    model.saved().use(only(), Side.SOURCE);
    assertEquals(
        "Reader is filled in as the source. Its password is not kept any more: type it.", note());
  }

  @Test
  void aDamagedListIsToldAndNotWrittenOver() throws IOException {
    begin(true);
    Path file = opened.settings.resolve("connections.json");
    Files.writeString(file, "[{\"name\":\"One\"");
    model.saved().refresh();
    type(Side.SOURCE, Opened.READER, "pencil");
    SaveViewModel saving = saving(Side.SOURCE);
    saving.save(() -> done.add("saved"));
    assertTrue(saving.problem().get().contains("cannot be read"), saving.problem().get());
    assertEquals("[{\"name\":\"One\"", Files.readString(file));
    assertEquals(List.of(), done);
  }

  private void begin(boolean keyring) {
    opened = new Opened(folder, keyring);
    Background background = new Background(Runnable::run, Runnable::run);
    model =
        new Connecting(
            opened.migration(background, Messages.of(Locale.ENGLISH), failures::add),
            (form, password, side) -> List.of(),
            opened.secrets);
  }

  private void type(Side side, String text, String password) {
    SideViewModel card = model.form().side(side);
    card.begin(ConnectionForm.of(text));
    card.password().set(password);
  }

  private SaveViewModel saving(Side side) {
    model.saved().refresh();
    return model.saving(side);
  }

  private void give(String was, String master, String again) {
    model.master().give(was.toCharArray(), master.toCharArray(), again.toCharArray());
  }

  private SavedConnection only() {
    assertEquals(1, model.saved().lines().size());
    return model.saved().lines().get(0);
  }

  private String note() {
    return model.saved().note().get();
  }

  private String problem() {
    return model.master().problem().get();
  }
}

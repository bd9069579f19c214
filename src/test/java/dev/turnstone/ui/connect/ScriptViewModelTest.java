package dev.turnstone.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.app.connection.AccessScript;
import dev.turnstone.app.connection.Side;
import dev.turnstone.ui.kit.Background;
import dev.turnstone.ui.kit.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for either side, and where there is none. */
class ScriptViewModelTest {
  @TempDir Path folder;

  @Test
  void eachSideHasItsOwnUserAndRights() {
    try (Opened opened = new Opened(folder, false).between(Opened.READER, Opened.WRITER)) {
      ScriptViewModel script = script(opened);
      assertEquals("turnstone_reader", script.user().get());
      assertTrue(script.script().get().contains("GRANT SELECT, SHOW VIEW ON `store4`.*"));
      script.side().set(Side.TARGET);
      assertEquals("turnstone_writer", script.user().get());
      assertTrue(script.script().get().contains("GRANT USAGE, CREATE ON SCHEMA \"public\""));
      script.user().set("clerk");
      assertTrue(script.script().get().contains("CREATE ROLE \"clerk\""), script.script().get());
      script.user().set("");
      assertEquals("", script.script().get());
      assertTrue(script.words().get().contains("the user is missing"), script.words().get());
    }
  }

  @Test
  void aFileHasRightsInsteadOfUsers() {
    try (Opened opened = new Opened(folder, false).between("sqlite:a.db", "sqlite:b.db")) {
      ScriptViewModel script = script(opened);
      assertTrue(script.file().get());
      assertEquals("", script.script().get());
      assertTrue(script.words().get().contains("nobody else the right to write it"));
      script.side().set(Side.TARGET);
      assertTrue(script.words().get().contains("to read and write the file"));
    }
  }

  @Test
  void itIsWrittenWithoutAnyPassword() throws IOException {
    try (Opened opened = new Opened(folder, false).between(Opened.READER, Opened.WRITER)) {
      Connecting model = connecting(opened);
      model.form().source().password().set("pencil");
      ScriptViewModel script = model.script();
      Path file = folder.resolve(script.fileName());
      assertEquals("turnstone_reader.sql", script.fileName());
      script.write(file);
      assertEquals("Written to " + file + ".", script.note().get());
      String written = Files.readString(file);
      assertEquals(script.script().get(), written);
      assertTrue(written.contains(AccessScript.PASSWORD));
      assertTrue(!written.contains("pencil"));
      script.write(folder.resolve("gone/script.sql"));
      assertTrue(script.note().get().contains("cannot be written"), script.note().get());
    }
  }

  private static ScriptViewModel script(Opened opened) {
    return connecting(opened).script();
  }

  private static Connecting connecting(Opened opened) {
    Background background = new Background(Runnable::run, Runnable::run);
    return new Connecting(
        opened.migration(background, Messages.of(Locale.ENGLISH), e -> {}),
        (form, password, side) -> List.of(),
        opened.secrets);
  }
}

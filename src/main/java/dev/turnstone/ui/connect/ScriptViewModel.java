package dev.turnstone.ui.connect;

import dev.turnstone.app.connection.AccessScript;
import dev.turnstone.app.connection.ConnectionForm;
import dev.turnstone.app.connection.Side;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.problem.EngineException.Refused;
import dev.turnstone.ui.migration.Migration.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The script that makes a user with no more rights than a migration needs, for either side. */
public final class ScriptViewModel {
  private final ConnectViewModel forms;
  private final Tools tools;
  private final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.SOURCE);
  private final StringProperty user = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper script = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper file = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");

  ScriptViewModel(ConnectViewModel forms, Tools tools) {
    this.forms = forms;
    this.tools = tools;
    side.addListener((o, was, is) -> begin());
    user.addListener((o, was, is) -> write());
    begin();
  }

  public ObjectProperty<Side> side() {
    return side;
  }

  /** Who is made. */
  public StringProperty user() {
    return user;
  }

  /** Empty: there is none, for the reason that {@link #words} tell. */
  public ReadOnlyStringProperty script() {
    return script.getReadOnlyProperty();
  }

  /** What to do with the script, or why there is none. */
  public ReadOnlyStringProperty words() {
    return words.getReadOnlyProperty();
  }

  /** True where the database is a file, which knows no users. */
  public ReadOnlyBooleanProperty file() {
    return file.getReadOnlyProperty();
  }

  /** Where it was written to last, or why it was not; empty: nobody asked. */
  public ReadOnlyStringProperty note() {
    return note.getReadOnlyProperty();
  }

  /** As the file would be called. */
  public String fileName() {
    return user.get().strip().replaceAll("[^A-Za-z0-9_-]", "_") + ".sql";
  }

  /** Writes it to a file, in place of what is there. */
  public void write(Path path) {
    String text = script.get();
    tools
        .background()
        .run(
            () -> Files.write(path, text.getBytes(StandardCharsets.UTF_8)),
            done -> note.set(tools.messages().text("connect.script.written", done.toString())),
            reason ->
                note.set(tools.messages().text("connect.script.unwritable", path.toString())));
  }

  private void begin() {
    user.set(AccessScript.usualUser(form(), side.get()));
    write();
  }

  private ConnectionForm form() {
    return forms.side(side.get()).form();
  }

  private void write() {
    note.set("");
    file.set(form().vendor() == Vendor.SQLITE);
    try {
      script.set(AccessScript.of(form(), user.get(), side.get()).orElse(""));
      words.set(tools.messages().text(file.get() ? file(side.get()) : "connect.script.todo"));
    } catch (Refused e) {
      script.set("");
      String missing = e.problems().get(0).arguments().get(1);
      words.set(tools.messages().text("connect.script.missing", missing));
    }
  }

  private static String file(Side side) {
    return side == Side.SOURCE ? "connect.script.file_source" : "connect.script.file_target";
  }
}

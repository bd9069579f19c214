package dev.turnstone.ui;

import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Table;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.palette.Entry;
import dev.turnstone.ui.session.Step;
import java.util.ArrayList;
import java.util.List;

/** What the palette finds: everything that can be done now, tables and columns of the source. */
final class DeskEntries {
  private final Messages messages;
  private final List<Entry> entries = new ArrayList<>();

  private DeskEntries(Messages messages) {
    this.messages = messages;
  }

  static List<Entry> of(Desk desk, Messages messages) {
    DeskEntries all = new DeskEntries(messages);
    desk.opened().ifPresent(all::migration);
    all.action("desk.home", desk::goHome);
    all.action("home.new", desk::begin);
    all.action("home.kit", desk::openKit);
    all.action("home.sample", desk::trySample);
    all.action("look.other", desk::otherLook);
    all.action("settings.title", desk::showSettings);
    all.action("help.title", desk::showHelp);
    all.action("about.title", desk::showAbout);
    desk.opened().filter(o -> !o.guided()).ifPresent(all::tables);
    return all.entries;
  }

  private void migration(OpenMigration opened) {
    if (opened.guided()) {
      action("guided.details", opened::details);
      return;
    }
    if (opened.guidable()) {
      action("guided.title", opened::guide);
    }
    for (Step step : Step.values()) {
      action(step.key(), () -> opened.migration().session().show(step));
    }
    action("desk.undo", () -> opened.migration().document().undo());
    action("desk.redo", () -> opened.migration().document().redo());
  }

  private void tables(OpenMigration opened) {
    opened
        .migration()
        .survey()
        .get()
        .ifPresent(
            survey -> {
              for (Table table : survey.source().tables()) {
                Runnable show = () -> opened.pages().show(table.name());
                String name = table.name().name();
                entries.add(new Entry(name, messages.text("desk.table"), show));
                for (Column column : table.columns()) {
                  String words = name + "." + column.name();
                  entries.add(new Entry(words, messages.text("desk.column"), show));
                }
              }
            });
  }

  private void action(String key, Runnable action) {
    entries.add(new Entry(messages.text(key), messages.text("desk.action"), action));
  }
}

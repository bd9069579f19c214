package dev.turnstone.ui.compare;

import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.EngineException.Stopped;
import dev.turnstone.ui.failure.Failure;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.migration.Migration;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Writes what is shown to files, one after the other. */
public final class ExportViewModel {
  private final Migration migration;
  private final Messages messages;
  private final ReadOnlyBooleanWrapper possible = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyBooleanWrapper writing = new ReadOnlyBooleanWrapper(false);
  private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
  private Optional<OpenComparison> open = Optional.empty();
  private AtomicBoolean stop = new AtomicBoolean();

  ExportViewModel(Migration migration) {
    this.migration = migration;
    this.messages = migration.messages();
  }

  /** True when there is something to write and nothing is being written. */
  public ReadOnlyBooleanProperty possible() {
    return possible.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty writing() {
    return writing.getReadOnlyProperty();
  }

  /** What is written, what came of it, or why nothing did; empty: nothing was written yet. */
  public ReadOnlyStringProperty outcome() {
    return outcome.getReadOnlyProperty();
  }

  void of(OpenComparison comparison) {
    open = Optional.of(comparison);
    outcome.set("");
    settle();
  }

  void leave() {
    stop.set(true);
    open = Optional.empty();
    outcome.set("");
    settle();
  }

  /** Writes all differences, in the form that the end of the file's name tells. */
  public void write(Path file) {
    if (open.isEmpty() || writing.get()) {
      return;
    }
    OpenComparison comparison = open.get();
    AtomicBoolean mine = new AtomicBoolean();
    stop = mine;
    writing.set(true);
    settle();
    outcome.set(messages.text("compare.export.writing", file.toString()));
    migration
        .tools()
        .background()
        .run(
            () -> {
              comparison.write(file, mine::get);
              return file;
            },
            done -> end(messages.text("compare.export.done", file.toString())),
            this::failed);
  }

  /** Gives up what is being written; nothing is left of the file. */
  public void cancel() {
    stop.set(true);
  }

  private void failed(Throwable reason) {
    if (reason instanceof Stopped) {
      end(messages.text("compare.export.stopped"));
    } else if (reason instanceof EngineException) {
      end(Failure.of(reason, messages).title());
    } else {
      end("");
      migration.tools().failed().accept(reason);
    }
  }

  private void end(String words) {
    writing.set(false);
    outcome.set(open.isEmpty() ? "" : words);
    settle();
  }

  private void settle() {
    possible.set(open.isPresent() && !writing.get());
  }
}

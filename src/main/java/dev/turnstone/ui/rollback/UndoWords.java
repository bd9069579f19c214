package dev.turnstone.ui.rollback;

import dev.turnstone.app.UndoResult;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.Problem;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.undo.rollback.Conflict;
import dev.turnstone.undo.rollback.ScriptUndo;
import dev.turnstone.undo.rollback.TableUndo;
import dev.turnstone.undo.rollback.UndoReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what an undo would do, and what it did. */
final class UndoWords {
  /** What the list of conflicts, the list of scripts or the verdict says already. */
  private static final Set<Code> SAID =
      Set.of(Code.UNDO_ALREADY, Code.UNDO_STOPPED, Code.STEP_NOT_UNDONE, Code.STEP_LEFT);

  private final Messages messages;

  UndoWords(Messages messages) {
    this.messages = messages;
  }

  /** How a table comes back; empty: nothing happens to it. */
  String how(TableUndo table, boolean replaced) {
    if (replaced && table.removed() > 0) {
      return messages.text("rollback.how.swap");
    }
    if (table.dropped()) {
      return messages.text("rollback.how.drop");
    }
    if (table.restored() > 0) {
      return messages.text(table.removed() > 0 ? "rollback.how.both" : "rollback.how.restore");
    }
    return messages.text(table.removed() > 0 ? "rollback.how.remove" : "rollback.how.nothing");
  }

  /** A row that others had a hand in. */
  String conflict(Conflict conflict) {
    String key =
        conflict.key().isEmpty()
            ? messages.text("rollback.conflict.no_key")
            : conflict.key().entrySet().stream()
                .map(part -> part.getKey() + " " + part.getValue())
                .collect(Collectors.joining(", "));
    return messages.text(
        switch (conflict.kind()) {
          case CHANGED -> "rollback.conflict.changed";
          case DELETED -> "rollback.conflict.deleted";
          case REFERRED -> "rollback.conflict.referred";
          case REFUSED -> "rollback.conflict.refused";
          case ADDED -> "rollback.conflict.added";
        },
        conflict.table().name(),
        key);
  }

  /** What cannot be done or shown, and what becomes of scripts. */
  List<String> remarks(UndoResult result) {
    List<String> words = new ArrayList<>();
    for (ScriptUndo script : result.report().scripts()) {
      words.add(
          switch (script.outcome()) {
            case UNDONE ->
                messages.text(
                    result.preview() ? "rollback.script.will" : "rollback.script.did",
                    script.name());
            case IRREVERSIBLE -> messages.text("rollback.script.never", script.name());
            case LEFT -> messages.text("rollback.script.left", script.name());
          });
    }
    result.report().problems().stream()
        .filter(p -> !SAID.contains(p.code()))
        .map(this::words)
        .forEach(words::add);
    return words;
  }

  /** With what to do, where that is not for the command line. */
  private String words(Problem problem) {
    if (problem.code() == Code.UNDO_TOGETHER) {
      String table = problem.where().table().orElse("");
      return messages.text("rollback.together", table, problem.arguments().get(0));
    }
    String fix = problem.fix();
    boolean typed = fix.contains("turnstone ") || fix.contains(" --");
    return typed ? problem.message() : problem.message() + " " + fix;
  }

  /** The one sentence that counts. */
  String verdict(UndoResult result) {
    UndoReport report = result.report();
    if (result.stopped()) {
      return messages.text("rollback.verdict.stopped");
    }
    if (report.problems().stream().anyMatch(p -> p.code() == Code.UNDO_ALREADY)) {
      return messages.text("rollback.verdict.already");
    }
    if (report.leftReplaced()) {
      return messages.text("rollback.verdict.partly");
    }
    return report.conflictCount() > 0
        ? messages.text("rollback.verdict.conflicts", report.conflictCount())
        : messages.text("rollback.verdict.done");
  }

  /** How far it was proven that the target is what it was; empty: there was nothing to prove. */
  String proof(UndoResult result) {
    List<TableUndo> all = result.report().tables();
    List<TableUndo> left = all.stream().filter(t -> !t.dropped()).toList();
    long dropped = all.stream().filter(TableUndo::dropped).count();
    long proven = left.stream().filter(TableUndo::verified).count();
    if (result.stopped() || all.isEmpty()) {
      return "";
    }
    return proven == left.size()
        ? messages.text("rollback.proof.all", proven, dropped)
        : messages.text("rollback.proof.some", proven, left.size());
  }
}

package dev.turnstone.app.project;

import dev.turnstone.app.Workspace;
import java.nio.file.Path;

/**
 * A migration that somebody works on, in a folder of its own.
 *
 * @param folder absolute
 * @param name as its owner calls it
 * @param from connection text of the source, without secrets; empty: not chosen yet
 * @param to connection text of the target, likewise
 * @param step where it was left, in the words of whoever showed it; empty: at the beginning
 * @param environment what the target is used for, in the words of whoever asked; empty: not said
 * @param guided it came with a finished plan, and is followed one task at a time
 */
public record Project(
    Path folder,
    String name,
    String from,
    String to,
    String step,
    String environment,
    boolean guided) {
  /** A project that was just begun. */
  static Project fresh(Path folder, String name) {
    return new Project(folder, name, "", "", "", "", false);
  }

  /** Where its plan is kept; there is none before there are two databases. */
  public Path plan() {
    return folder.resolve("plan.json");
  }

  /** Where its runs are kept. */
  public Workspace workspace() {
    return new Workspace(folder.resolve("workspace"));
  }

  /** The same between these databases. */
  public Project between(String source, String target) {
    return new Project(folder, name, source, target, step, environment, guided);
  }

  /** The same, left at this step. */
  public Project leftAt(String where) {
    return new Project(folder, name, from, to, where, environment, guided);
  }

  /** The same with a target that is used for this. */
  public Project usedFor(String what) {
    return new Project(folder, name, from, to, step, what, guided);
  }

  /** The same, to be followed one task at a time. */
  public Project followed() {
    return new Project(folder, name, from, to, step, environment, true);
  }
}

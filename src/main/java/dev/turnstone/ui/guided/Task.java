package dev.turnstone.ui.guided;

import java.util.List;

/** What is to be done, in order. */
public enum Task {
  START("guided.task.start"),
  REHEARSE("guided.task.rehearse"),
  UPGRADE("guided.task.upgrade"),
  CHECK("guided.task.check"),
  FINISH("guided.task.finish");

  private static final List<Task> ORDER = List.of(values());

  private final String key;

  Task(String key) {
    this.key = key;
  }

  /** Under which its name is found. */
  public String key() {
    return key;
  }

  /** The first is 1. */
  public int number() {
    return ORDER.indexOf(this) + 1;
  }
}

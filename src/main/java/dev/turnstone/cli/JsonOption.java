package dev.turnstone.cli;

import picocli.CommandLine.Option;

/** Answer with one JSON document on standard output instead of text. */
final class JsonOption {
  @Option(names = "--json", description = "Answer with one JSON document on standard output.")
  private boolean json;

  boolean wanted() {
    return json;
  }
}

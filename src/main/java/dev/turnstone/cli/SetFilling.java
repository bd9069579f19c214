package dev.turnstone.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code plan set} that say what fills a column. */
final class SetFilling {
  @Option(names = "--copy", description = "The source column's value, as it is.")
  boolean copy;

  @Option(
      names = "--map",
      paramLabel = "TARGET=SOURCE",
      description = "In the tables of --table, this target column from this source column.")
  List<String> map = new ArrayList<>();

  @Option(names = "--constant", paramLabel = "VALUE", description = "Always this; \\N is NULL.")
  Optional<String> constant = Optional.empty();

  @Option(
      names = "--expression",
      paramLabel = "CEL",
      description = "An expression over the source columns, for example 'price * 2'.")
  Optional<String> expression = Optional.empty();

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "Wall times are in this time zone, for example UTC or Europe/Berlin.")
  Optional<String> zone = Optional.empty();

  @Option(
      names = "--truncate",
      description = "Texts are cut to what fits; of a time only its date is kept.")
  boolean truncate;

  @Option(
      names = "--read-as",
      paramLabel = "HOW",
      description = {
        "Values are read in this way: round, epoch-seconds, epoch-millis, julian-day, pattern=yyyy-MM-dd,",
        "number-format=,. (decimal and grouping separator), zero-date-to-null, strip-nul,",
        "charset=NAME, non-zero-is-true."
      })
  Optional<String> readAs = Optional.empty();

  @Option(
      names = "--value",
      paramLabel = "FROM=TO",
      description = "This value becomes that one; \\N is NULL on either side. Repeat for more.")
  List<String> values = new ArrayList<>();

  @Option(
      names = "--lookup",
      paramLabel = "TABLE.COLUMN",
      description = "The value of this column in another table of the source ..")
  Optional<String> lookup = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "COLUMN=KEY",
      description = ".. where its KEY is this row's COLUMN. Repeat for more.")
  List<String> by = new ArrayList<>();

  @Option(
      names = "--otherwise",
      paramLabel = "HOW",
      description = "Values not listed (--value) or not found (--lookup): set-aside, keep or null.")
  Optional<String> otherwise = Optional.empty();
}

package dev.turnstone.journal;

import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The seal of one journal: made when the first block is encrypted, so that runs which keep no rows
 * of others need no key, and opened when the first is read. Thread safe.
 */
final class JournalSeal implements Supplier<Seal> {
  private static final String WRAPPED = "data key";
  private final JournalFile file;
  private final SealKey key;
  private final String run;
  private @Nullable Seal seal;

  JournalSeal(JournalFile file, SealKey key, String run) {
    this.file = file;
    this.key = key;
    this.run = run;
  }

  @Override
  public synchronized Seal get() {
    Seal known = seal;
    if (known == null) {
      Optional<String> wrapped = file.read(c -> Meta.text(c, WRAPPED));
      known =
          wrapped.isPresent()
              ? key.open(run, file.path(), HexFormat.of().parseHex(wrapped.get()))
              : fresh();
      seal = known;
    }
    return known;
  }

  /** On disk before the first block that needs it. */
  private Seal fresh() {
    Seal made = key.fresh(run, file.path());
    String wrapped = HexFormat.of().formatHex(made.wrapped());
    file.write(c -> Meta.put(c, WRAPPED, wrapped));
    return made;
  }
}

package dev.turnstone.ui.rehearse;

import dev.turnstone.app.RehearsalOrder;
import dev.turnstone.ui.kit.Messages;
import dev.turnstone.ui.kit.TypedNumber;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How much of the source is looked at, and whether copies may be made in the target. */
public final class RehearsalChoice {
  private static final BigDecimal USUAL = BigDecimal.valueOf(1_000);

  private final TypedNumber numbers;
  private final ObjectProperty<Boolean> every = new SimpleObjectProperty<>(true);
  private final StringProperty sample;
  private final BooleanProperty scratch = new SimpleBooleanProperty(false);
  private final StringBinding mistake;

  RehearsalChoice(Messages messages) {
    numbers = new TypedNumber(messages.locale());
    sample = new SimpleStringProperty(numbers.text(USUAL));
    mistake =
        Bindings.createStringBinding(
            () -> every.get() || rows().isPresent() ? "" : messages.text("rehearse.sample.wrong"),
            every,
            sample);
  }

  /** True: every row is read; false: a sample of each table. */
  public ObjectProperty<Boolean> every() {
    return every;
  }

  /** Rows of each table, as they are typed; counts where not every row is read. */
  public StringProperty sample() {
    return sample;
  }

  /** Whether scratch copies of tables may be made in the target. */
  public BooleanProperty scratch() {
    return scratch;
  }

  /** Why nothing can be read so; empty: it can. */
  public StringBinding mistake() {
    return mistake;
  }

  private Optional<Long> rows() {
    return numbers
        .read(sample.get(), true)
        .filter(n -> n.signum() > 0)
        .map(BigDecimal::longValueExact);
  }

  /**
   * What was chosen, while {@link #mistake} says nothing.
   *
   * @param end when the run has to be over; nothing is held against one that is past
   */
  RehearsalOrder order(Optional<OffsetDateTime> end) {
    OptionalLong rows = every.get() ? OptionalLong.empty() : OptionalLong.of(rows().orElseThrow());
    RehearsalOrder order = new RehearsalOrder(rows, Optional.empty());
    if (!scratch.get()) {
      return order;
    }
    RehearsalOrder copying = order.withScratch(RehearsalOrder.SCRATCH_ROWS);
    return end.map(copying::until).orElse(copying);
  }
}

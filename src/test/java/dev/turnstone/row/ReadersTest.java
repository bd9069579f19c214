package dev.turnstone.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.problem.EngineException.Stopped;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever lets readers work gets their result or their failure, and never too early. */
class ReadersTest {
  private static final Readers.Trouble NOBODY = () -> {};
  private final RowSource one = new Nothing();
  private final RowSource two = new Nothing();
  private final Readers readers = new Readers(List.of(one, two), "test");

  @Test
  void eachReaderWorksOnAThreadOfItsOwn() {
    CountDownLatch both = new CountDownLatch(2);
    readers.each(
        NOBODY,
        reader -> {
          both.countDown();
          await(both);
        });
    assertEquals(0, both.getCount());
  }

  @Test
  void theFirstReadersFailureIsPassedOnOnceTheOthersAreDone() {
    AtomicInteger told = new AtomicInteger();
    IllegalStateException first = new IllegalStateException("first");
    AtomicInteger done = new AtomicInteger();
    Consumer<RowSource> work =
        reader -> {
          if (reader == one) {
            throw first;
          }
          pause();
          done.incrementAndGet();
        };
    RuntimeException thrown =
        assertThrows(RuntimeException.class, () -> readers.each(told::incrementAndGet, work));
    assertSame(first, thrown);
    assertEquals(1, told.get());
    assertEquals(1, done.get(), "the other reader was waited for");
  }

  @Test
  void aFailureThatOnlyFollowsGivesWayToItsReason() {
    IllegalStateException follows = new IllegalStateException("stopped by the other");
    IllegalStateException reason = new IllegalStateException("the reason");
    Readers.Trouble trouble =
        new Readers.Trouble() {
          @Override
          public void failed() {}

          @Override
          public boolean follows(Throwable failure) {
            return failure == follows;
          }
        };
    RuntimeException thrown =
        assertThrows(
            RuntimeException.class,
            () ->
                readers.each(
                    trouble,
                    reader -> {
                      throw reader == one ? follows : reason;
                    }));
    assertSame(reason, thrown);
  }

  @Test
  void memoryThatIsExhaustedStops() {
    assertThrows(
        Stopped.class,
        () ->
            readers.each(
                NOBODY,
                reader -> {
                  throw new OutOfMemoryError("row");
                }));
  }

  @Test
  void anInterruptIsNotForgottenAndNobodyStillReads() {
    AtomicInteger done = new AtomicInteger();
    Thread.currentThread().interrupt();
    readers.each(
        NOBODY,
        reader -> {
          pause();
          done.incrementAndGet();
        });
    assertEquals(2, done.get());
    assertTrue(Thread.interrupted());
  }

  @Test
  void anInterruptThatIsAnsweredIsNotPassedOn() {
    AtomicInteger answered = new AtomicInteger();
    Readers.Trouble trouble =
        new Readers.Trouble() {
          @Override
          public void failed() {}

          @Override
          public boolean interrupted() {
            answered.incrementAndGet();
            return true;
          }
        };
    Thread.currentThread().interrupt();
    readers.each(trouble, reader -> pause());
    assertEquals(1, answered.get());
    assertFalse(Thread.interrupted());
  }

  @Test
  void rangesThatWereNotAllReadAreNoResult() {
    RangeClaims claims = new RangeClaims(1);
    Thread.currentThread().interrupt();
    assertThrows(IllegalStateException.class, () -> claims.all(readers, reader -> pause()));
    assertTrue(Thread.interrupted());
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException("readers are not interrupted", e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("readers are not interrupted", e);
    }
  }

  private static final class Nothing implements RowSource {
    @Override
    public long count(TableRead read) {
      return 0;
    }

    @Override
    public ChunkRange next(TableRead read, @Nullable ChunkRange previous, long rows) {
      return ChunkRange.WHOLE;
    }

    @Override
    public RowCursor open(TableRead read, ChunkRange range) {
      throw new IllegalStateException("nothing to read");
    }
  }
}

package dev.turnstone.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.run.BuildQueue.Build;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which session builds what, when. */
class BuildQueueTest {
  private final BuildQueue<String> queue = new BuildQueue<>();

  @BeforeEach
  void fill() {
    queue.add("large", List.of("large key", "large index", "other large index"));
    queue.add("small", List.of("small key", "small index"));
    queue.add("bare", List.of());
  }

  @Test
  void aTablesFirstGoesAloneAndTheLargestTableBeforeTheOthers() {
    Build<String> key = next();
    assertEquals("large key", key.statement());
    Build<String> small = next();
    assertEquals("small key", small.statement(), "the large table's indexes wait for its key");
    queue.ended(small, true);
    queue.ended(key, true);
    assertEquals("large index", next().statement());
    assertEquals("other large index", next().statement(), "two of one table at once");
    assertEquals("small index", next().statement());
  }

  @Test
  void nothingMoreIsBuiltOfATableWhoseRowsBreakItsKey() {
    queue.ended(next(), false);
    queue.ended(next(), true);

    assertEquals("small index", next().statement());
  }

  @Test
  void aSessionWithoutWorkWaitsForWhatAnotherMakesReadyAndEndsWithTheLast() throws Exception {
    Build<String> key = next();
    queue.ended(next(), false);
    CompletableFuture<Optional<Build<String>>> waiting = CompletableFuture.supplyAsync(queue::take);
    Thread.sleep(50);
    assertTrue(!waiting.isDone(), "the large table's key is still being built");

    queue.ended(key, true);
    Build<String> index = waiting.get(10, TimeUnit.SECONDS).orElseThrow();
    assertEquals("large index", index.statement());
    Build<String> last = next();
    CompletableFuture<Optional<Build<String>>> over = CompletableFuture.supplyAsync(queue::take);
    queue.ended(index, true);
    queue.ended(last, true);
    assertEquals(Optional.empty(), over.get(10, TimeUnit.SECONDS));
  }

  private Build<String> next() {
    return queue.take().orElseThrow();
  }
}

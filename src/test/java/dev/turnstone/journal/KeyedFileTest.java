package dev.turnstone.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.turnstone.row.KeyedStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyedFileTest {
  private static final int ENTRIES = 50_000;
  @TempDir Path folder;

  @Test
  void givesBackWhatWasPut() {
    try (KeyedStore store = new KeyedFile(folder)) {
      byte[] large = bytes("x".repeat(100_000));
      for (int i = 0; i < ENTRIES; i++) {
        store.put(bytes("key " + i), bytes("value of some length " + i), large);
      }
      store.put(new byte[0], new byte[0], large);
      assertArrayEquals(bytes("value of some length 4711"), store.get(bytes("key 4711")));
      assertArrayEquals(new byte[0], store.get(new byte[0]));
      assertNull(store.get(bytes("key " + ENTRIES)));
      store.put(bytes("key 4711"), bytes("new"), large);
      assertArrayEquals(large, store.get(bytes("key 4711")));
    }
  }

  @Test
  void leavesNoFileThatAKilledProcessCouldForget() throws IOException {
    try (KeyedStore store = new KeyedFile(folder)) {
      store.put(bytes("a"), bytes("b"), bytes("c"));
      try (Stream<Path> files = Files.list(folder)) {
        assertEquals(List.of(), files.toList());
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

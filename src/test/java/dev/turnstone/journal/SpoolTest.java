package dev.turnstone.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final int RECORDS = 20_000;
  @TempDir Path folder;

  @Test
  void isReadAgainAndWrittenAgainHoweverMuchItHeld() throws IOException {
    try (Spool spool = new Spool(folder)) {
      for (int round = 0; round < 3; round++) {
        spool.clear();
        fill(spool, round);
        assertRecords(spool, round);
        assertRecords(spool, round);
      }
      spool.clear();
      assertEquals(0, spool.records());
      assertEquals(-1, spool.read().read());
    }
  }

  @Test
  void leavesNoFileThatAKilledProcessCouldForget() throws IOException {
    try (Spool spool = new Spool(folder)) {
      fill(spool, 0);
      try (Stream<Path> files = Files.list(folder)) {
        assertEquals(List.of(), files.toList());
      }
    }
  }

  private static void fill(Spool spool, int round) {
    for (int i = 0; i < RECORDS; i++) {
      String text = "record " + i + " of round " + round + ", long enough to need a file";
      spool.add(out -> Spool.text(out, text));
    }
  }

  private static void assertRecords(Spool spool, int round) throws IOException {
    assertEquals(RECORDS, spool.records());
    DataInputStream in = spool.read();
    for (int i = 0; i < RECORDS; i++) {
      String text = "record " + i + " of round " + round + ", long enough to need a file";
      assertEquals(text, Spool.text(in));
    }
    assertEquals(-1, in.read());
  }
}

package dev.turnstone.fences;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RowManager",
        "RowHelper",
        "RowUtil",
        "RowUtils",
        "RowImpl",
        "RowData",
        "RowInfo",
        "RowProcessor",
        "RowHandler",
        "RowService",
        "AbstractRow",
      })
  void anEmptyNameIsCaught(String name) throws IOException {
    Planted.in(folder, "package dev.turnstone.row; class %s {}".formatted(name))
        .isCaughtBy(Names.NO_CLASS_HAS_AN_EMPTY_NAME, name);
  }

  @Test
  void anEmptyNameInsideAnotherClassIsCaught() throws IOException {
    Planted.in(folder, "package dev.turnstone.row; class Row { record CellInfo() {} }")
        .isCaughtBy(Names.NO_CLASS_HAS_AN_EMPTY_NAME, "CellInfo");
  }

  @Test
  void aNameThatSaysSomethingIsFine() throws IOException {
    Planted.in(folder, "package dev.turnstone.row; class RowProgram { record Metadata() {} }")
        .passes(Names.NO_CLASS_HAS_AN_EMPTY_NAME);
  }
}

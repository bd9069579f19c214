package dev.turnstone.jdbc.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.turnstone.catalog.Vendor;
import dev.turnstone.jdbc.Address;
import dev.turnstone.jdbc.Secret;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.row.TargetDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DatabasesTest {
  @TempDir Path folder;

  @Test
  void aPathOpensAFile() {
    Address file = Address.sqlite(folder.resolve("stones.db").toString());
    try (TargetDatabase made = Databases.open(file, Secret.none(), false)) {
      made.execute(List.of("create table stone (v)"));
    }
    try (TargetDatabase read = Databases.open(file, Secret.none(), true)) {
      assertEquals(Vendor.SQLITE, read.dialect().vendor());
      assertThrows(EngineException.Refused.class, () -> read.execute(List.of("drop table stone")));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB", "MYSQL"})
  void aServerThatIsNotThereIsSaidToBeUnreachable(Vendor vendor) {
    Address nobody =
        new Address(vendor, "127.0.0.1", 1, "stones", "ann", Optional.empty(), Address.Tls.OFF);

    EngineException e =
        assertThrows(
            EngineException.class, () -> Databases.open(nobody, Secret.none(), true).close());

    assertEquals(Code.HOST_UNREACHABLE, e.problems().get(0).code());
  }
}

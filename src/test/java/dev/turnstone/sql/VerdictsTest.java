package dev.turnstone.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.TypeText;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.sql.Verdict.Grade;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTest {

  @Test
  void everyPairOfTypesIsAnsweredWithAReason() {
    for (Vendor source : Vendor.values()) {
      for (Vendor target : Vendor.values()) {
        List<Verdicts.Entry> table = Verdicts.table(source, target);
        int kinds =
            table.stream().map(e -> TypeKind.of(e.from())).collect(Collectors.toSet()).size();

        assertEquals(TypeKind.values().length, kinds);
        for (Verdicts.Entry entry : table) {
          assertFalse(entry.verdict().reason().isBlank(), entry.toString());
          assertFalse(entry.verdict().reason().endsWith("."), entry.toString());
          assertTrue(
              entry.verdict().grade() != Grade.MAY_REFUSE
                  || entry.verdict().reason().contains("set aside"),
              entry.toString());
        }
      }
    }
  }

  @Test
  void aTypeGoesIntoItselfWithinOneVendor() {
    for (Vendor vendor : Vendor.values()) {
      for (Verdicts.Entry entry : Verdicts.table(vendor, vendor)) {
        if (entry.from().equals(entry.to())) {
          assertEquals(Grade.EXACT, entry.verdict().grade(), vendor + " " + entry);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int64       |SQLITE    |int32        |POSTGRESQL|MAY_REFUSE",
        "int32       |POSTGRESQL|uint32       |MARIADB   |MAY_REFUSE",
        "uint32      |MARIADB   |int64        |POSTGRESQL|WIDENS",
        "int64       |MARIADB   |float64      |POSTGRESQL|MAY_REFUSE",
        "int32       |MARIADB   |float64      |POSTGRESQL|WIDENS",
        "uint64      |MARIADB   |decimal(20,0)|POSTGRESQL|WIDENS",
        "uint64      |MARIADB   |decimal(20,1)|POSTGRESQL|MAY_REFUSE",
        "decimal(5,2)|MARIADB   |decimal(5,1) |POSTGRESQL|MAY_REFUSE",
        "decimal(5,2)|MARIADB   |decimal(6,2) |POSTGRESQL|WIDENS",
        "decimal(5,2)|MARIADB   |decimal(6,3) |POSTGRESQL|WIDENS",
        "decimal(18,2)|MARIADB  |decimal(18,2)|SQLITE    |MAY_REFUSE",
        "decimal(9,0)|MARIADB   |int32        |POSTGRESQL|WIDENS",
        "decimal(9,0)|POSTGRESQL|int32        |MARIADB   |MAY_REFUSE",
        "float64     |POSTGRESQL|float64      |MARIADB   |MAY_REFUSE",
        "float64     |POSTGRESQL|json         |POSTGRESQL|MAY_REFUSE",
        "date        |POSTGRESQL|date         |SQLITE    |MAY_REFUSE",
        "other(point)|MARIADB   |other(point) |POSTGRESQL|IMPOSSIBLE",
        "decimal(10,0)|POSTGRESQL|int32       |MARIADB   |MAY_REFUSE",
        "float64     |POSTGRESQL|float32      |MARIADB   |MAY_REFUSE",
        "text(80)    |MARIADB   |text(40)     |POSTGRESQL|MAY_REFUSE",
        "text(80)    |MARIADB   |char(80)     |POSTGRESQL|MAY_REFUSE",
        "text        |SQLITE    |int32        |POSTGRESQL|MAY_REFUSE",
        "int32       |SQLITE    |text(3)      |POSTGRESQL|MAY_REFUSE",
        "int32       |SQLITE    |text(11)     |POSTGRESQL|WIDENS",
        "int64       |SQLITE    |instant(6)   |POSTGRESQL|NEEDS_CHOICE",
        "timestamp(6)|MARIADB   |instant(6)   |POSTGRESQL|NEEDS_CHOICE",
        "instant(6)  |POSTGRESQL|instant(6)   |MARIADB   |MAY_REFUSE",
        "instant(6)  |POSTGRESQL|timestamp(6) |SQLITE    |NEEDS_CHOICE",
        "timestamp(6)|POSTGRESQL|timestamp(3) |POSTGRESQL|MAY_REFUSE",
        "timestamp(6)|POSTGRESQL|time(6)      |POSTGRESQL|LOSES",
        "timestamp(6)|POSTGRESQL|date         |POSTGRESQL|MAY_REFUSE",
        "time(6)     |MARIADB   |time(6)      |POSTGRESQL|MAY_REFUSE",
        "time(6)     |MARIADB   |time(6)      |SQLITE    |EXACT",
        "bytes       |SQLITE    |text         |POSTGRESQL|NEEDS_CHOICE",
        "binary(16)  |MARIADB   |uuid         |POSTGRESQL|MAY_REFUSE",
        "enum('a')   |POSTGRESQL|enum('a','b')|MARIADB   |WIDENS",
        "enum('a','c')|POSTGRESQL|enum('a','b')|MARIADB  |MAY_REFUSE",
        "int32       |MARIADB   |enum('a')    |MARIADB   |NEEDS_CHOICE",
        "bits(8)     |MARIADB   |int16        |POSTGRESQL|WIDENS",
        "bits(64)    |MARIADB   |int64        |POSTGRESQL|MAY_REFUSE",
        "text(4)     |MARIADB   |bytes(16)    |MARIADB   |WIDENS",
        "text        |MARIADB   |bytes(16)    |MARIADB   |MAY_REFUSE",
        "int32       |MARIADB   |json         |POSTGRESQL|WIDENS",
        "set('a','b')|MARIADB   |enum('a','b')|MARIADB   |MAY_REFUSE",
        "bits(8)     |MARIADB   |bits(9)      |POSTGRESQL|IMPOSSIBLE",
        "uuid        |POSTGRESQL|int32        |MARIADB   |IMPOSSIBLE",
        "other(inet) |POSTGRESQL|other(inet)  |POSTGRESQL|EXACT",
        "other(inet) |POSTGRESQL|other(inet6) |MARIADB   |IMPOSSIBLE",
        "other(point)|MARIADB   |text         |POSTGRESQL|IMPOSSIBLE",
        "bool        |SQLITE    |int32        |SQLITE    |WIDENS",
        "dynamic     |SQLITE    |date         |POSTGRESQL|MAY_REFUSE"
      })
  void theGradeSaysWhatHappens(String from, Vendor source, String to, Vendor target, Grade grade) {
    Verdict verdict = Dialects.of(target).verdict(TypeText.parse(from), source, TypeText.parse(to));

    assertEquals(grade, verdict.grade(), verdict.reason());
  }

  @Test
  void theReasonNamesWhatIsSetAside() {
    Verdict verdict =
        Dialects.of(Vendor.POSTGRESQL)
            .verdict(TypeText.parse("uint64"), Vendor.MARIADB, TypeText.parse("int64"));

    assertTrue(verdict.reason().contains("beyond the range of int64"), verdict.reason());
  }
}

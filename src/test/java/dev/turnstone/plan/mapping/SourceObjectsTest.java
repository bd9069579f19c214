package dev.turnstone.plan.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceObjectsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "POSTGRESQL|18|0|gen_random_uuid()|true",
        "POSTGRESQL|13|0|gen_random_uuid()|true",
        "POSTGRESQL|12|0|gen_random_uuid()|false",
        "POSTGRESQL|12|0|'gen_random_uuid'::text|true",
        "POSTGRESQL|17|0|uuidv7()|false",
        "POSTGRESQL|18|0|uuidv7()|true",
        "POSTGRESQL|18|0|public.code()|false",
        "POSTGRESQL|18|0|\"My Schema\".code()|false",
        "POSTGRESQL|18|0|pg_catalog.upper('x'::text)|true",
        "POSTGRESQL|18|0|upper('public.code()'::text)|true",
        "POSTGRESQL|18|0|(\"a.b\" > 1.5)|true",
        "POSTGRESQL|18|0|own_code(1)|false",
        "POSTGRESQL|18|0|\"own_code\"(1)|false",
        "POSTGRESQL|18|0|known_own_code(1)|true",
        "POSTGRESQL|18|0|concat('x', nextval('s'::regclass))|false",
        "POSTGRESQL|18|0|'nextval(1)'::text|true",
        "POSTGRESQL|18|0|('t'::regclass)::text|false",
        "POSTGRESQL|18|0|to_tsvector('english'::regconfig, body)|true",
        "POSTGRESQL|18|0|('red'::colour)::text|false",
        "POSTGRESQL|18|0|('red'::colourless)::text|true",
        "MARIADB|11|4|concat('A',nextval(`shop`.`s`))|false",
        "MARIADB|11|4|uuid_v4()|false",
        "MARIADB|11|7|uuid_v4()|true",
        "MARIADB|11|4|uuid()|true",
        "MARIADB|10|5|sys_guid()|false"
      })
  void whatTheTargetUnderstandsWordForWord(
      Vendor vendor, int major, int minor, String sql, boolean understood) {
    Catalog source =
        catalog(
            new Product(vendor, "", 18, 0),
            new LeftBehind("function", new TableName("public", "own_code(integer)"), ""),
            new LeftBehind("enumeration type", new TableName("public", "colour"), ""));
    Catalog target = catalog(new Product(vendor, "", major, minor));

    assertEquals(understood, new SourceObjects(source, target).understood(sql));
  }

  private static Catalog catalog(Product product, LeftBehind... left) {
    return new Catalog(product, "shop", List.of(), List.of(), List.of(), List.of(left), Map.of());
  }
}

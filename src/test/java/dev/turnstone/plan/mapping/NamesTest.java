package dev.turnstone.plan.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.TableName;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Isolated
class NamesTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  @ParameterizedTest
  @CsvSource({
    "CustomerId,customer_id",
    "customerID,customer_id",
    "XMLFile,xml_file",
    "InvoiceLine,invoice_line",
    "already_snake,already_snake",
    "ALL_CAPS,all_caps",
    "unit price,unit_price",
    "Address2,address2",
    "sha256Sum,sha256_sum",
    "Größe,größe",
    "naïveTable,naïve_table",
    "___,___",
    "IID,iid"
  })
  void writesNamesInSnakeCaseWhateverTheLanguageOfTheMachine(String name, String snake) {
    Locale.setDefault(new Locale("tr"));
    assertEquals(snake, Rename.SNAKE_CASE.apply(name));
    assertEquals(name, Rename.NONE.apply(name));
  }

  @ParameterizedTest
  @CsvSource({
    "categories,category",
    "boxes,box",
    "branches,branch",
    "houses,house",
    "purchases,purchase",
    "customers,customer",
    "movies,movie",
    "order_lines,order_line"
  })
  void singularAndPluralAreOne(String plural, String singular) {
    assertEquals(NameForms.singularWords(singular), NameForms.singularWords(plural));
  }

  @ParameterizedTest
  @CsvSource({"status,statu", "address,addres", "analysis,analysi", "gas,ga", "bus,bu"})
  void aWordThatEndsInSIsNoPluralOfWhatIsLeft(String word, String rest) {
    assertNotEquals(NameForms.singularWords(rest), NameForms.singularWords(word));
  }

  @Test
  void patternsFitNameOrSchemaAndNameWhateverTheCase() {
    TablePatterns patterns = TablePatterns.parse(" customer, inv*,audit.*,a?c ");
    assertTrue(patterns.match(new TableName("public", "Customer")));
    assertTrue(patterns.match(new TableName("public", "invoice_line")));
    assertTrue(patterns.match(new TableName("audit", "log")));
    assertTrue(patterns.match(new TableName("public", "abc")));
    assertFalse(patterns.match(new TableName("public", "customers")));
    assertFalse(patterns.match(new TableName("public", "my_invoice")));
    assertFalse(TablePatterns.parse("a.c").match(new TableName("x", "abc")));
    assertEquals(
        List.of("inv*", "audit.*", "a?c"),
        patterns.unused(List.of(new TableName("public", "customer"))));
  }
}

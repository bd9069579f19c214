package dev.turnstone.plan.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Table;
import dev.turnstone.support.Catalogs;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What auto-mapping leaves is guessed at with a score and a reason, for a person to decide. */
class LeftColumnsTest {
  @Test
  void shortNamesAndPartsOfNamesAreFoundAfterSurerOnes() {
    assertEquals(
        List.of(
            "email -> e_mail 0.95 same words",
            "qty -> quantity 0.60 one name is short for the other",
            "active -> is_active 0.50 one name is part of the other",
            "birth -> birth_date 0.30 one name is part of the other, of another type"),
        between(
            table("active bool", "birth text", "email text", "qty int64"),
            table("birth_date date", "e_mail text", "is_active bool", "quantity int32")));
  }

  @Test
  void whatFitsSeveralSharesTheScore() {
    assertEquals(
        List.of(
            "name -> first_name 0.25 one name is part of the other",
            "name -> last_name 0.25 one name is part of the other"),
        between(table("name text"), table("first_name text", "last_name text")));
    assertEquals(
        List.of(
            "first_name -> name 0.25 one name is part of the other",
            "last_name -> name 0.25 one name is part of the other"),
        between(table("first_name text", "last_name text"), table("name text")));
  }

  @Test
  void theLastTwoAreProposedWhenTheirTypesAreOfOneKind() {
    assertEquals(
        List.of("tel -> phone 0.40 the last two, of one kind of type"),
        between(table("tel text"), table("phone text")));
    assertEquals(List.of(), between(table("tel text"), table("age int64")));
    assertEquals(List.of(), between(table("tel text", "x text"), table("phone text")));
  }

  private static Table table(String... columns) {
    return Catalogs.table("main", "person", columns);
  }

  private static List<String> between(Table source, Table target) {
    return LeftColumns.between(source, target, names(source), names(target)).stream()
        .map(
            s ->
                s.sourceColumn().orElseThrow()
                    + " -> "
                    + s.targetColumn().orElseThrow()
                    + String.format(Locale.ROOT, " %.2f ", s.score())
                    + s.reason())
        .toList();
  }

  private static Set<String> names(Table table) {
    return Set.copyOf(table.columns().stream().map(c -> c.name()).toList());
  }
}

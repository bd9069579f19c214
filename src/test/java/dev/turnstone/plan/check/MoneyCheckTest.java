package dev.turnstone.plan.check;

import static dev.turnstone.support.Catalogs.counted;
import static dev.turnstone.support.Catalogs.postgres;
import static dev.turnstone.support.Catalogs.table;
import static dev.turnstone.support.Plans.copies;
import static dev.turnstone.support.Plans.into;
import static dev.turnstone.support.Plans.plan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyCheckTest {
  private final Table paid = table("public", "paid", "id int32", "amount other(money)?");

  @ParameterizedTest
  @CsvSource({"2, 2, ''", "0, 2, gives money 0 digits", "2, 3, gives money 3 digits"})
  void onlyHundredthsAreCarried(String source, String target, String refused) {
    Catalog from = with(postgres(paid), source);
    Catalog to = with(postgres(counted(paid, 0)), target);
    MigrationPlan plan = plan(from, to, into(paid, paid, copies("id", "amount")));
    List<String> told =
        PlanCheck.check(plan, from, to).stream()
            .filter(p -> p.where().toString().equals("public.paid.amount"))
            .map(Problem::message)
            .toList();
    assertEquals(refused.isEmpty() ? 0 : 1, told.size(), told::toString);
    assertEquals(true, told.stream().allMatch(t -> t.contains(refused)), told::toString);
  }

  private static Catalog with(Catalog c, String digits) {
    Map<String, String> settings = new HashMap<>(c.settings());
    settings.put("money_digits", digits);
    return new Catalog(
        c.product(), c.database(), c.tables(), c.sequences(), c.types(), c.leftBehind(), settings);
  }
}

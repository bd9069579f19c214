package dev.turnstone.plan.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.Vendor;
import dev.turnstone.plan.Endpoint;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.plan.OnFailure;
import dev.turnstone.plan.Safeguards;
import dev.turnstone.plan.Script;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.plan.WriteMode;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
  @TempDir Path folder;

  @Property(tries = 300)
  void everyPlanComesBackTheSameWithTheSameHash(@ForAll("plans") MigrationPlan plan) {
    MigrationPlan back = PlanFile.fromJson(PlanFile.toJson(plan), "memory");
    assertEquals(plan, back);
    assertEquals(PlanFile.hash(plan), PlanFile.hash(back));
  }

  @Provide
  Arbitrary<MigrationPlan> plans() {
    return RandomPlans.plans();
  }

  @Test
  void aWrittenPlanIsReadBackAndLeavesNothingElseInTheFolder() throws IOException {
    Path file = folder.resolve("plan.json");
    PlanFile.write(file, plan("first"));
    PlanFile.write(file, plan("second"));
    assertEquals(plan("second"), PlanFile.read(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void theFileIsReadableForPeople() {
    assertEquals(
        """
        {
          "format" : 1,
          "hash" : "%s",
          "name" : "shop",
          "source" : {
            "product" : {
              "vendor" : "SQLITE",
              "version" : "3.54.1",
              "major" : 3,
              "minor" : 54
            },
            "connection" : "sqlite:old.db",
            "fingerprint" : "aa"
          },
        """
            .formatted(PlanFile.hash(plan("shop"))),
        PlanFile.toJson(plan("shop"))
            .lines()
            .limit(14)
            .map(l -> l + "\n")
            .reduce("", String::concat));
  }

  @Test
  void theHashDoesNotDependOnTheOrderOfAValueMap() {
    Map<String, Optional<String>> oneWay = new LinkedHashMap<>();
    oneWay.put("a", Optional.of("1"));
    oneWay.put("b", Optional.empty());
    Map<String, Optional<String>> otherWay = new LinkedHashMap<>();
    otherWay.put("b", Optional.empty());
    otherWay.put("a", Optional.of("1"));
    assertEquals(PlanFile.hash(mapping(oneWay)), PlanFile.hash(mapping(otherWay)));
    assertNotEquals(
        PlanFile.hash(mapping(oneWay)), PlanFile.hash(mapping(Map.of("a", Optional.of("1")))));
  }

  @Test
  void theCanonicalFormIsPinned() {
    assertTrue(
        PlanFile.canonical(plan("caf\u00e9"))
            .startsWith("{\"format\":1,\"leftBehind\":[],\"name\":\"caf\\u00E9\",\"open\":[],"));
  }

  @Test
  void aPlanWithoutScriptsKeepsItsFormAndItsHash() {
    assertFalse(PlanFile.toJson(plan("shop")).contains("scripts"));
    assertFalse(PlanFile.toJson(scripted("DROP TABLE a")).contains("conditions"));
    assertEquals(PlanFile.hash(plan("shop")), PlanFile.hash(plan("shop").withScripts(List.of())));
    assertNotEquals(PlanFile.hash(plan("shop")), PlanFile.hash(scripted("DROP TABLE a")));
    assertNotEquals(
        PlanFile.hash(scripted("DROP TABLE a")), PlanFile.hash(scripted("DROP TABLE b")));
  }

  @Test
  void aScriptChangedByHandIsRefused() throws IOException {
    String json = PlanFile.toJson(scripted("DROP TABLE a"));
    assertEquals(scripted("DROP TABLE a"), PlanFile.fromJson(json, "memory"));
    Problem problem = refusal(file(json.replace("DROP TABLE a", "DROP TABLE b")));
    assertEquals(
        "it was changed outside Turnstone, its hash no longer fits", problem.arguments().get(1));
    String open = json.replaceFirst("\\s*\"hash\"[^,]*,", "");
    assertEquals(
        "target.scripts[0].irreversible is missing or cannot be what it is",
        refusal(file(open.replace("\"irreversible\" : true,", ""))).arguments().get(1));
  }

  private static MigrationPlan scripted(String sql) {
    Script script =
        new Script("x", Script.When.AFTER, sql, Optional.empty(), true, true, List.of());
    return plan("shop").withScripts(List.of(script));
  }

  @Test
  void aMissingFileIsNamed() {
    Problem problem = refusal(folder.resolve("gone.json"));
    assertEquals(Code.PLAN_MISSING, problem.code());
    assertTrue(problem.message().contains("gone.json"), problem.message());
  }

  @Test
  void aFolderIsNoPlan() {
    assertEquals("it is not a file", refusal(folder).arguments().get(1));
  }

  @Test
  void aPlanOfANewerFormatIsRefusedBeforeAnythingElseIsLookedAt() throws IOException {
    Problem problem = refusal(file("{\"format\": 2, \"hash\": \"?\", \"beyond\": true}"));
    assertEquals(Code.PLAN_TOO_NEW, problem.code());
    assertEquals(List.of("2", "1"), problem.arguments().subList(1, 3));
    assertEquals(Code.PLAN_TOO_NEW, refusal(file("{\"format\": 99999999999999999999}")).code());
  }

  @Test
  void aCutFileIsRefusedWithThePlaceWhereItEnds() throws IOException {
    String json = PlanFile.toJson(plan("shop"));
    for (int length = 0; length < json.length() - 2; length++) {
      Path file = file(json.substring(0, length));
      assertEquals(Code.PLAN_UNREADABLE, refusal(file).code(), "cut at " + length);
    }
    assertEquals(
        "it ends too early, at line 4, column 11",
        refusal(file(json.lines().limit(3).reduce("", (a, b) -> a + b + "\n") + "  \"name\" :"))
            .arguments()
            .get(1));
  }

  @Test
  void garbageIsRefusedWithoutBeingQuoted() throws IOException {
    Problem problem = refusal(file("{\"format\": 1, secret-of-mine"));
    assertEquals(Code.PLAN_UNREADABLE, problem.code());
    assertEquals("it is not JSON at line 1, column 15", problem.arguments().get(1));
    assertFalse(problem.message().contains("secret"), problem.message());
    Path bytes = folder.resolve("bytes");
    Files.write(bytes, new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
    assertEquals(Code.PLAN_UNREADABLE, refusal(bytes).code());
    assertEquals("it holds no JSON object", refusal(file("[1]")).arguments().get(1));
    assertEquals(
        "it has no format number, so it is no plan", refusal(file("{}")).arguments().get(1));
  }

  @Test
  void aPlanEditedByHandIsRefusedUnlessItsHashWasTakenOut() throws IOException {
    String json = PlanFile.toJson(plan("shop"));
    String edited = json.replace("sqlite:old.db", "sqlite:new.db");
    assertEquals(
        "it was changed outside Turnstone, its hash no longer fits",
        refusal(file(edited)).arguments().get(1));
    String deliberate = edited.replaceFirst("\\s*\"hash\"[^,]*,", "");
    assertEquals("sqlite:new.db", PlanFile.read(file(deliberate)).source().connection());
  }

  @Test
  void anUnknownPropertyIsRefusedByName() throws IOException {
    assertEquals(
        "it has an unknown property, tables[0].fields[0].rule.colour",
        mistakeWhen("\"kind\" : \"copy\",", "\"kind\" : \"copy\", \"colour\" : 1,"));
  }

  @Test
  void aMissingOrMistypedPropertyIsRefusedByName() throws IOException {
    assertEquals(
        "tables[0].mode is missing or cannot be what it is",
        mistakeWhen("\"mode\" : \"INTO_EMPTY\",", ""));
    assertEquals(
        "tables[0].mode is missing or cannot be what it is", mistakeWhen("INTO_EMPTY", "ERASE"));
    assertEquals(
        "tables[0].enabled is missing or cannot be what it is",
        mistakeWhen("\"enabled\" : true", "\"enabled\" : \"true\""));
    assertEquals(
        "tables[0].fields[0].rule is of an unknown kind", mistakeWhen("\"copy\"", "\"teleport\""));
    assertEquals(
        "tables[0].fields[0].rule.column is missing or cannot be what it is",
        mistakeWhen("\"column\" : \"id\"", "\"column\" : null"));
  }

  private String mistakeWhen(String before, String after) throws IOException {
    String json = PlanFile.toJson(plan("shop")).replaceFirst("\\s*\"hash\"[^,]*,", "");
    assertTrue(json.contains(before), json);
    return refusal(file(json.replace(before, after))).arguments().get(1);
  }

  @Test
  void aTwiceWrittenPropertyIsRefused() throws IOException {
    assertEquals(Code.PLAN_UNREADABLE, refusal(file("{\"format\":1,\"format\":1}")).code());
  }

  @Test
  void writingIntoAFolderThatIsNotThereIsRefused() {
    Path nowhere = folder.resolve("no/such/plan.json");
    EngineException.Refused refused =
        assertThrows(EngineException.Refused.class, () -> PlanFile.write(nowhere, plan("x")));
    assertEquals(Code.PLAN_UNWRITABLE, refused.problems().get(0).code());
  }

  private Path file(String content) throws IOException {
    Path file = folder.resolve("plan.json");
    Files.writeString(file, content, StandardCharsets.UTF_8);
    return file;
  }

  private static Problem refusal(Path file) {
    return assertThrows(EngineException.Refused.class, () -> PlanFile.read(file)).problems().get(0);
  }

  private static MigrationPlan plan(String name) {
    return plan(name, FieldPlan.copy("id", "id"));
  }

  private static MigrationPlan mapping(Map<String, Optional<String>> values) {
    FieldRule rule =
        new FieldRule.ValueMap(
            "a", values, Optional.empty(), FieldRule.ValueMap.Unlisted.SET_ASIDE);
    return plan("shop", new FieldPlan("a", rule, new OnFailure.SetAside(), Optional.empty()));
  }

  private static MigrationPlan plan(String name, FieldPlan field) {
    TablePlan table =
        new TablePlan(
            List.of(new TableName("main", "customer")),
            new TableName("public", "customer"),
            Optional.empty(),
            WriteMode.INTO_EMPTY,
            Optional.empty(),
            List.of(field),
            true,
            Optional.empty());
    return new MigrationPlan(
        MigrationPlan.FORMAT,
        name,
        new Endpoint(new Product(Vendor.SQLITE, "3.54.1", 3, 54), "sqlite:old.db", "aa"),
        new Endpoint(
            new Product(Vendor.POSTGRESQL, "18.1", 18, 1), "postgresql://me@host/shop", "bb"),
        List.of(table),
        Safeguards.DEFAULT,
        List.of(),
        List.of());
  }
}

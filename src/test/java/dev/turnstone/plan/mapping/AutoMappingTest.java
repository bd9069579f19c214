package dev.turnstone.plan.mapping;

import static dev.turnstone.support.Catalogs.column;
import static dev.turnstone.support.Catalogs.postgres;
import static dev.turnstone.support.Catalogs.sqlite;
import static dev.turnstone.support.Catalogs.table;
import static dev.turnstone.support.Catalogs.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableKind;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.FieldRule;
import dev.turnstone.plan.OpenQuestion;
import dev.turnstone.plan.TablePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AutoMappingTest {
  private static final Map<String, String> CHINOOK =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Album", "AlbumId Title ArtistId"),
              Map.entry("Artist", "ArtistId Name"),
              Map.entry(
                  "Customer",
                  "CustomerId FirstName LastName Company Address City State Country PostalCode Phone"
                      + " Fax Email SupportRepId"),
              Map.entry(
                  "Employee",
                  "EmployeeId LastName FirstName Title ReportsTo BirthDate HireDate Address City"
                      + " State Country PostalCode Phone Fax Email"),
              Map.entry("Genre", "GenreId Name"),
              Map.entry(
                  "Invoice",
                  "InvoiceId CustomerId InvoiceDate BillingAddress BillingCity BillingState"
                      + " BillingCountry BillingPostalCode Total"),
              Map.entry("InvoiceLine", "InvoiceLineId InvoiceId TrackId UnitPrice Quantity"),
              Map.entry("MediaType", "MediaTypeId Name"),
              Map.entry("Playlist", "PlaylistId Name"),
              Map.entry("PlaylistTrack", "PlaylistId TrackId"),
              Map.entry(
                  "Track",
                  "TrackId Name AlbumId MediaTypeId GenreId Composer Milliseconds Bytes"
                      + " UnitPrice")));

  @Test
  void findsEveryTableAndColumnOfCamelCaseNamesInSnakeCase() {
    List<Table> source = new ArrayList<>();
    List<Table> target = new ArrayList<>();
    CHINOOK.forEach(
        (name, columns) -> {
          String[] camel =
              Arrays.stream(columns.split(" ")).map(c -> c + " text").toArray(String[]::new);
          String[] snake =
              Arrays.stream(columns.split(" ")).map(c -> snake(c) + " text").toArray(String[]::new);
          source.add(table("main", name, camel));
          target.add(table("public", snake(name), snake));
        });
    AutoMapping mapping = AutoMapping.between(source, postgres(target.toArray(Table[]::new)));

    assertEquals(List.of(), mapping.open());
    assertEquals(List.of(), mapping.unmatched());
    assertEquals(11, mapping.tables().size());
    int columns = 0;
    for (TablePlan plan : mapping.tables()) {
      assertEquals(snake(plan.source().name()), plan.target().name());
      for (FieldPlan field : plan.fields()) {
        assertEquals(snake(((FieldRule.Copy) field.rule()).column()), field.target());
        columns++;
      }
    }
    assertEquals(64, columns);
  }

  /** Independent of the program's own way: an underscore before every capital but the first. */
  private static String snake(String camel) {
    return camel.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT);
  }

  @Test
  void prefersTheSameNameToOneThatOnlyResemblesIt() {
    assertEquals(
        List.of("name<-name", "Name<-Name"),
        fields("Name text", "name text").to("name text", "Name text"));
  }

  @Test
  void writesFieldsInTheOrderOfTheTarget() {
    assertEquals(List.of("b<-b", "a<-a"), fields("a text", "b text").to("b text", "a text"));
  }

  @Test
  void seesThroughCaseWordsPluralsAndPrefixes() {
    assertEquals(
        List.of("customer_id<-ID", "e_mail<-EMail", "tags<-tag", "unit price<-fld_UnitPrice"),
        fields("ID int32", "EMail text", "tag text", "fld_UnitPrice decimal(5,2)")
            .to("customer_id int32", "e_mail text", "tags text", "unit price decimal(5,2)"));
  }

  @Test
  void takesASlipOfThePenOnlyWhenTypesAgree() {
    assertEquals(
        List.of("description<-descripton"), fields("descripton text").to("description text"));
    assertEquals(List.of(), fields("descripton text").to("description date"));
    assertEquals(List.of(), fields("address1 text").to("address2 text"));
  }

  @Test
  void leavesOpenWhatFitsTwice() {
    AutoMapping mapping = columns("UserId int32").map("user_id int32", "userid_ int32");
    OpenQuestion open = mapping.open().get(0);
    assertEquals("main.customer", open.table());
    assertEquals(Optional.of("UserId"), open.column());
    assertEquals(List.of("user_id", "userid_"), open.candidates());
    assertEquals("several target columns fit", open.reason());
    assertEquals(List.of(), mapping.tables().get(0).fields());
  }

  @Test
  void neverGuessesATargetThatTwoSourcesClaim() {
    AutoMapping mapping = columns("user_ID int32", "USER_id int32").map("user_id int32");
    assertEquals(List.of(), mapping.tables().get(0).fields());
    assertEquals(
        List.of("another source column fits user_id as well"),
        mapping.open().stream().map(OpenQuestion::reason).distinct().toList());
  }

  @Test
  void asksAboutAColumnThatHasNoPlaceInTheTarget() {
    AutoMapping mapping = columns("id int32", "secret text").map("id int32");
    assertEquals(
        List.of(
            new OpenQuestion(
                "main.customer",
                Optional.of("secret"),
                List.of(),
                "no column of public.customer fits, so its values stay behind")),
        mapping.open());
  }

  @Test
  void doesNotWriteWhatTheTargetComputes() {
    Column total =
        new Column(
            "total",
            column("total int32").type(),
            "int",
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Generation.Computed("a + b", true)),
            Optional.empty());
    Table target = with(table("public", "customer", "id int32"), total);
    AutoMapping mapping =
        AutoMapping.between(
            List.of(table("main", "customer", "id int32", "total int32")), postgres(target));
    assertEquals(List.of("id<-id"), fieldsOf(mapping.tables().get(0)));
    assertEquals(
        List.of("column main.customer.total: the target computes it by itself"), mapping.leftOut());
    assertEquals(List.of(), mapping.open());
  }

  @Test
  void matchesTablesByWordsPluralsAndPrefixes() {
    assertEquals(
        List.of(
            "main.Categories->public.category",
            "main.tbl_order->public.orders",
            "main.users->public.users"),
        tables(
            List.of("users", "Categories", "tbl_order"), List.of("users", "category", "orders")));
  }

  @Test
  void aTableThatFitsTwoSchemasGoesToTheDefaultOne() {
    Catalog target =
        postgres(table("archive", "users", "id int32"), table("public", "users", "id int32"));
    AutoMapping mapping = AutoMapping.between(List.of(table("main", "users", "id int32")), target);
    assertEquals("public.users", mapping.tables().get(0).target().toString());
  }

  @Test
  void twoSchemasWithTheSameTableAreNotMergedIntoOne() {
    AutoMapping mapping =
        AutoMapping.between(
            List.of(table("a", "users", "id int32"), table("b", "users", "id int32")),
            sqlite(table("main", "users", "id int32")));
    assertEquals(List.of(), mapping.tables());
    assertEquals(2, mapping.open().size());
  }

  @Test
  void looksOnlyAtTablesThatHoldRows() {
    Table view = with(table("public", "users", "id int32"), TableKind.VIEW);
    AutoMapping mapping =
        AutoMapping.between(List.of(table("main", "users", "id int32")), postgres(view));
    assertEquals(List.of(), mapping.tables());
    assertEquals("users", mapping.unmatched().get(0).name().name());
  }

  @Test
  void remarksOnUnsureMatchesInThePlan() {
    AutoMapping mapping = columns("descripton text").map("description text");
    assertEquals(
        Optional.of("matched by similar name and type (0.70)"),
        mapping.tables().get(0).fields().get(0).comment());
    assertEquals(1.0, mapping.suggestions().get(0).score());
    assertEquals("same name", mapping.suggestions().get(0).reason());
  }

  @Property(tries = 300)
  void noTargetColumnIsEverFilledTwice(
      @ForAll("names") List<String> from, @ForAll("names") List<String> to) {
    AutoMapping mapping =
        columns(from.stream().distinct().map(n -> n + " text").toArray(String[]::new))
            .map(to.stream().distinct().map(n -> n + " text").toArray(String[]::new));
    List<String> targets =
        mapping.tables().get(0).fields().stream().map(FieldPlan::target).toList();
    assertEquals(targets.stream().distinct().toList(), targets);
    long accounted = targets.size() + mapping.open().size();
    assertTrue(accounted == from.stream().distinct().count(), "every source column is told of");
  }

  @Provide
  Arbitrary<List<String>> names() {
    return Arbitraries.of(
            "id",
            "ID",
            "Id",
            "ids",
            "customer_id",
            "CustomerId",
            "customerid",
            "tbl_id",
            "name",
            "Name",
            "NAMES",
            "customer_name",
            "description",
            "descripton",
            "t_name")
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  private interface Mapping {
    AutoMapping map(String... target);
  }

  private interface Fields {
    List<String> to(String... target);
  }

  private static Mapping columns(String... source) {
    return target ->
        AutoMapping.between(
            List.of(table("main", "customer", source)),
            postgres(table("public", "customer", target)));
  }

  private static Fields fields(String... source) {
    return target -> fieldsOf(columns(source).map(target).tables().get(0));
  }

  private static List<String> fieldsOf(TablePlan plan) {
    return plan.fields().stream()
        .map(f -> f.target() + "<-" + ((FieldRule.Copy) f.rule()).column())
        .toList();
  }

  private static List<String> tables(List<String> from, List<String> to) {
    List<Table> sources = from.stream().map(name -> table("main", name, "id int32")).toList();
    Table[] targets =
        to.stream().map(name -> table("public", name, "id int32")).toArray(Table[]::new);
    return AutoMapping.between(sources, postgres(targets)).tables().stream()
        .map(plan -> plan.source() + "->" + plan.target())
        .toList();
  }
}

package dev.turnstone.app.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.turnstone.app.connection.Side;
import dev.turnstone.app.inventory.Inventory.Rating;
import dev.turnstone.app.profile.ColumnProfile;
import dev.turnstone.app.profile.ColumnProfile.Distinct;
import dev.turnstone.app.profile.ColumnProfile.Extent;
import dev.turnstone.app.profile.Shape;
import dev.turnstone.catalog.Table;
import dev.turnstone.support.Catalogs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and values suggest what a column holds; what a person says counts. */
class SignsTest {
  @ParameterizedTest
  @CsvSource({
    "email, text, MAIL",
    "ContactEMail, text, MAIL",
    "phone_number, text, PHONE",
    "FirstName, text, PERSON",
    "lastname, text, PERSON",
    "birth, date, BIRTH",
    "DateOfBirth, text, BIRTH",
    "iban, text, ACCOUNT",
    "SSN, text, NATIONAL",
    "tax_id, int64, NATIONAL",
    "password_hash, text, PASSWORD",
    "API_KEY, text, PASSWORD",
    "address2, text, ADDRESS",
    "street, text, ADDRESS",
    "last_ip, text, NETWORK",
    "ip_address, text, NETWORK",
    "name, text, PERSON",
    "creditCardNumber, text, CARD"
  })
  void namesHint(String name, String type, Sign sign) {
    assertEquals(Optional.of(sign), sign("customer", name, type));
  }

  @ParameterizedTest
  @CsvSource({
    "address_id, int32",
    "emailed, bool",
    "email, bool",
    "description, text",
    "shipped, date",
    "script, text",
    "recipe, text",
    "total, int32"
  })
  void otherNamesDoNot(String name, String type) {
    assertEquals(Optional.empty(), sign("customer", name, type));
  }

  @Test
  void aPlainNameIsOneOfAPersonInATableOfPeopleOnly() {
    assertEquals(Optional.of(Sign.PERSON), sign("users", "name", "text"));
    assertEquals(Optional.empty(), sign("country", "name", "text"));
  }

  @Test
  void valuesHintWhereMostOfThemHaveAShape() {
    assertEquals(Optional.of(Sign.ACCOUNT), Signs.byValues(profile(10, 0, Map.of(Shape.IBAN, 9L))));
    assertEquals(Optional.empty(), Signs.byValues(profile(10, 0, Map.of(Shape.IBAN, 4L))));
    assertEquals(Optional.of(Sign.MAIL), Signs.byValues(profile(10, 6, Map.of(Shape.MAIL, 3L))));
  }

  @Test
  void aDecisionCountsMoreThanAnySuggestion() {
    Table table = Catalogs.table("main", "customer", "email text");
    Place place = new Place(Side.SOURCE, table.name(), "email");
    Inventory inventory = Inventory.EMPTY;
    assertEquals(
        new Rating(Sensitivity.PERSONAL, false, Optional.of(Sign.MAIL), false),
        inventory.rating(Side.SOURCE, table, table.columns().get(0)));
    Inventory looked = inventory.with(place, Mark.NONE.looking(Optional.of(Sign.CARD)));
    assertEquals(
        new Rating(Sensitivity.SENSITIVE, false, Optional.of(Sign.CARD), true),
        looked.rating(Side.SOURCE, table, table.columns().get(0)));
    Inventory decided = looked.with(place, looked.at(place).decided(Optional.of(Sensitivity.NONE)));
    assertEquals(
        new Rating(Sensitivity.NONE, true, Optional.empty(), false),
        decided.rating(Side.SOURCE, table, table.columns().get(0)));
  }

  @Test
  void aColumnBelongsToTheOwnerOfItsTableUnlessItHasItsOwn() {
    Table table = Catalogs.table("main", "customer", "email text", "credit decimal");
    Inventory inventory =
        Inventory.EMPTY
            .with(Place.of(Side.SOURCE, table.name()), Mark.NONE.ownedBy(" Customer care "))
            .with(new Place(Side.SOURCE, table.name(), "credit"), Mark.NONE.ownedBy("Finance"));
    assertEquals("Customer care", inventory.owner(Side.SOURCE, table, table.columns().get(0)));
    assertEquals("Finance", inventory.owner(Side.SOURCE, table, table.columns().get(1)));
    assertEquals("", inventory.owner(Side.TARGET, table));
  }

  private static Optional<Sign> sign(String table, String column, String type) {
    Table holding = Catalogs.table("main", table, column + " " + type);
    return Signs.byName(holding, holding.columns().get(0));
  }

  private static ColumnProfile profile(long rows, long nulls, Map<Shape, Long> shapes) {
    Extent none =
        new Extent(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());
    return new ColumnProfile(
        "c", rows, nulls, new Distinct(1, true), none, List.of(), List.of(), shapes);
  }
}

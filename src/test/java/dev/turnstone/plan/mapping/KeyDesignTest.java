package dev.turnstone.plan.mapping;

import static dev.turnstone.support.Catalogs.column;
import static dev.turnstone.support.Catalogs.mariadb;
import static dev.turnstone.support.Catalogs.postgres;
import static dev.turnstone.support.Catalogs.referring;
import static dev.turnstone.support.Catalogs.sqlite;
import static dev.turnstone.support.Catalogs.table;
import static dev.turnstone.support.Catalogs.with;
import static dev.turnstone.support.Catalogs.withKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.TablePlan;
import dev.turnstone.support.Plans;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class KeyDesignTest {

  @Test
  void aReferenceOutOfThePlanIsLeftBehindByName() {
    Table album =
        referring(
            table("main", "album", "artist int64"),
            "artist",
            new TableName("main", "artist"),
            "id");
    TableDesign design = design(sqlite(album), postgres(), Rename.NONE, album);
    assertEquals(List.of(), design.tables().get(0).create().orElseThrow().foreignKeys());
    assertEquals(
        List.of("foreign key album_artist_fk of main.album: the plan does not carry main.artist"),
        design.leftBehind());
  }

  @Test
  void aReferenceToATableThatIsThereGoesToIt() {
    Table artist = withKey(table("main", "Artist", "Id int64"), "Id");
    Table there = withKey(table("public", "artists", "artist_id int64"), "artist_id");
    Table album = referring(table("main", "album", "artist int64"), "artist", artist.name(), "Id");
    TablePlan existing = Plans.into(artist, there, FieldPlan.copy("Id", "artist_id"));
    Table created =
        TableDesign.of(
                List.of(album),
                List.of(existing),
                sqlite(artist, album),
                postgres(there),
                Rename.NONE)
            .tables()
            .get(0)
            .create()
            .orElseThrow();
    assertEquals(there.name(), created.foreignKeys().get(0).target());
    assertEquals(List.of("artist_id"), created.foreignKeys().get(0).targetColumns());
  }

  @Test
  void aReferenceToColumnsThatAreNoKeyIsLeftBehind() {
    Table artist = table("main", "artist", "id int64");
    Table album = referring(table("main", "album", "artist int64"), "artist", artist.name(), "id");
    assertEquals(
        List.of(
            "foreign key album_artist_fk of main.album: the columns it refers to are no key of"
                + " public.artist"),
        design(sqlite(artist, album), postgres(), Rename.NONE, artist, album).leftBehind());
  }

  @Test
  void indexNamesAreUniqueInASchemaOfPostgres() {
    Table one = indexed(table("main", "one", "a int64"), index("by_a", "a"));
    Table two = indexed(table("main", "two", "a int64"), index("by_a", "a"));
    TableDesign design = design(sqlite(one, two), postgres(), Rename.NONE, one, two);
    assertEquals("by_a", design.tables().get(0).create().orElseThrow().indexes().get(0).name());
    assertEquals("two_by_a", design.tables().get(1).create().orElseThrow().indexes().get(0).name());
    assertEquals(
        List.of("name of index by_a of main.two: it is called two_by_a"), design.leftBehind());
  }

  @Test
  void anIndexIsNotCalledLikeATable() {
    Table one = indexed(table("main", "one", "a int64"), index("two", "a"));
    Table two = table("main", "two", "a int64");
    TableDesign design = design(sqlite(one, two), postgres(), Rename.NONE, one, two);
    assertEquals("one_two", design.tables().get(0).create().orElseThrow().indexes().get(0).name());
  }

  @Test
  void partialKeysAndPrefixesGoOnlyWhereTheyCan() {
    Key partial =
        new Key("live", false, List.of(KeyPart.of("a")), Optional.of("a > 0"), false, false);
    Table source = with(table("main", "t", "a int64"), partial);
    Table created = created(sqlite(source), postgres(), source);
    assertTrue(created.keys().get(0).predicate().orElseThrow().contains("\"a\""));
    assertEquals(
        List.of("unique key live of main.t: it cannot be said in MariaDB"),
        design(sqlite(source), mariadb(), Rename.NONE, source).leftBehind());

    Key prefixed =
        new Key(
            "short",
            false,
            List.of(
                new KeyPart(
                    Optional.of("a"),
                    Optional.empty(),
                    OptionalInt.of(10),
                    false,
                    Optional.empty())),
            Optional.empty(),
            false,
            false);
    Table other = with(table("shop", "t", "a text(80)"), prefixed);
    assertEquals(
        List.of("unique key short of shop.t: it cannot be said in PostgreSQL"),
        design(mariadb(other), postgres(), Rename.NONE, other).leftBehind());
  }

  @Test
  void aKeyColumnCannotBeNullInTheTarget() {
    Table source = withKey(table("main", "t", "id text?"), "id");
    assertFalse(created(sqlite(source), postgres(), source).columns().get(0).nullable());
    assertTrue(created(sqlite(source), sqlite(), source).columns().get(0).nullable());
  }

  private static Table created(Catalog source, Catalog target, Table table) {
    return design(source, target, Rename.NONE, table).tables().get(0).create().orElseThrow();
  }

  private static TableDesign design(
      Catalog source, Catalog target, Rename rename, Table... tables) {
    return TableDesign.of(List.of(tables), List.of(), source, target, rename);
  }

  private static Index index(String name, String column) {
    return new Index(name, List.of(KeyPart.of(column)), Optional.empty(), "btree");
  }

  private static Table indexed(Table table, Index index) {
    return new Table(
        table.name(),
        table.kind(),
        table.columns(),
        table.keys(),
        table.foreignKeys(),
        List.of(index),
        table.checks(),
        table.traits());
  }
}

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
import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.TableName;
import dev.turnstone.catalog.TableTraits;
import dev.turnstone.plan.FieldPlan;
import dev.turnstone.plan.TablePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TableDesignTest {

  @Test
  void renamesTablesColumnsKeysAndReferencesAlike() {
    Table artist =
        withKey(table("main", "Artist", "ArtistId int64", "Name text(120)?"), "ArtistId");
    Table album =
        referring(
            with(
                withKey(table("main", "Album", "AlbumId int64", "ArtistId int64"), "AlbumId"),
                Key.unique("UQ_AlbumArtist", List.of("ArtistId", "AlbumId"))),
            "ArtistId",
            artist.name(),
            "ArtistId");
    TableDesign design =
        design(sqlite(album, artist), postgres(), Rename.SNAKE_CASE, album, artist);
    TablePlan plan = design.tables().get(0);
    Table created = plan.create().orElseThrow();
    assertEquals("public.album", plan.target().toString());
    assertEquals(List.of("album_id", "artist_id"), names(created));
    assertEquals(
        List.of("album_id<-AlbumId", "artist_id<-ArtistId"),
        plan.fields().stream()
            .map(f -> f.target() + "<-" + ((dev.turnstone.plan.FieldRule.Copy) f.rule()).column())
            .toList());
    assertEquals(List.of("album_id"), created.primaryKey().orElseThrow().columns());
    assertEquals("uq_album_artist", created.keys().get(1).name());
    ForeignKey key = created.foreignKeys().get(0);
    assertEquals(new TableName("public", "artist"), key.target());
    assertEquals(List.of("artist_id"), key.columns());
    assertEquals(List.of("artist_id"), key.targetColumns());
    assertEquals(List.of(), design.leftBehind());
  }

  @Test
  void keepsNamesWhenNothingElseIsAsked() {
    Table odd = table("main", "Odd Name", "a b int64");
    Table created = created(sqlite(odd), postgres(), odd);
    assertEquals(new TableName("public", "Odd Name"), created.name());
    assertEquals(List.of("a b"), names(created));
  }

  @Test
  void checksDefaultsAndGeneratedColumnsAreTranslated() {
    Table order =
        checked(
            with(
                with(
                    table("main", "Order", "Qty int64", "Price int64"),
                    altered("State text", Optional.of("'new'"), Optional.empty())),
                altered(
                    "Total int64?",
                    Optional.empty(),
                    Optional.of(new Generation.Computed("Qty * Price", false)))),
            new Check("positive", "Qty > 0", true));
    TableDesign design = design(sqlite(order), postgres(), Rename.SNAKE_CASE, order);
    Table created = design.tables().get(0).create().orElseThrow();
    assertEquals(Optional.of("'new'"), created.column("state").orElseThrow().defaultSql());
    Generation.Computed total =
        (Generation.Computed) created.column("total").orElseThrow().generation().orElseThrow();
    assertTrue(total.stored(), "PostgreSQL stores it");
    assertTrue(total.expression().contains("\"qty\""), total.expression());
    assertEquals(1, created.checks().size());
    assertTrue(
        created.checks().get(0).expression().contains("\"qty\""), created.checks().toString());
    assertFalse(
        design.tables().get(0).fields().stream().anyMatch(f -> f.target().equals("total")),
        "a computed column is not written");
    assertEquals(List.of(), design.leftBehind());
  }

  @Test
  void whatCannotBeSaidIsLeftBehindByNameAndValuesAreStillCarried() {
    Table order =
        checked(
            with(
                with(
                    table("main", "o", "a text"),
                    altered("b text", Optional.of("mystery(1)"), Optional.empty())),
                altered(
                    "c text?",
                    Optional.empty(),
                    Optional.of(new Generation.Computed("mystery(a)", true)))),
            new Check("odd", "mystery(a) > 0", true));
    TableDesign design = design(sqlite(order), postgres(), Rename.NONE, order);
    assertEquals(
        List.of(
            "default of column main.o.b: it cannot be said in PostgreSQL",
            "expression of column main.o.c: it cannot be said in PostgreSQL, so the values are"
                + " copied",
            "check odd of main.o: it cannot be said in PostgreSQL"),
        design.leftBehind());
    assertEquals(
        List.of("a", "b", "c"),
        design.tables().get(0).fields().stream().map(FieldPlan::target).toList());
  }

  @Test
  void anEnumerationThatBecomesTextIsHeldByACheck() {
    Table source = table("shop", "t", "mood enum('good','it''s')");
    Table created = created(mariadb(source), postgres(), source);
    assertEquals("\"mood\" IN ('good', 'it''s')", created.checks().get(0).expression());
  }

  @Test
  void countingColumnsCountOnWhereTheyCan() {
    Column counter =
        altered("id int64", Optional.empty(), Optional.of(new Generation.Identity(true)));
    Table keyed = withKey(with(table("public", "t", "a int32"), counter), "id");
    Table loose = with(table("public", "t", "a int32"), counter);
    assertEquals(
        Optional.of(new Generation.Identity(false)),
        created(postgres(keyed), sqlite(), keyed).column("id").orElseThrow().generation());
    assertEquals(
        List.of("counting of column public.t.id: SQLite cannot count in this column by itself"),
        design(postgres(loose), sqlite(), Rename.NONE, loose).leftBehind());
  }

  @Test
  void collationsOfAnotherVendorAreToldOnce() {
    Column plain = column("a text?");
    Column collated =
        new Column(
            "b",
            plain.type(),
            "text",
            true,
            Optional.of("NOCASE"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Table source = with(table("main", "t", "a text?"), collated);
    assertEquals(
        List.of(
            "collation NOCASE of 1 column: texts are equal in the target only when they are the"
                + " same characters"),
        design(sqlite(source), postgres(), Rename.NONE, source).leftBehind());
  }

  @Test
  void mariaDbChecksNoColumnThatAReferenceChanges() {
    TableName artist = new TableName("public", "artist");
    ForeignKey changing =
        new ForeignKey(
            "album_artist_fk",
            List.of("artist"),
            artist,
            List.of("id"),
            ForeignKey.Action.CASCADE,
            ForeignKey.Action.NO_ACTION,
            ForeignKey.Deferral.NOT_DEFERRABLE,
            true);
    Table plain = table("public", "album", "artist int64", "year int32");
    Table album =
        new Table(
            plain.name(),
            plain.kind(),
            plain.columns(),
            List.of(),
            List.of(changing),
            List.of(),
            List.of(
                new Check("known", "artist > 0", true), new Check("modern", "year > 1900", true)),
            plain.traits());
    TableDesign design =
        design(
            postgres(album, withKey(table("public", "artist", "id int64"), "id")),
            mariadb(),
            Rename.NONE,
            album);
    assertEquals(
        List.of("(`year` > 1900)"),
        design.tables().get(0).create().orElseThrow().checks().stream()
            .map(Check::expression)
            .toList());
    assertEquals(
        "check known of public.album: it cannot be said in MariaDB", design.leftBehind().get(0));
  }

  @Test
  void commentsGoAlongExceptIntoSqlite() {
    TableTraits told =
        new TableTraits(
            OptionalLong.of(5),
            OptionalLong.empty(),
            "innodb",
            true,
            Optional.empty(),
            List.of(),
            Optional.of("people"),
            Map.of());
    Table source = with(table("shop", "t", "a int32"), told);
    TableTraits traits = created(mariadb(source), postgres(), source).traits();
    assertEquals(Optional.of("people"), traits.comment());
    assertEquals("", traits.storage());
    assertEquals(
        List.of("comments of shop.t: SQLite has none"),
        design(mariadb(source), sqlite(), Rename.NONE, source).leftBehind());
  }

  private static Table created(Catalog source, Catalog target, Table table) {
    return design(source, target, Rename.NONE, table).tables().get(0).create().orElseThrow();
  }

  private static TableDesign design(
      Catalog source, Catalog target, Rename rename, Table... tables) {
    return TableDesign.of(List.of(tables), List.of(), source, target, rename);
  }

  private static List<String> names(Table table) {
    return table.columns().stream().map(Column::name).toList();
  }

  private static Column altered(
      String text, Optional<String> byDefault, Optional<Generation> generation) {
    Column plain = column(text);
    return new Column(
        plain.name(),
        plain.type(),
        plain.nativeType(),
        plain.nullable(),
        Optional.empty(),
        byDefault,
        generation,
        Optional.empty());
  }

  private static Table checked(Table table, Check check) {
    return new Table(
        table.name(),
        table.kind(),
        table.columns(),
        table.keys(),
        table.foreignKeys(),
        table.indexes(),
        List.of(check),
        table.traits());
  }
}

package dev.turnstone.cli.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.catalog.Catalog;
import dev.turnstone.catalog.Check;
import dev.turnstone.catalog.Column;
import dev.turnstone.catalog.ForeignKey;
import dev.turnstone.catalog.Generation;
import dev.turnstone.catalog.Index;
import dev.turnstone.catalog.Key;
import dev.turnstone.catalog.KeyPart;
import dev.turnstone.catalog.LeftBehind;
import dev.turnstone.catalog.Sequence;
import dev.turnstone.catalog.Table;
import dev.turnstone.catalog.Trigger;
import dev.turnstone.catalog.UserType;
import dev.turnstone.document.Documents;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The document of {@code inspect}. */
public final class CatalogDocument {
  private CatalogDocument() {}

  public static ObjectNode of(Catalog catalog) {
    ObjectNode document = Documents.object();
    document.put("database", catalog.database());
    ObjectNode product = document.putObject("product");
    product.put("vendor", catalog.product().vendor().name());
    product.put("version", catalog.product().version());
    document.put("fingerprint", catalog.fingerprint());
    ArrayNode tables = document.putArray("tables");
    catalog.tables().forEach(table -> tables.add(table(table)));
    ArrayNode sequences = document.putArray("sequences");
    catalog.sequences().forEach(sequence -> add(sequences.addObject(), sequence));
    ArrayNode types = document.putArray("types");
    for (UserType type : catalog.types()) {
      ObjectNode one = named(types.addObject(), type.name().schema(), type.name().name());
      one.put("type", type.base().text());
      type.checks().forEach(check -> add(one.withArrayProperty("checks").addObject(), check));
    }
    ArrayNode left = document.putArray("leftBehind");
    for (LeftBehind thing : catalog.leftBehind()) {
      ObjectNode one = left.addObject();
      one.put("kind", thing.kind());
      named(one, thing.name().schema(), thing.name().name());
      one.put("reason", thing.reason());
    }
    return document;
  }

  private static ObjectNode named(ObjectNode object, String schema, String name) {
    return object.put("schema", schema).put("name", name);
  }

  private static void add(ObjectNode one, Sequence sequence) {
    named(one, sequence.name().schema(), sequence.name().name());
    Documents.put(one, "next", sequence.next().map(Object::toString));
    Documents.put(one, "ownedBy", sequence.ownedBy());
  }

  private static ObjectNode table(Table table) {
    ObjectNode one = named(Documents.object(), table.name().schema(), table.name().name());
    one.put("kind", table.kind().name());
    OptionalLong rows = table.traits().rows();
    if (rows.isPresent()) {
      one.put("rows", rows.getAsLong());
    } else {
      one.putNull("rows");
    }
    Documents.put(one, "comment", table.traits().comment());
    one.put("storage", table.traits().storage());
    one.put("rowSecurity", table.traits().rowSecurity());
    ArrayNode columns = one.putArray("columns");
    table.columns().forEach(column -> columns.add(column(column)));
    ArrayNode keys = one.putArray("keys");
    table.keys().forEach(key -> add(keys.addObject(), key));
    ArrayNode references = one.putArray("foreignKeys");
    table.foreignKeys().forEach(reference -> add(references.addObject(), reference));
    ArrayNode indexes = one.putArray("indexes");
    table.indexes().forEach(index -> add(indexes.addObject(), index));
    ArrayNode checks = one.putArray("checks");
    table.checks().forEach(check -> add(checks.addObject(), check));
    ArrayNode triggers = one.putArray("triggers");
    table.traits().triggers().forEach(trigger -> add(triggers.addObject(), trigger));
    return one;
  }

  private static void add(ObjectNode one, Index index) {
    parts(one.put("name", index.name()), index.parts());
    one.put("method", index.method());
    Documents.put(one, "predicate", index.predicate());
  }

  private static void add(ObjectNode one, Check check) {
    one.put("name", check.name()).put("expression", check.expression());
    one.put("validated", check.validated());
  }

  private static void add(ObjectNode one, Trigger trigger) {
    one.put("name", trigger.name()).put("event", trigger.event());
    one.put("enabled", trigger.enabled()).put("definition", trigger.definition());
  }

  private static ObjectNode column(Column column) {
    ObjectNode one = Documents.object();
    one.put("name", column.name());
    one.put("type", column.type().text());
    one.put("nativeType", column.nativeType());
    one.put("nullable", column.nullable());
    Documents.put(one, "collation", column.collation());
    Documents.put(one, "default", column.defaultSql());
    Documents.put(one, "generated", column.generation().map(CatalogDocument::generation));
    Documents.put(one, "comment", column.comment());
    return one;
  }

  private static String generation(Generation generation) {
    return generation instanceof Generation.Computed computed ? computed.expression() : "identity";
  }

  private static void add(ObjectNode one, Key key) {
    one.put("name", key.name());
    one.put("primary", key.primary());
    parts(one, key.parts());
    Documents.put(one, "predicate", key.predicate());
    one.put("deferrable", key.deferrable()).put("nullsEqual", key.nullsEqual());
  }

  private static void parts(ObjectNode one, List<KeyPart> parts) {
    ArrayNode names = one.putArray("columns");
    for (KeyPart part : parts) {
      Optional<String> name = part.column().or(part::expression);
      names.add(name.orElse(""));
    }
  }

  private static void add(ObjectNode one, ForeignKey reference) {
    one.put("name", reference.name());
    ArrayNode columns = one.putArray("columns");
    reference.columns().forEach(columns::add);
    one.put("target", reference.target().name());
    ArrayNode targets = one.putArray("targetColumns");
    reference.targetColumns().forEach(targets::add);
    one.put("onUpdate", reference.onUpdate().name()).put("onDelete", reference.onDelete().name());
    one.put("deferral", reference.deferral().name()).put("validated", reference.validated());
  }
}

package dev.turnstone.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.row.OriginalValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON texts inside the journal's rows: bounds, keys and original values. */
final class JournalTexts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JournalTexts() {}

  static String list(List<String> values) {
    ArrayNode array = JSON.createArrayNode();
    values.forEach(array::add);
    return array.toString();
  }

  static List<String> list(String json) {
    List<String> values = new ArrayList<>();
    tree(json).forEach(v -> values.add(v.asText()));
    return values;
  }

  static String map(Map<String, String> values) {
    ObjectNode object = JSON.createObjectNode();
    values.forEach(object::put);
    return object.toString();
  }

  static Map<String, String> map(String json) {
    Map<String, String> values = new LinkedHashMap<>();
    tree(json).properties().forEach(p -> values.put(p.getKey(), p.getValue().asText()));
    return values;
  }

  static String originals(Map<String, OriginalValue> values) {
    ObjectNode object = JSON.createObjectNode();
    values.forEach(
        (column, value) -> {
          ObjectNode node = object.putObject(column).put("type", value.type());
          value.value().ifPresent(v -> node.put("value", v));
          value.hex().ifPresent(h -> node.put("hex", h));
          value.left().ifPresent(bytes -> node.put("left", bytes));
        });
    return object.toString();
  }

  static Map<String, OriginalValue> originals(String json) {
    Map<String, OriginalValue> values = new LinkedHashMap<>();
    tree(json)
        .properties()
        .forEach(
            p -> {
              JsonNode node = p.getValue();
              values.put(p.getKey(), original(node));
            });
    return values;
  }

  private static OriginalValue original(JsonNode node) {
    String type = node.path("type").asText();
    return node.has("left")
        ? OriginalValue.left(type, node.path("left").asLong())
        : new OriginalValue(type, text(node, "value"), text(node, "hex"));
  }

  private static Optional<String> text(JsonNode node, String field) {
    return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the journal holds text that is not JSON", e);
    }
  }
}

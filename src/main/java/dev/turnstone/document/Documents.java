package dev.turnstone.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** What all documents have in common: how they are written, problems, seconds. */
public final class Documents {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Documents() {}

  /** The document as indented text without a line feed at its end. */
  public static String text(JsonNode document) {
    try {
      return MAPPER.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** The answer of a command that has no document of its own for it: refused, and why. */
  public static ObjectNode refusal(List<Problem> problems, String planFile) {
    ObjectNode document = object();
    document.put("state", "REFUSED");
    document.set("problems", problems(problems, planFile));
    return document;
  }

  /** The answer of a command that nothing was typed for that makes sense. */
  public static ObjectNode refusal(List<Problem> problems) {
    return refusal(problems, "plan.json");
  }

  /** The answer when the program itself failed; {@code code} is what to quote in a report. */
  public static ObjectNode failure(String code) {
    ObjectNode document = object();
    document.put("state", "FAILED");
    document.put("error", code);
    document.set("problems", array());
    return document;
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  public static JsonGenerator generator(OutputStream out) throws IOException {
    JsonGenerator generator = MAPPER.getFactory().createGenerator(out);
    return generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).useDefaultPrettyPrinter();
  }

  /** A table's name without its schema; a plan works in one schema. */
  public static String plain(String table) {
    return table.substring(table.indexOf('.') + 1);
  }

  public static void put(ObjectNode object, String name, Optional<String> value) {
    object.put(name, value.orElse(null));
  }

  /** Seconds with three decimals, never in exponent form. */
  public static void putSeconds(ObjectNode object, String name, double seconds) {
    object.put(name, BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP));
  }

  public static ArrayNode problems(List<Problem> problems) {
    return problems(problems, "plan.json");
  }

  /** As {@link #problems(List)}, with commands that name this plan file. */
  public static ArrayNode problems(List<Problem> problems, String planFile) {
    ArrayNode array = array();
    for (Problem problem : problems) {
      ObjectNode one = array.addObject();
      one.put("code", problem.code().name());
      one.put("severity", problem.severity().name());
      put(one, "table", problem.where().table());
      put(one, "column", problem.where().column());
      one.put("message", problem.message());
      one.put("fix", problem.fix(planFile));
      one.put("count", 0);
      one.putArray("examples");
    }
    return array;
  }
}

package dev.turnstone.plan.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the bytes of a plan file into a plan, or says what is wrong with them and where. */
final class PlanReading {
  private final String file;

  PlanReading(String file) {
    this.file = file;
  }

  MigrationPlan plan(byte[] json) {
    ObjectNode tree = tree(json);
    refuseNewer(tree);
    JsonNode hash = tree.remove("hash");
    if (hash != null && !hash.asText().equals(CanonicalJson.hash(tree))) {
      throw unreadable("it was changed outside Turnstone, its hash no longer fits");
    }
    try {
      return PlanJson.shared().treeToValue(tree, MigrationPlan.class);
    } catch (JsonMappingException e) {
      throw unreadable(mistake(e));
    } catch (JsonProcessingException e) {
      throw unreadable("it holds something a plan does not");
    }
  }

  private ObjectNode tree(byte[] json) {
    try {
      if (PlanJson.shared().readTree(text(json)) instanceof ObjectNode object) return object;
      throw unreadable("it holds no JSON object");
    } catch (JsonEOFException e) {
      throw unreadable("it ends too early, at " + place(e.getLocation()));
    } catch (JsonProcessingException e) {
      throw unreadable("it is not JSON at " + place(e.getLocation()));
    } catch (CharacterCodingException e) {
      throw unreadable("it is not UTF-8 text");
    }
  }

  /** Decoded strictly, without the byte order mark some editors put in front. */
  private static String text(byte[] json) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  /** Looks at the format before anything else is interpreted. */
  private void refuseNewer(ObjectNode tree) {
    JsonNode format = tree.get("format");
    if (format == null || !format.isIntegralNumber() || format.bigIntegerValue().signum() <= 0) {
      throw unreadable("it has no format number, so it is no plan");
    }
    if (!format.canConvertToInt() || format.intValue() > MigrationPlan.FORMAT) {
      throw new EngineException.Refused(
          Problem.blocker(
              Code.PLAN_TOO_NEW,
              Location.EVERYWHERE,
              file,
              format.asText(),
              String.valueOf(MigrationPlan.FORMAT)));
    }
  }

  /** In our own words: Jackson's would quote the file. */
  private static String mistake(JsonMappingException e) {
    String path = path(e.getPath());
    if (e instanceof UnrecognizedPropertyException) return "it has an unknown property, " + path;
    if (e instanceof InvalidTypeIdException) return path + " is of an unknown kind";
    return path + " is missing or cannot be what it is";
  }

  private static String path(List<JsonMappingException.Reference> steps) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : steps) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(printable(step.getFieldName()));
      }
    }
    return path.isEmpty() ? "the plan" : path.toString();
  }

  private static String printable(String name) {
    String shown = name.replaceAll("\\p{C}", "?");
    return shown.length() > 80 ? shown.substring(0, 80) + ".." : shown;
  }

  private static String place(@Nullable JsonLocation at) {
    return at == null ? "its start" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  EngineException.Refused unreadable(String why) {
    return new EngineException.Refused(problem(why));
  }

  EngineException.Refused unreadable(String why, Throwable cause) {
    return new EngineException.Refused(problem(why), cause);
  }

  private Problem problem(String why) {
    return Problem.blocker(Code.PLAN_UNREADABLE, Location.EVERYWHERE, file, why);
  }
}

package dev.turnstone.plan.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Code;
import dev.turnstone.problem.EngineException;
import dev.turnstone.problem.FileTrouble;
import dev.turnstone.problem.Location;
import dev.turnstone.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A plan on disk: indented JSON in UTF-8 that carries its own identity in {@code hash}. A file
 * whose content no longer has that identity was cut or changed and is refused; who edits a plan on
 * purpose removes the {@code hash} property, and takes responsibility for it.
 */
public final class PlanFile {
  private static final String HASH = "hash";
  private static final String FORMAT = "format";
  private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

  /** Far above any real plan (10,000 columns take about 5 MB). */
  private static final long MOST_BYTES = 256L << 20;

  private PlanFile() {}

  /**
   * Reads a plan.
   *
   * @throws EngineException.Refused with {@link Code#PLAN_MISSING}, {@link Code#PLAN_TOO_NEW} or
   *     {@link Code#PLAN_UNREADABLE}, which names the file and the place but no content
   */
  public static MigrationPlan read(Path file) {
    PlanReading reading = new PlanReading(file.toString());
    try {
      if (!Files.isRegularFile(file) && Files.exists(file)) {
        throw reading.unreadable("it is not a file");
      }
      if (Files.size(file) > MOST_BYTES) throw reading.unreadable("it is larger than any plan");
      return reading.plan(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new EngineException.Refused(
          Problem.blocker(Code.PLAN_MISSING, Location.EVERYWHERE, file.toString()), e);
    } catch (IOException e) {
      throw reading.unreadable(FileTrouble.words(e), e);
    }
  }

  /**
   * Reads a plan from its JSON form.
   *
   * @param name what the text is called in problems
   * @throws EngineException.Refused as {@link #read}
   */
  public static MigrationPlan fromJson(String json, String name) {
    return new PlanReading(name).plan(json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes a plan so that a crash leaves either the old file or the new one, complete.
   *
   * @throws EngineException.Refused with {@link Code#PLAN_UNWRITABLE}
   */
  public static void write(Path file, MigrationPlan plan) {
    try {
      AtomicFile.write(file, toJson(plan).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      Problem problem =
          Problem.blocker(
              Code.PLAN_UNWRITABLE, Location.EVERYWHERE, file.toString(), FileTrouble.words(e));
      throw new EngineException.Refused(problem, e);
    }
  }

  /** The text that is written to a file, ending with a line feed. */
  public static String toJson(MigrationPlan plan) {
    ObjectNode tree = tree(plan);
    String hash = CanonicalJson.hash(tree);
    ObjectNode withHash = PlanJson.shared().createObjectNode();
    withHash.set(FORMAT, tree.remove(FORMAT));
    withHash.put(HASH, hash);
    withHash.setAll(tree);
    try {
      return escapeHalves(PlanJson.shared().writeValueAsString(withHash)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  /** One line that is the same for equal plans and differs for different ones. */
  public static String canonical(MigrationPlan plan) {
    return CanonicalJson.of(tree(plan));
  }

  /** The identity of a plan: SHA-256 of its canonical form, 64 hex digits. */
  public static String hash(MigrationPlan plan) {
    return CanonicalJson.hash(tree(plan));
  }

  /** Half a surrogate pair has no UTF-8 form; it can only stand inside a JSON string. */
  private static String escapeHalves(String json) {
    return HALF_PAIR
        .matcher(json)
        .replaceAll(m -> String.format(Locale.ROOT, "\\\\u%04X", (int) m.group().charAt(0)));
  }

  private static ObjectNode tree(MigrationPlan plan) {
    JsonNode tree = PlanJson.shared().valueToTree(plan);
    return (ObjectNode) tree;
  }
}

package dev.turnstone.undo.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.turnstone.catalog.Product;
import dev.turnstone.catalog.Table;
import dev.turnstone.plan.file.PlanJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a snapshot is of.
 *
 * @param connection the database's connection text, without secrets
 * @param taken the moment it was begun, ISO
 * @param tables whole, in the order in which their rows follow
 */
record SnapshotHead(
    String connection,
    String taken,
    Product product,
    String database,
    Map<String, String> settings,
    List<Table> tables) {
  SnapshotHead {
    settings = Map.copyOf(settings);
    tables = List.copyOf(tables);
  }

  Instant moment() {
    return Instant.parse(taken);
  }

  byte[] packed() {
    try {
      return PlanJson.writer().writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a catalogue can always be written", e);
    }
  }

  static SnapshotHead unpacked(byte[] packed) throws JsonProcessingException {
    String json = new String(packed, StandardCharsets.UTF_8);
    return PlanJson.reader(SnapshotHead.class).readValue(json);
  }
}

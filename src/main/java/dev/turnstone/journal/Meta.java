package dev.turnstone.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small texts by name, as rows of the journal's {@code meta} table. */
final class Meta {
  private Meta() {}

  /** What a run is, as texts. */
  static Map<String, String> of(RunHeader header) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("run", header.run());
    texts.put("plan_hash", header.planHash());
    texts.put("plan", header.planJson());
    texts.put("from", header.from());
    texts.put("to", header.to());
    texts.put("started", header.started().toString());
    texts.put("operator", header.operator());
    return texts;
  }

  /** What a run is, from texts; journals of before know no operator. */
  static RunHeader header(Map<String, String> texts) {
    return new RunHeader(
        texts.getOrDefault("run", ""),
        texts.getOrDefault("plan_hash", ""),
        texts.getOrDefault("plan", ""),
        texts.getOrDefault("from", ""),
        texts.getOrDefault("to", ""),
        Instant.parse(texts.getOrDefault("started", "1970-01-01T00:00:00Z")),
        texts.getOrDefault("operator", ""));
  }

  static void put(Connection c, Map<String, String> texts) throws SQLException {
    for (Map.Entry<String, String> e : texts.entrySet()) {
      put(c, e.getKey(), e.getValue());
    }
  }

  static void put(Connection c, String name, String text) throws SQLException {
    JournalFile.put(c, "meta", List.of(name, text));
  }

  static Map<String, String> all(Connection c) throws SQLException {
    Map<String, String> meta = new LinkedHashMap<>();
    try (PreparedStatement p = c.prepareStatement("SELECT name, value FROM meta");
        ResultSet r = p.executeQuery()) {
      while (r.next()) {
        meta.put(r.getString(1), r.getString(2));
      }
    }
    return meta;
  }

  static Optional<String> text(Connection c, String name) throws SQLException {
    try (PreparedStatement p = c.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
      p.setString(1, name);
      try (ResultSet r = p.executeQuery()) {
        return r.next() ? Optional.of(r.getString(1)) : Optional.empty();
      }
    }
  }
}

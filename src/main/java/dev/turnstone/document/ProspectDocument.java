package dev.turnstone.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.turnstone.problem.Problem;
import dev.turnstone.rehearse.DurationBand;
import dev.turnstone.rehearse.Prospect;
import dev.turnstone.rehearse.UndoCertificate;
import dev.turnstone.rehearse.Window;
import java.util.Optional;

/** What a rehearsal expects of the run, as part of its document. */
final class ProspectDocument {
  private ProspectDocument() {}

  /** Adds {@code expectedSeconds}, {@code expectedUndoSeconds}, {@code window}, {@code undo}. */
  static void add(ObjectNode document, Prospect prospect) {
    band(document, "expectedSeconds", prospect.run());
    band(document, "expectedUndoSeconds", prospect.undo());
    if (prospect.window().isPresent()) {
      window(document.putObject("window"), prospect.window().get());
    } else {
      document.putNull("window");
    }
    undo(document.putObject("undo"), prospect.certificate());
  }

  private static void band(ObjectNode document, String name, Optional<DurationBand> band) {
    if (band.isEmpty()) {
      document.putNull(name);
      return;
    }
    ObjectNode one = document.putObject(name);
    Documents.putSeconds(one, "low", band.get().low());
    Documents.putSeconds(one, "high", band.get().high());
    ArrayNode tables = one.putArray("tables");
    for (DurationBand.OfTable table : band.get().tables()) {
      ObjectNode share = tables.addObject();
      share.put("table", table.table().name());
      Documents.putSeconds(share, "low", table.low());
      Documents.putSeconds(share, "high", table.high());
    }
  }

  private static void window(ObjectNode one, Window window) {
    one.put("begin", window.begin().toString());
    one.put("end", window.end().toString());
    one.put("fits", window.fits());
    one.put("latestStart", window.latestStart().toString());
    one.put("pointOfNoReturn", window.pointOfNoReturn().toString());
  }

  private static void undo(ObjectNode one, UndoCertificate certificate) {
    one.put("rehearsed", certificate.rehearsed());
    one.put("reason", certificate.unrehearsed().map(Problem::message).orElse(null));
    if (certificate.rehearsed()) {
      one.put("equal", certificate.proven());
      Documents.putSeconds(one, "seconds", certificate.seconds());
    } else {
      one.putNull("equal");
      one.putNull("seconds");
    }
    ArrayNode tables = one.putArray("tables");
    for (UndoCertificate.OfTable table : certificate.tables()) {
      ObjectNode proof = tables.addObject();
      proof.put("table", table.table().name());
      proof.put("before", table.before());
      proof.put("loaded", table.loaded());
      proof.put("changed", table.changed());
      proof.put("undone", table.undone());
      proof.put("digestBefore", table.digestBefore());
      proof.put("digestAfter", table.digestAfter());
      proof.put("equal", table.equal());
    }
  }
}

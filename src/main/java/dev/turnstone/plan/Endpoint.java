package dev.turnstone.plan;

import dev.turnstone.catalog.Product;
import java.util.List;

/**
 * One side of a plan.
 *
 * @param connection where it is, in the connection grammar of the command line, without any secret
 * @param fingerprint the structure of the tables the plan uses, when the plan was made
 * @param scripts steps in this side's own SQL, in the order in which a run carries them out; only a
 *     target has any
 */
public record Endpoint(
    Product product, String connection, String fingerprint, List<Script> scripts) {
  public Endpoint {
    scripts = List.copyOf(scripts);
  }

  /** A side without scripts. */
  public Endpoint(Product product, String connection, String fingerprint) {
    this(product, connection, fingerprint, List.of());
  }

  /** The same place with another structure of its tables. */
  public Endpoint withFingerprint(String other) {
    return new Endpoint(product, connection, other, scripts);
  }

  /** The same side with other scripts. */
  public Endpoint with(List<Script> others) {
    return new Endpoint(product, connection, fingerprint, others);
  }
}

package dev.turnstone.plan;

import dev.turnstone.catalog.Product;

/**
 * One side of a plan.
 *
 * @param connection where it is, in the connection grammar of the command line, without any secret
 * @param fingerprint the structure of the tables the plan uses, when the plan was made
 */
public record Endpoint(Product product, String connection, String fingerprint) {}

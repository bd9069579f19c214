package dev.turnstone.app.connection;

import dev.turnstone.app.vault.Place;
import java.util.Optional;

/**
 * A connection that somebody wants to use again.
 *
 * @param name as its owner calls it; no two have the same
 * @param text connection text, without secrets; its secret is kept under it
 * @param secret where its password is kept; empty: it is typed each time, or there is none
 */
public record SavedConnection(String name, String text, Optional<Place> secret) {}

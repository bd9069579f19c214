package dev.turnstone.ui.migration;

import dev.turnstone.app.Credentials;
import dev.turnstone.ui.wizard.Environment;

/**
 * Two databases that were reached and can be worked with.
 *
 * @param from connection text of the source, without secrets
 * @param to connection text of the target, likewise
 */
public record Ends(String from, String to, Credentials secrets, Environment environment) {}

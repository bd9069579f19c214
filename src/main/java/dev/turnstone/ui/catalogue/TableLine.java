package dev.turnstone.ui.catalogue;

import dev.turnstone.catalog.Table;

/**
 * A table as the list has it.
 *
 * @param shown its name, with its schema where the catalogue has several
 * @param in foreign keys of other tables that lead to it
 * @param out foreign keys of its own, one to itself among them
 * @param wave how many tables at most have to be loaded before it, one after the other; from 1
 * @param circle true when it and others refer to each other in a circle
 */
public record TableLine(Table table, String shown, int in, int out, int wave, boolean circle) {}

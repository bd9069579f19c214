package dev.turnstone.ui.migration;

import dev.turnstone.catalog.TableName;

/** One column of a target table that a plan fills. */
public record FieldPlace(TableName table, String column) {}

/** Wires the engine by hand: workspace, runs, leases; what command line and window call. */
@NullMarked
package dev.turnstone.app;

import org.jspecify.annotations.NullMarked;

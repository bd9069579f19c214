package dev.turnstone.row;

/**
 * The right to write to a target for one run.
 *
 * @param plan the plan's hash; at most one valid lease per plan and target
 * @param run the run's name
 * @param token fencing token: grows with every lease, checked in every chunk's transaction
 */
public record Lease(String plan, String run, long token) {}

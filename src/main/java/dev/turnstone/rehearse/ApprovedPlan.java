package dev.turnstone.rehearse;

import dev.turnstone.catalog.Catalog;
import dev.turnstone.plan.LoadOrder;
import dev.turnstone.plan.MigrationPlan;
import dev.turnstone.problem.Problem;
import java.util.List;

/**
 * A plan against which nothing speaks, together with the catalogues that it was held against. Only
 * {@link PlanApproval} makes one, so who has one may run it.
 */
public final class ApprovedPlan {
  private final MigrationPlan plan;
  private final String hash;
  private final Catalog source;
  private final Catalog target;
  private final LoadOrder order;
  private final List<Problem> remarks;

  ApprovedPlan(PlanApproval approval) {
    this.plan = approval.plan();
    this.hash = approval.hash();
    this.source = approval.source();
    this.target = approval.target();
    this.order = approval.order();
    this.remarks = approval.problems();
  }

  public MigrationPlan plan() {
    return plan;
  }

  /** The plan's identity: SHA-256 of its canonical form, 64 hex digits. */
  public String hash() {
    return hash;
  }

  /** The source as it was when the plan was approved. */
  public Catalog source() {
    return source;
  }

  /** The target as it was when the plan was approved, without the tables still to be created. */
  public Catalog target() {
    return target;
  }

  /** The target tables that are loaded, parents first; those left out are not in it. */
  public LoadOrder order() {
    return order;
  }

  /** Warnings and notes that remain, warnings first; no blockers. */
  public List<Problem> remarks() {
    return remarks;
  }
}

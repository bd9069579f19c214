package dev.turnstone.run.canary;

import java.util.List;

/**
 * A foreign key of the target that only the plan's rules tell, because they make its values of what
 * the source holds.
 *
 * @param fields positions of the referring columns among the child's planned fields
 * @param parentFields positions of the referred ones among the parent's, in the same order
 */
record ComputedReference(
    LoadedTable child, List<Integer> fields, LoadedTable parent, List<Integer> parentFields) {
  ComputedReference {
    fields = List.copyOf(fields);
    parentFields = List.copyOf(parentFields);
  }
}

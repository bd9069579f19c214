package dev.turnstone.plan.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the columns a parsed expression names, as {@code name} or {@code row["any name"]}, and puts
 * variables in their place. Names bound by macros ({@code list.exists(x, ..)}) hide columns of the
 * same name.
 */
final class ColumnReferences {
  private static final String ROW = "row";
  private final Map<String, ColumnVariable> columns;
  private final Set<ColumnVariable> used = new LinkedHashSet<>();
  private final List<UnknownColumn> unknown = new ArrayList<>();
  private final Map<String, Integer> hidden = new HashMap<>();

  /** A name that is no column, and the tree node where it stands. */
  record UnknownColumn(long node, String name) {}

  ColumnReferences(Map<String, ColumnVariable> columns) {
    this.columns = columns;
  }

  Set<ColumnVariable> used() {
    return used;
  }

  List<UnknownColumn> unknown() {
    return unknown;
  }

  /** The same tree with every column replaced by its variable; node ids stay as they are. */
  CelExpr replace(CelExpr node) {
    return switch (node.getKind()) {
      case IDENT -> replaceName(node);
      case SELECT ->
          node.toBuilder()
              .setSelect(
                  node.select().toBuilder().setOperand(replace(node.select().operand())).build())
              .build();
      case CALL -> replaceCall(node);
      case LIST ->
          CelExpr.ofList(
              node.id(), replaceAll(node.list().elements()), node.list().optionalIndices());
      case MAP -> replaceMap(node);
      case STRUCT -> replaceStruct(node);
      case COMPREHENSION -> replaceComprehension(node);
      default -> node;
    };
  }

  private CelExpr replaceName(CelExpr node) {
    String name = node.ident().name();
    if (hidden.containsKey(name)) return node;
    ColumnVariable column = columns.get(name);
    return column == null ? node : use(node, column);
  }

  private CelExpr use(CelExpr node, ColumnVariable column) {
    used.add(column);
    return CelExpr.ofIdent(node.id(), column.name());
  }

  private CelExpr replaceCall(CelExpr node) {
    List<CelExpr> args = node.call().args();
    if (node.call().function().equals("_[_]") && isRow(args.get(0)) && isText(args.get(1))) {
      String name = args.get(1).constant().stringValue();
      ColumnVariable column = columns.get(name);
      if (column != null) return use(node, column);
      unknown.add(new UnknownColumn(args.get(1).id(), name));
    }
    return CelExpr.ofCall(
        node.id(),
        node.call().target().map(this::replace),
        node.call().function(),
        replaceAll(node.call().args()));
  }

  private boolean isRow(CelExpr node) {
    return node.getKind() == Kind.IDENT
        && node.ident().name().equals(ROW)
        && !hidden.containsKey(ROW);
  }

  private static boolean isText(CelExpr node) {
    return node.getKind() == Kind.CONSTANT
        && node.constant().getKind() == CelConstant.Kind.STRING_VALUE;
  }

  private CelExpr replaceMap(CelExpr node) {
    ImmutableList<CelExpr.CelMap.Entry> entries =
        node.map().entries().stream()
            .map(
                e ->
                    CelExpr.ofMapEntry(
                        e.id(), replace(e.key()), replace(e.value()), e.optionalEntry()))
            .collect(ImmutableList.toImmutableList());
    return CelExpr.ofMap(node.id(), entries);
  }

  private CelExpr replaceStruct(CelExpr node) {
    ImmutableList<CelExpr.CelStruct.Entry> entries =
        node.struct().entries().stream()
            .map(e -> e.toBuilder().setValue(replace(e.value())).build())
            .collect(ImmutableList.toImmutableList());
    return CelExpr.ofStruct(node.id(), node.struct().messageName(), entries);
  }

  private CelExpr replaceComprehension(CelExpr node) {
    CelComprehension loop = node.comprehension();
    CelComprehension.Builder changed = loop.toBuilder();
    changed.setIterRange(replace(loop.iterRange()));
    changed.setAccuInit(replace(loop.accuInit()));
    hide(loop.accuVar());
    changed.setResult(replace(loop.result()));
    hide(loop.iterVar());
    hide(loop.iterVar2());
    changed.setLoopCondition(replace(loop.loopCondition()));
    changed.setLoopStep(replace(loop.loopStep()));
    show(loop.iterVar2());
    show(loop.iterVar());
    show(loop.accuVar());
    return node.toBuilder().setComprehension(changed.build()).build();
  }

  private void hide(String name) {
    hidden.merge(name, 1, Integer::sum);
  }

  private void show(String name) {
    hidden.computeIfPresent(name, (n, times) -> times == 1 ? null : times - 1);
  }

  private ImmutableList<CelExpr> replaceAll(List<CelExpr> nodes) {
    return nodes.stream().map(this::replace).collect(ImmutableList.toImmutableList());
  }
}

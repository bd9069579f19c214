package dev.turnstone.ui.catalogue.graph;

import dev.turnstone.catalog.TableName;
import dev.turnstone.ui.catalogue.graph.Drawing.Box;
import dev.turnstone.ui.catalogue.graph.Drawing.Curve;
import dev.turnstone.ui.catalogue.graph.Drawing.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Works out where tables stand so that parents are left of their children and few lines cross.
 * Takes up to a second for some hundred tables.
 */
final class Layered {
  private static final double HEIGHT = 26;
  private static final double LETTER = 6.9;
  private static final double ROOM = 26;
  private static final double NARROWEST = 84;
  private static final double WIDEST = 240;
  private static final double MARGIN = 14;

  private Layered() {}

  /**
   * Draws a network.
   *
   * @param names what stands in the box of a table
   */
  static synchronized Drawing draw(Network network, Function<TableName, String> names) {
    if (network.tables().isEmpty()) {
      return Drawing.EMPTY;
    }
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    ElkNode graph = ElkGraphUtil.createGraph();
    graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
    graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 16.0);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 34.0);
    graph.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 22.0);
    graph.setProperty(LayeredOptions.PADDING, new ElkPadding(MARGIN));
    Map<TableName, ElkNode> nodes = new LinkedHashMap<>();
    for (TableName name : network.tables()) {
      ElkNode node = ElkGraphUtil.createNode(graph);
      double wanted = names.apply(name).length() * LETTER + ROOM;
      node.setDimensions(Math.min(WIDEST, Math.max(NARROWEST, wanted)), HEIGHT);
      nodes.put(name, node);
    }
    Map<Network.Reference, ElkEdge> edges = new LinkedHashMap<>();
    for (Network.Reference reference : network.references()) {
      ElkNode parent = nodes.get(reference.parent());
      ElkNode child = nodes.get(reference.child());
      if (parent != null && child != null) {
        edges.put(reference, ElkGraphUtil.createSimpleEdge(parent, child));
      }
    }
    new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
    return drawing(network, graph, nodes, edges);
  }

  private static Drawing drawing(
      Network network,
      ElkNode graph,
      Map<TableName, ElkNode> nodes,
      Map<Network.Reference, ElkEdge> edges) {
    Map<TableName, Box> boxes = new HashMap<>();
    nodes.forEach((name, n) -> boxes.put(name, box(n)));
    List<Curve> curves = new ArrayList<>();
    edges.forEach((reference, edge) -> curves.add(new Curve(reference, points(edge))));
    return new Drawing(network, graph.getWidth(), graph.getHeight(), boxes, curves);
  }

  private static Box box(ElkNode node) {
    return new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight());
  }

  private static List<Point> points(ElkEdge edge) {
    List<Point> points = new ArrayList<>();
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(new Point(section.getStartX(), section.getStartY()));
      section.getBendPoints().forEach(b -> points.add(new Point(b.getX(), b.getY())));
      points.add(new Point(section.getEndX(), section.getEndY()));
    }
    return points;
  }
}

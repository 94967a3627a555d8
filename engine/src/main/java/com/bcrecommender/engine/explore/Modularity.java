package com.bcrecommender.engine.explore;

import java.util.Arrays;

/// Groups the nodes of a graph so that more weight lies inside the groups than their degrees alone
/// would put there: Louvain's method (Blondel et al. 2008) with the queue of Leiden's (Traag et al.
/// 2019), where after its first turn a node is looked at again only when a neighbour has moved
/// away.
///
/// Deterministic: nodes move in the order of their ids, among equal gains to the lowest group.
/// Cost: a few visits of every edge; memory beside the graph: 40 bytes a node. Not safe for several
/// threads.
final class Modularity {
  private static final int MOST_LEVELS = 30;

  private final double resolution;

  /// @param resolution above 0; more gives more and smaller groups (Reichardt and Bornholdt 2006)
  Modularity(double resolution) {
    this.resolution = resolution;
  }

  /// One group per node, numbered from 0 in the order of their first nodes.
  int[] groups(Graph graph) {
    int[] groupOf = new int[graph.nodes()];
    Arrays.setAll(groupOf, node -> node);
    Graph level = graph;
    for (int l = 0; l < MOST_LEVELS; l++) {
      int[] moved = move(level);
      int groups = number(moved);
      for (int node = 0; node < groupOf.length; node++) {
        groupOf[node] = moved[groupOf[node]];
      }
      if (groups == level.nodes()) {
        break;
      }
      level = level.merged(moved, groups);
    }
    return groupOf;
  }

  /// Moves single nodes to the neighbouring group that gains most, until none gains.
  private int[] move(Graph graph) {
    int nodes = graph.nodes();
    int[] groupOf = new int[nodes];
    double[] degree = new double[nodes];
    double[] total = new double[nodes];
    double all = 0;
    for (int node = 0; node < nodes; node++) {
      groupOf[node] = node;
      degree[node] = graph.degree(node);
      total[node] = degree[node];
      all += degree[node];
    }
    double[] toGroup = new double[nodes];
    int[] touched = new int[nodes];
    int[] queue = new int[nodes + 1];
    boolean[] queued = new boolean[nodes];
    for (int node = 0; node < nodes; node++) {
      queue[node] = node;
      queued[node] = true;
    }
    int head = 0;
    int tail = nodes;
    while (head != tail) {
      int node = queue[head];
      head = head == nodes ? 0 : head + 1;
      queued[node] = false;
      int own = groupOf[node];
      int count = 0;
      for (int p = graph.start(node); p < graph.end(node); p++) {
        int other = graph.neighbour(p);
        if (other != node) {
          int group = groupOf[other];
          if (toGroup[group] == 0) {
            touched[count++] = group;
          }
          toGroup[group] += graph.weight(p);
        }
      }
      total[own] -= degree[node];
      double factor = resolution * degree[node] / all;
      int best = own;
      double bestGain = toGroup[own] - factor * total[own];
      // What is gained must be more than rounding, or two groups could swap a node for ever.
      double least = 1e-9 * (degree[node] + bestGain * Math.signum(bestGain));
      for (int i = 0; i < count; i++) {
        int group = touched[i];
        double gain = toGroup[group] - factor * total[group];
        if (gain > bestGain + least || (best != own && gain == bestGain && group < best)) {
          bestGain = gain;
          best = group;
        }
      }
      for (int i = 0; i < count; i++) {
        toGroup[touched[i]] = 0;
      }
      total[best] += degree[node];
      if (best != own) {
        groupOf[node] = best;
        for (int p = graph.start(node); p < graph.end(node); p++) {
          int other = graph.neighbour(p);
          if (!queued[other] && groupOf[other] != best) {
            queued[other] = true;
            queue[tail] = other;
            tail = tail == nodes ? 0 : tail + 1;
          }
        }
      }
    }
    return groupOf;
  }

  /// Renumbers groups from 0 in the order of their first nodes; returns how many there are.
  private static int number(int[] groupOf) {
    int[] numbers = new int[groupOf.length];
    int groups = 0;
    for (int node = 0; node < groupOf.length; node++) {
      if (numbers[groupOf[node]] == 0) {
        numbers[groupOf[node]] = ++groups;
      }
      groupOf[node] = numbers[groupOf[node]] - 1;
    }
    return groups;
  }
}

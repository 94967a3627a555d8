package com.bcrecommender.engine.explore;

import java.util.Arrays;

/// Which tralbum is in which scene: the groups of highest [Modularity], of which those too small to
/// be a scene join the one that they hang on most, and those that hang on nothing are none.
///
/// Scenes are numbered by their number of tralbums, largest first, equal ones by first tralbum.
final class SceneGroups {
  /// Not in a scene.
  static final int NONE = -1;

  // Planted scenes are found best between 1 and 4; see ScenesTest and bench/RESULTS.md.
  private static final double RESOLUTION = 2;

  private final Graph graph;
  private final int[] groupOf;
  private int groups;

  private SceneGroups(Graph graph) {
    this.graph = graph;
    groupOf = new Modularity(RESOLUTION).groups(graph);
    groups = Arrays.stream(groupOf).max().orElse(-1) + 1;
  }

  /// @param most scenes
  /// @return the scene of each tralbum, or [#NONE]
  static int[] of(Graph graph, int most) {
    SceneGroups found = new SceneGroups(graph);
    found.joinSmall(most);
    return found.numbered(leastTralbums(graph.nodes()), most);
  }

  /// Fewer tralbums are no scene: 10 of a small catalog, 60 of 2014's Bandcamp.
  static int leastTralbums(int tralbums) {
    return 10 + tralbums / 10_000;
  }

  private void joinSmall(int most) {
    int least = leastTralbums(graph.nodes());
    while (true) {
      int[] sizes = sizes();
      Graph merged = graph.merged(groupOf, groups);
      long[] bySize = new long[groups];
      for (int g = 0; g < groups; g++) {
        bySize[g] = (long) sizes[g] << 32 | g;
      }
      Arrays.sort(bySize);
      int excess = groups - most;
      int[] joins = new int[groups];
      Arrays.setAll(joins, g -> g);
      double all = 0;
      for (int g = 0; g < groups; g++) {
        all += merged.degree(g);
      }
      boolean any = false;
      for (int i = 0; i < groups; i++) {
        int g = (int) bySize[i];
        if (sizes[g] >= least && i >= excess) {
          break;
        }
        int into = nearest(merged, g, all);
        any |= into != g;
        joins[g] = into;
      }
      if (!any) {
        return;
      }
      apply(joins);
    }
  }

  /// The group that the modularity gains most by, or loses least.
  private static int nearest(Graph merged, int group, double all) {
    int best = group;
    double bestGain = 0;
    double share = RESOLUTION * merged.degree(group) / all;
    for (int p = merged.start(group); p < merged.end(group); p++) {
      int other = merged.neighbour(p);
      if (other != group) {
        double gain = merged.weight(p) - share * merged.degree(other);
        if (best == group || gain > bestGain || (gain == bestGain && other < best)) {
          best = other;
          bestGain = gain;
        }
      }
    }
    return best;
  }

  /// Follows each group to where it ends up; of groups that join each other in a ring the lowest is
  /// where.
  private void apply(int[] joins) {
    int[] root = new int[groups];
    Arrays.setAll(root, g -> g);
    for (int g = 0; g < groups; g++) {
      int a = find(root, g);
      int b = find(root, joins[g]);
      root[Math.max(a, b)] = Math.min(a, b);
    }
    int[] number = new int[groups];
    int count = 0;
    for (int g = 0; g < groups; g++) {
      number[g] = find(root, g) == g ? count++ : number[find(root, g)];
    }
    for (int t = 0; t < groupOf.length; t++) {
      groupOf[t] = number[groupOf[t]];
    }
    groups = count;
  }

  private static int find(int[] root, int group) {
    int g = group;
    while (root[g] != g) {
      root[g] = root[root[g]];
      g = root[g];
    }
    return g;
  }

  private int[] sizes() {
    int[] sizes = new int[groups];
    for (int group : groupOf) {
      sizes[group]++;
    }
    return sizes;
  }

  private int[] numbered(int least, int most) {
    int[] sizes = sizes();
    long[] order = new long[groups];
    for (int g = 0; g < groups; g++) {
      // Groups are numbered by their first tralbum, so equal sizes stay in that order.
      order[g] = (long) -sizes[g] << 32 | g;
    }
    Arrays.sort(order);
    int[] scene = new int[groups];
    Arrays.fill(scene, NONE);
    for (int i = 0; i < groups && i < most && sizes[(int) order[i]] >= least; i++) {
      scene[(int) order[i]] = i;
    }
    int[] sceneOf = new int[groupOf.length];
    for (int t = 0; t < sceneOf.length; t++) {
      sceneOf[t] = scene[groupOf[t]];
    }
    return sceneOf;
  }
}

package com.bcrecommender.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModularityTest {
  /// The friendships of Zachary's karate club (1977), from 1; their best modularity is known to be
  /// 0.4198 (Brandes et al. 2008).
  private static final String KARATE =
      """
      1-2 1-3 2-3 1-4 2-4 3-4 1-5 1-6 1-7 5-7 6-7 1-8 2-8 3-8 4-8 1-9 3-9 3-10 1-11 5-11 6-11 1-12 \
      1-13 4-13 1-14 2-14 3-14 4-14 6-17 7-17 1-18 2-18 1-20 2-20 1-22 2-22 24-26 25-26 3-28 24-28 \
      25-28 3-29 24-30 27-30 2-31 9-31 1-32 25-32 26-32 29-32 3-33 9-33 15-33 16-33 19-33 21-33 \
      23-33 24-33 30-33 31-33 32-33 9-34 10-34 14-34 15-34 16-34 19-34 20-34 21-34 23-34 24-34 \
      27-34 28-34 29-34 30-34 31-34 32-34 33-34\
      """;

  @Test
  void theKarateClubFallsApartNearlyAsWellAsItCan() {
    float[][] club = new float[34][34];
    for (String edge : KARATE.strip().split("\\s+")) {
      int dash = edge.indexOf('-');
      connect(
          club,
          Integer.parseInt(edge.substring(0, dash)) - 1,
          Integer.parseInt(edge.substring(dash + 1)) - 1);
    }
    int[] groups = new Modularity(1).groups(graph(club));
    assertThat(modularity(club, groups, 1)).isGreaterThan(0.415);
  }

  @Test
  void cliquesThatHangByOneEdgeAreGroups() {
    float[][] cliques = new float[60][60];
    for (int a = 0; a < 60; a++) {
      for (int b = 0; b < a; b++) {
        if (a / 6 == b / 6) {
          connect(cliques, a, b);
        }
      }
      if (a % 6 == 0) {
        connect(cliques, a, (a + 7) % 60);
      }
    }
    int[] expected = new int[60];
    Arrays.setAll(expected, node -> node / 6);
    assertThat(new Modularity(1).groups(graph(cliques))).isEqualTo(expected);
  }

  @Test
  void noSingleMoveGainsAnyMore() {
    SplittableRandom random = new SplittableRandom(1);
    for (double resolution : new double[] {0.5, 1, 3}) {
      float[][] edges = new float[60][60];
      for (int i = 0; i < 200; i++) {
        int a = random.nextInt(60);
        int b = random.nextInt(60);
        if (a != b) {
          connect(edges, a, b);
        }
      }
      int[] groups = new Modularity(resolution).groups(graph(edges));
      double best = modularity(edges, groups, resolution);
      assertThat(best).isGreaterThan(modularity(edges, identity(60), resolution));
      assertThat(best).isGreaterThan(modularity(edges, new int[60], resolution));
      int count = Arrays.stream(groups).max().orElse(0) + 1;
      // Whole groups cannot be joined with a gain.
      for (int a = 0; a < count; a++) {
        for (int b = 0; b < a; b++) {
          int from = a;
          int into = b;
          int[] joined = Arrays.stream(groups).map(g -> g == from ? into : g).toArray();
          assertThat(modularity(edges, joined, resolution)).isLessThanOrEqualTo(best + 1e-9);
        }
      }
    }
  }

  @Test
  void nodesWithoutEdgesStayAlone() {
    assertThat(new Modularity(1).groups(graph(new float[4][4]))).containsExactly(0, 1, 2, 3);
    assertThat(new Modularity(1).groups(graph(new float[0][0]))).isEmpty();
  }

  private static int[] identity(int nodes) {
    int[] groups = new int[nodes];
    Arrays.setAll(groups, node -> node);
    return groups;
  }

  private static void connect(float[][] edges, int a, int b) {
    edges[a][b] = 1;
    edges[b][a] = 1;
  }

  private static Graph graph(float[][] edges) {
    Graph.Rows rows = new Graph.Rows(edges.length, edges.length % 2 == 0);
    for (float[] row : edges) {
      for (int other = 0; other < row.length; other++) {
        if (row[other] > 0) {
          rows.add(other, row[other]);
        }
      }
      rows.endRow();
    }
    return rows.graph();
  }

  /// As Newman and Girvan (2004) define it.
  private static double modularity(float[][] edges, int[] groups, double resolution) {
    double all = 0;
    double[] degree = new double[edges.length];
    for (int a = 0; a < edges.length; a++) {
      for (float weight : edges[a]) {
        degree[a] += weight;
      }
      all += degree[a];
    }
    double sum = 0;
    for (int a = 0; a < edges.length; a++) {
      for (int b = 0; b < edges.length; b++) {
        if (groups[a] == groups[b]) {
          sum += edges[a][b] - resolution * degree[a] * degree[b] / all;
        }
      }
    }
    return sum / all;
  }
}

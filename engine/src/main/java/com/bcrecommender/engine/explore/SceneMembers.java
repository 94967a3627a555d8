package com.bcrecommender.engine.explore;

import java.util.Arrays;

/// The tralbums of each scene, the most central first. A tralbum is as central as it is held in the
/// scene: the weight of its edges there times their share in all its edges, so that neither a small
/// record nor one that everybody likes, whatever the scene, leads.
final class SceneMembers {
  private SceneMembers() {}

  /// @param fans how many have each tralbum; decides between equally central ones, then the id
  static int[][] of(Graph graph, int[] sceneOf, int scenes, int[] fans) {
    int[] sizes = new int[scenes];
    for (int scene : sceneOf) {
      if (scene >= 0) {
        sizes[scene]++;
      }
    }
    int[][] members = new int[scenes][];
    for (int s = 0; s < scenes; s++) {
      members[s] = new int[sizes[s]];
      sizes[s] = 0;
    }
    for (int t = 0; t < sceneOf.length; t++) {
      if (sceneOf[t] >= 0) {
        members[sceneOf[t]][sizes[sceneOf[t]]++] = t;
      }
    }
    // One scene at a time: a member is 36 bytes while they are ordered.
    for (int[] scene : members) {
      Member[] ordered = new Member[scene.length];
      Arrays.setAll(
          ordered, i -> new Member(scene[i], centrality(graph, sceneOf, scene[i]), fans[scene[i]]));
      Arrays.sort(ordered);
      Arrays.setAll(scene, i -> ordered[i].tralbum());
    }
    return members;
  }

  private static double centrality(Graph graph, int[] sceneOf, int tralbum) {
    double inside = 0;
    double all = 0;
    for (int p = graph.start(tralbum); p < graph.end(tralbum); p++) {
      all += graph.weight(p);
      inside += sceneOf[graph.neighbour(p)] == sceneOf[tralbum] ? graph.weight(p) : 0;
    }
    return all == 0 ? 0 : inside * inside / all;
  }

  private record Member(int tralbum, double centrality, int fans) implements Comparable<Member> {
    @Override
    public int compareTo(Member other) {
      int byCentrality = Double.compare(other.centrality, centrality);
      int byFans = byCentrality != 0 ? byCentrality : Integer.compare(other.fans, fans);
      return byFans != 0 ? byFans : Integer.compare(tralbum, other.tralbum);
    }
  }
}

package com.bcrecommender.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.list.SimilarLists;
import com.bcrecommender.engine.model.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScenesTest {
  private static final int SCENES = 8;
  private static final int TRALBUMS = 400;
  private static final int FANS = 600;

  // Tags 0 to 7 are the scenes' own, 8 to 15 too but rarer, 16 is on everything, 17 on every other
  // tralbum of the scenes 0 and 1.
  private static final int EVERYWHERE = 16;

  /// Tralbum t belongs to scene t % SCENES. A fan has a scene, and takes every fifth tralbum from
  /// anywhere.
  private static Snapshot planted() {
    SplittableRandom random = new SplittableRandom(3);
    Snapshot.Builder builder = Snapshot.builder().sizes(FANS, TRALBUMS, 18);
    for (int t = 0; t < TRALBUMS; t++) {
      builder.tag(t, EVERYWHERE);
      if (random.nextInt(10) < 8) {
        builder.tag(t, t % SCENES);
      }
      if (random.nextInt(10) < 4) {
        builder.tag(t, SCENES + t % SCENES);
      }
      if (t % SCENES < 2 && random.nextBoolean()) {
        builder.tag(t, 17);
      }
    }
    for (int fan = 0; fan < FANS; fan++) {
      for (int i = 0; i < 12; i++) {
        double skew = random.nextDouble();
        int place = (int) (skew * skew * (TRALBUMS / SCENES));
        int own = place * SCENES + fan % SCENES;
        builder.preference(fan, random.nextInt(5) == 0 ? random.nextInt(TRALBUMS) : own);
      }
    }
    return builder.build();
  }

  private static Scenes find(Snapshot snapshot, int most, int threads) {
    SimilarityGraph graph =
        new SimilarityGraph(snapshot.tralbums(), snapshot.preferences().isMapped());
    new SimilarLists(Models.learn("item-neighbours", snapshot, threads), snapshot)
        .threads(threads)
        .forEach(graph);
    return Scenes.find(snapshot, graph, most, TagLikeness.NONE);
  }

  @Test
  void plantedScenesAreFound() {
    Snapshot snapshot = planted();
    Scenes scenes = find(snapshot, 100, 1);
    assertThat(scenes.count()).isEqualTo(SCENES);
    Set<Integer> found = new HashSet<>();
    int right = 0;
    for (int s = 0; s < SCENES; s++) {
      Scene scene = scenes.scene(s);
      int truth = scene.tralbums()[0] % SCENES;
      found.add(truth);
      for (int t : scene.tralbums()) {
        assertThat(scenes.sceneOf(t)).isEqualTo(s);
        right += t % SCENES == truth ? 1 : 0;
      }
      // The first of a scene are certain.
      assertThat(Arrays.stream(scene.tralbums()).limit(20).map(t -> t % SCENES).distinct())
          .containsExactly(truth);
      assertThat(scene.tags()).contains(truth).doesNotContain(EVERYWHERE);
      assertThat(scene.tags()[0]).isEqualTo(truth);
      assertThat(scene.tagWeights()[0]).isEqualTo(255);
      assertThat(scene.name()).containsExactly(truth, SCENES + truth);
      assertThat(scene.fans().length).isGreaterThan(60);
      assertThat(Arrays.stream(scene.fans()).limit(50).map(f -> f % SCENES).distinct())
          .containsExactly(truth);
      assertThat(scene.neighbours()).doesNotContain(s).hasSize(SCENES - 1);
    }
    assertThat(found).hasSize(SCENES);
    assertThat(right).isGreaterThan(TRALBUMS * 9 / 10);
  }

  @Test
  void noMoreScenesThanAskedForAndNoneIsLost() {
    Snapshot snapshot = planted();
    Scenes three = find(snapshot, 3, 1);
    assertThat(three.count()).isEqualTo(3);
    int members = 0;
    for (int s = 0; s < 3; s++) {
      members += three.scene(s).tralbums().length;
    }
    assertThat(members).isGreaterThan(TRALBUMS * 9 / 10);
    assertThat(find(snapshot, 0, 1).count()).isZero();
    assertThatThrownBy(() -> find(snapshot, 1001, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1001");
  }

  @Test
  void scenesAreTheSameForAnyNumberOfThreads() {
    Snapshot snapshot = planted();
    assertThat(everything(find(snapshot, 100, 3))).isEqualTo(everything(find(snapshot, 100, 1)));
  }

  @Test
  void scenesAreTheSameWhereSnapshotAndGraphLieInFiles() {
    Snapshot snapshot = planted();
    assertThat(everything(find(RandomSnapshots.mapped(snapshot), 100, 1)))
        .isEqualTo(everything(find(snapshot, 100, 1)));
  }

  @Test
  void whatIsLikeNothingIsInNoScene() {
    Snapshot snapshot = Snapshot.builder().preference(0, 0).preference(1, 1).tag(2, 0).build();
    Scenes scenes = find(snapshot, 10, 1);
    assertThat(scenes.count()).isZero();
    assertThat(List.of(scenes.sceneOf(0), scenes.sceneOf(1), scenes.sceneOf(2)))
        .containsOnly(Scenes.NONE);
  }

  @Test
  void withoutTagsScenesHaveNoNames() {
    Snapshot tagged = planted();
    Snapshot.Builder builder = Snapshot.builder();
    for (int f = 0; f < FANS; f++) {
      for (int p = tagged.preferences().start(f); p < tagged.preferences().end(f); p++) {
        builder.preference(f, tagged.preferences().column(p));
      }
    }
    Scenes scenes = find(builder.build(), 100, 1);
    assertThat(scenes.count()).isEqualTo(SCENES);
    assertThat(scenes.scene(0).name()).isEmpty();
    assertThat(scenes.scene(0).tags()).isEmpty();
  }

  @Test
  void aNameDoesNotSayTheSameTwiceAndNoTwoScenesHaveOne() {
    // All tralbums bear 0 and 1; the scenes' own third tag makes the difference.
    Snapshot.Builder builder = Snapshot.builder();
    for (int t = 0; t < 40; t++) {
      builder.tag(t, 0).tag(t, 1).tag(t, 2 + t / 20);
    }
    for (int t = 40; t < 400; t++) {
      builder.tag(t, 9);
    }
    Snapshot snapshot = builder.build();
    int[][] members = {
      java.util.stream.IntStream.range(0, 20).toArray(),
      java.util.stream.IntStream.range(20, 40).toArray()
    };
    SceneTags tags = new SceneTags(snapshot.tralbumTags(), (a, b) -> a + b == 1);
    List<List<Integer>> names = new ArrayList<>();
    for (int[] scene : members) {
      names.add(Arrays.stream(tags.of(scene).name()).boxed().toList());
    }
    assertThat(names.get(0)).contains(2).doesNotContainSequence(0, 1).hasSize(2);
    assertThat(names.get(1)).contains(3).hasSize(2);
    SceneTags again = new SceneTags(snapshot.tralbumTags(), TagLikeness.NONE);
    int[] whole = java.util.stream.IntStream.range(0, 40).toArray();
    int[] first = again.of(whole).name();
    int[] second = again.of(whole).name();
    assertThat(first).containsExactly(0, 1);
    assertThat(second).isNotEqualTo(first);
  }

  private static String everything(Scenes scenes) {
    StringBuilder all = new StringBuilder();
    for (int s = 0; s < scenes.count(); s++) {
      Scene scene = scenes.scene(s);
      all.append(Arrays.toString(scene.name()))
          .append(Arrays.toString(scene.tags()))
          .append(Arrays.toString(scene.tagWeights()))
          .append(Arrays.toString(scene.tralbums()))
          .append(Arrays.toString(scene.fans()))
          .append(Arrays.toString(scene.neighbours()))
          .append(Arrays.toString(scene.neighbourWeights()))
          .append(scene.x())
          .append(scene.y())
          .append(scene.radius());
    }
    return all.toString();
  }
}

package com.bcrecommender.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Scene;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.explore.Scenes;
import com.bcrecommender.engine.explore.SimilarityGraph;
import com.bcrecommender.engine.explore.TagLikeness;
import com.bcrecommender.engine.list.SimilarLists;
import com.bcrecommender.engine.model.Models;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SceneRecordsTest {
  @ParameterizedTest
  @CsvSource({
    "goth, gothic, true",
    "metal, heavy-metal, true",
    "hip-hop, hiphop, true",
    "indie, indie-pop, true",
    "brazil, brazilian, true",
    "ambient, drone, false",
    "rap, trap, false",
    "pop, post-punk, false",
    "industrial, indie, false",
  })
  void tagsThatSayTheSameAreAlike(String one, String other, boolean alike) {
    assertThat(SceneRecords.alike(one, other)).isEqualTo(alike);
    assertThat(SceneRecords.alike(other, one)).isEqualTo(alike);
  }

  @Test
  void scenesAreNamedByTagsAndElseByTheArtistInTheMiddle() {
    List<Scene> tagged = new SceneRecords(List.of("ambient", "drone"), t -> "X").of(scenes(true));
    assertThat(tagged).extracting(Scene::name).containsExactly("ambient", "drone");
    assertThat(tagged).extracting(Scene::key).containsExactly("ambient", "drone");
    List<Scene> bare = new SceneRecords(List.of(), t -> "The Band ").of(scenes(false));
    assertThat(bare).extracting(Scene::name).containsExactly("The Band", "The Band 2");
    assertThat(bare).extracting(Scene::key).containsExactly("The Band", "The Band~2");
    List<Scene> unknown = new SceneRecords(List.of(), t -> null).of(scenes(false));
    assertThat(unknown).extracting(Scene::name).containsExactly("?", "? 2");
  }

  /// Two tastes that share nothing.
  private static Scenes scenes(boolean tags) {
    Snapshot.Builder builder = Snapshot.builder();
    for (int fan = 0; fan < 40; fan++) {
      for (int t = 0; t < 15; t++) {
        if ((fan + t) % 5 != 0) {
          builder.preference(fan, 2 * t + fan % 2);
        }
        if (tags) {
          builder.tag(2 * t, 0).tag(2 * t + 1, 1);
        }
      }
    }
    Snapshot snapshot = builder.build();
    SimilarityGraph graph = new SimilarityGraph(snapshot.tralbums());
    new SimilarLists(Models.learn("item-neighbours", snapshot), snapshot).forEach(graph);
    Scenes scenes = Scenes.find(snapshot, graph, 10, TagLikeness.NONE);
    assertThat(scenes.count()).isEqualTo(2);
    return scenes;
  }
}

package com.bcrecommender.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RelatedTagsTest {

  @Test
  void theyAreThoseOfTheLargestCosinesOfAllPairs() {
    Snapshot snapshot = RandomSnapshots.random(3, 10, 150, 300, 25, false);
    SparseRows tags = snapshot.tralbumTags();
    List<Set<Integer>> carriers = new ArrayList<>();
    for (int tag = 0; tag < snapshot.tags(); tag++) {
      carriers.add(new HashSet<>());
    }
    for (int t = 0; t < snapshot.tralbums(); t++) {
      for (int p = tags.start(t); p < tags.end(t); p++) {
        carriers.get(tags.column(p)).add(t);
      }
    }
    RelatedTags related = new RelatedTags(tags, tags.transpose(), 4);
    int listed = 0;
    for (int tag = 0; tag < snapshot.tags(); tag++) {
      Map<Integer, Double> cosines = new HashMap<>();
      for (int other = 0; other < snapshot.tags(); other++) {
        Set<Integer> both = new HashSet<>(carriers.get(tag));
        both.retainAll(carriers.get(other));
        if (other != tag && both.size() >= 2) {
          cosines.put(
              other,
              both.size()
                  / Math.sqrt((double) carriers.get(tag).size() * carriers.get(other).size()));
        }
      }
      List<Integer> expected = new ArrayList<>(cosines.keySet());
      expected.sort(
          Comparator.comparingDouble((Integer other) -> -cosines.getOrDefault(other, 0.0))
              .thenComparingInt(other -> other));
      assertThat(related.of(tag))
          .containsExactly(expected.stream().limit(4).mapToInt(Integer::intValue).toArray());
      listed += expected.size();
    }
    assertThat(listed).isPositive();
  }

  @Test
  void aTagThatSharesOneRecordOrNoneHasNoRelatedOnes() {
    SparseRows tags =
        Snapshot.builder().tag(0, 0).tag(0, 1).tag(1, 1).tag(2, 2).build().tralbumTags();
    RelatedTags related = new RelatedTags(tags, tags.transpose(), RelatedTags.LENGTH);
    for (int tag = 0; tag < 3; tag++) {
      assertThat(related.of(tag)).isEmpty();
    }
  }

  @Test
  void rowsThatAreNotTheTransposedOnesAreRefused() {
    SparseRows tags = Snapshot.builder().sizes(0, 5, 3).build().tralbumTags();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RelatedTags(tags, tags, 20))
        .withMessage("expected 3 tags by 5 tralbums, found 5 by 3");
  }
}

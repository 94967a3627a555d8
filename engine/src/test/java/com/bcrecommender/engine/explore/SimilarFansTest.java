package com.bcrecommender.engine.explore;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimilarFansTest {
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void listsAreThoseOfThePlainFormula(boolean kinds) {
    Snapshot snapshot = RandomSnapshots.random(1, 150, 80, 1500, 0, kinds);
    new SimilarFans(snapshot, 20)
        .forEach(
            1,
            (fan, similar, common) -> {
              List<Pair> expected = plain(snapshot, fan);
              assertThat(similar).hasSize(Math.min(20, expected.size()));
              for (int i = 0; i < similar.length; i++) {
                int other = similar[i];
                Pair pair = expected.stream().filter(p -> p.fan == other).findFirst().orElseThrow();
                assertThat(common[i]).isEqualTo(pair.common);
                // Sums of single and of double precision may order near ties otherwise.
                assertThat(pair.score)
                    .isCloseTo(expected.get(i).score, org.assertj.core.data.Offset.offset(1e-5));
              }
            });
  }

  @Test
  void thoseOfOneTasteAreTogether() {
    Snapshot snapshot = RandomSnapshots.planted(5, 12, 8);
    new SimilarFans(snapshot, 11)
        .forEach(
            1,
            (fan, similar, common) -> {
              assertThat(similar).hasSize(11).doesNotContain(fan);
              assertThat(Arrays.stream(similar).map(other -> other % 5).distinct().toArray())
                  .containsExactly(fan % 5);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void anyNumberOfThreadsGivesTheSame(int threads) {
    Snapshot snapshot = RandomSnapshots.random(2, 2000, 300, 9000, 0, true);
    assertThat(all(snapshot, threads)).isEqualTo(all(snapshot, 1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSnapshotInMappedFilesGivesTheSame(boolean kinds) {
    Snapshot snapshot = RandomSnapshots.random(3, 500, 300, 5000, 0, kinds);
    assertThat(all(RandomSnapshots.mapped(snapshot), 1)).isEqualTo(all(snapshot, 1));
  }

  @Test
  void oneTralbumInCommonIsNoTaste() {
    Snapshot snapshot =
        Snapshot.builder().preference(0, 0).preference(1, 0).preference(1, 1).build();
    new SimilarFans(snapshot, 20)
        .forEach(1, (fan, similar, common) -> assertThat(similar).isEmpty());
  }

  private static List<String> all(Snapshot snapshot, int threads) {
    List<String> all = new ArrayList<>();
    new SimilarFans(snapshot, 20)
        .forEach(
            threads,
            (fan, similar, common) ->
                all.add(fan + Arrays.toString(similar) + Arrays.toString(common)));
    return all;
  }

  private record Pair(int fan, int common, double score) {}

  private static List<Pair> plain(Snapshot snapshot, int fan) {
    List<Pair> pairs = new ArrayList<>();
    for (int other = 0; other < snapshot.fans(); other++) {
      double both = 0;
      double own = 0;
      double others = 0;
      int common = 0;
      for (int t = 0; t < snapshot.tralbums(); t++) {
        double idf =
            Math.log(
                (double) snapshot.fans() / Math.max(1, snapshot.preferencesByTralbum().size(t)));
        double a = weight(snapshot, fan, t) * idf;
        double b = weight(snapshot, other, t) * idf;
        both += a * b;
        own += a * a;
        others += b * b;
        common += a != 0 && b != 0 ? 1 : 0;
      }
      if (other != fan && common >= 2) {
        // The fan's own norm is the same for all, and left out.
        double cosine = own == 0 ? 0 : both / Math.sqrt(others);
        pairs.add(new Pair(other, common, cosine * common / (common + 5.0)));
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::score).reversed().thenComparingInt(Pair::fan));
    return pairs;
  }

  private static double weight(Snapshot snapshot, int fan, int tralbum) {
    int p = snapshot.preferences().find(fan, tralbum);
    return p < 0 ? 0 : snapshot.preferences().value(p);
  }
}

package com.bcrecommender.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.Scores;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// Every figure of every fan and of all lists, worked out anew from scores of all tralbums, with
/// sorting and sets.
final class MeasurementTest {
  private static final int K = 7;
  private static final Offset<Double> ROUNDING = within(1e-12);

  private final Split split =
      Split.random(RandomSnapshots.random(12, 300, 120, 3500, 10, true), 0.3, 2);
  private final Snapshot train = split.train();
  private final Model model = Models.learn("item-neighbours", train, 1);
  private final Measurement measurement =
      new Evaluator(train, split.test(), K).threads(2).measure(model);

  @Test
  void everyFigureOfEveryFanIsWhatItsDefinitionGives() {
    int i = 0;
    for (int fan = 0; fan < train.fans(); fan++) {
      Set<Integer> wanted = columns(split.test().start(fan), split.test().end(fan), true);
      if (!wanted.isEmpty()) {
        Map<Metric, Double> expected = figures(ranked(fan), wanted);
        for (Metric metric : expected.keySet()) {
          assertThat(measurement.perFan(metric)[i])
              .as("%s of fan %d", metric, fan)
              .isCloseTo(expected.get(metric), ROUNDING);
        }
        i++;
      }
    }
    assertThat(measurement.fans()).isEqualTo(i).isGreaterThan(200);
  }

  @Test
  void coverageAndConcentrationCountEveryPlaceInEveryList() {
    int[] places = new int[train.tralbums()];
    for (int fan = 0; fan < train.fans(); fan++) {
      if (split.test().size(fan) > 0) {
        ranked(fan).forEach(tralbum -> places[tralbum]++);
      }
    }
    assertThat(measurement.evaluation().coverage()).isEqualTo(Metrics.coverage(places));
    assertThat(measurement.evaluation().gini()).isEqualTo(Metrics.gini(places));
    assertThat(measurement.evaluation().gini()).isBetween(0.05, 0.95);
  }

  private Set<Integer> columns(int start, int end, boolean ofTest) {
    Set<Integer> columns = new HashSet<>();
    for (int p = start; p < end; p++) {
      columns.add((ofTest ? split.test() : train.preferences()).column(p));
    }
    return columns;
  }

  /// The first k by score, then by id, of all that the fan does not have.
  private List<Integer> ranked(int fan) {
    int n = train.preferences().size(fan);
    int[] history = new int[n];
    float[] weights = new float[n];
    train.preferences().copyColumns(fan, history);
    train.preferences().copyValues(fan, weights);
    Scores scores = new Scores(train.tralbums(), train.tralbums());
    model.scorer().score(history, weights, n, scores);
    Set<Integer> own = columns(train.preferences().start(fan), train.preferences().end(fan), false);
    List<Integer> all = new ArrayList<>();
    for (int t = 0; t < train.tralbums(); t++) {
      if (!own.contains(t) && scores.get(t) > 0) {
        all.add(t);
      }
    }
    all.sort(
        Comparator.comparingDouble((Integer t) -> -scores.get(t))
            .thenComparing(Comparator.naturalOrder()));
    return all.subList(0, Math.min(K, all.size()));
  }

  private static Map<Metric, Double> figures(List<Integer> list, Set<Integer> wanted) {
    double gain = 0;
    double ideal = 0;
    double precisions = 0;
    int hits = 0;
    for (int rank = 1; rank <= K; rank++) {
      double discount = 1 / (Math.log(rank + 1) / Math.log(2));
      ideal += rank <= wanted.size() ? discount : 0;
      if (rank <= list.size() && wanted.contains(list.get(rank - 1))) {
        hits++;
        gain += discount;
        precisions += (double) hits / rank;
      }
    }
    Map<Metric, Double> figures = new EnumMap<>(Metric.class);
    figures.put(Metric.RECALL, (double) hits / wanted.size());
    figures.put(Metric.PRECISION, (double) hits / K);
    figures.put(Metric.HIT_RATE, hits > 0 ? 1.0 : 0);
    figures.put(Metric.NDCG, gain / ideal);
    figures.put(Metric.MAP, precisions / Math.min(K, wanted.size()));
    return figures;
  }
}

package com.bcrecommender.bench;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.list.FanLists;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.TopK;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The engine's heavy steps on 20,000 fans and 40,000 tralbums with popularity as a power law, on
/// one thread: learning, all lists of fans, and the selection of the k best alone. Each result is
/// checked once in the set-up, so that a step that does nothing cannot look fast.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx2g"})
public class EngineBenchmark {
  private static final int FANS = 20_000;
  private static final int TRALBUMS = 40_000;
  private static final int PREFERENCES = 600_000;
  private static final int ROW = 530;
  private static final String SPEC = "item-neighbours:similarity=cosine,k=100";

  private Snapshot snapshot = Snapshot.builder().build();
  private Model model = Models.learn("popularity", snapshot, 1);
  private final float[] scores = new float[TRALBUMS];
  private final int[] shuffled = new int[TRALBUMS];
  private final int[] row = new int[ROW];
  private final TopK best = new TopK(100);

  /// Draws the data and checks what is measured.
  @Setup
  public void prepare() {
    SplittableRandom random = new SplittableRandom(1);
    Snapshot.Builder builder = Snapshot.builder().sizes(FANS, TRALBUMS, 0);
    for (int p = 0; p < PREFERENCES; p++) {
      builder.preference(random.nextInt(FANS), zipf(random));
    }
    snapshot = builder.build();
    model = Models.learn(SPEC, snapshot, 1);
    for (int t = 0; t < TRALBUMS; t++) {
      scores[t] = random.nextFloat();
      int at = random.nextInt(t + 1);
      shuffled[t] = shuffled[at];
      shuffled[at] = t;
    }
    if (fanLists().entries() < 90L * FANS
        || topHundredOfForty() != 100
        || topHundredsOfRows() != topHundredsOfRowsRanked()) {
      throw new IllegalStateException("the benchmark's lists are not what they should be");
    }
  }

  /// Popularity falls with the rank to the power of -0.8 or so.
  private static int zipf(SplittableRandom random) {
    return (int) (TRALBUMS * Math.pow(random.nextDouble(), 4));
  }

  /// Learns item neighbours: the sum of squared collection sizes, in sparse rows of the Gram
  /// matrix.
  @Benchmark
  public Model learn() {
    return Models.learn(SPEC, snapshot, 1);
  }

  /// Makes the lists of all fans with their evidence.
  @Benchmark
  public ListCounts fanLists() {
    return new FanLists(model, snapshot).threads(1).forEach((fan, list) -> {});
  }

  /// Selects the best 100 of 40,000 scores.
  @Benchmark
  public int topHundredOfForty() {
    best.clear();
    for (int t = 0; t < TRALBUMS; t++) {
      best.offer(t, scores[t]);
    }
    best.sort();
    return best.size();
  }

  /// Selects the best 100 of each of 75 rows of 530 tralbums, which is a row's length where
  /// tralbums are compared by their fans; each offered by itself.
  @Benchmark
  public int topHundredsOfRows() {
    int sum = 0;
    for (int from = 0; from + ROW <= TRALBUMS; from += ROW) {
      System.arraycopy(shuffled, from, row, 0, ROW);
      best.clear();
      for (int id : row) {
        best.offer(id, scores[id]);
      }
      best.sort();
      sum += best.id(best.size() - 1);
    }
    return sum;
  }

  /// The same, each row ranked at once.
  @Benchmark
  public int topHundredsOfRowsRanked() {
    int sum = 0;
    for (int from = 0; from + ROW <= TRALBUMS; from += ROW) {
      System.arraycopy(shuffled, from, row, 0, ROW);
      best.rank(
          row,
          ROW,
          (ids, first, end, into) -> {
            for (int i = first; i < end; i++) {
              into[i - first] = scores[ids[i]];
            }
          });
      sum += best.id(best.size() - 1);
    }
    return sum;
  }
}

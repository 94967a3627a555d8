package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// Chooses a model's parameters on a validation part split off the training rows: by time where
/// times are known, else at random. No test row is ever seen. The same snapshot and seed give the
/// same trials and the same choice.
///
/// The search goes along one parameter at a time, keeps the best value, and goes round until a
/// whole round improves nothing: for item neighbours about 20 trials instead of the grid's 768.
/// Each trial learns and ranks once.
public final class Tuning {
  private static final double HELD_OUT = 0.2;
  private static final int MOST_ROUNDS = 3;
  // Enough that the standard error of a mean of 0.15 is near 0.001; more fans cost time and tell
  // nothing new.
  private static final int MOST_FANS = 30_000;

  /// A parameter and the values to try, the first of which the search starts from.
  public record Choice(String parameter, List<String> values) {}

  /// The choice and every trial that led to it, in order.
  public record Result(Evaluation best, List<Evaluation> trials) {}

  private final Evaluator evaluator;
  private final Consumer<Evaluation> progress;
  private final Map<String, Evaluation> tried = new LinkedHashMap<>();

  /// @param k length of the lists; NDCG at k decides
  /// @param progress told each trial when it is done
  public Tuning(Snapshot train, int k, int threads, long seed, Consumer<Evaluation> progress) {
    Split split =
        train.hasTimes()
            ? Split.byTime(train, HELD_OUT, seed)
            : Split.random(train, HELD_OUT, seed);
    evaluator =
        new Evaluator(split.train(), sample(split.test(), MOST_FANS, seed), k).threads(threads);
    this.progress = progress;
  }

  /// Chooses the parameters of item neighbours.
  ///
  /// @param mostNeighbours how many per tralbum memory allows for
  public Result itemNeighbours(int mostNeighbours) {
    List<String> neighbours =
        Arrays.stream(new int[] {100, 200, 400})
            .filter(k -> k <= mostNeighbours)
            .mapToObj(Integer::toString)
            .toList();
    return choose(
        "item-neighbours",
        List.of(
            new Choice("similarity", List.of("cosine", "tf-idf")),
            new Choice("damping", List.of("0.5", "0.25", "0", "0.75")),
            new Choice("asymmetry", List.of("0.7", "0.6", "0.5", "0.8")),
            new Choice("shrink", List.of("5", "1", "2", "10", "20", "50")),
            new Choice(
                "k",
                neighbours.isEmpty() ? List.of(Integer.toString(mostNeighbours)) : neighbours)));
  }

  /// Chooses among the values of each parameter. Of equal trials the earlier one wins.
  public Result choose(String model, List<Choice> choices) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Choice choice : choices) {
      settings.put(choice.parameter(), choice.values().getFirst());
    }
    Evaluation best = trial(model, settings);
    boolean improved = true;
    for (int round = 0; improved && round < MOST_ROUNDS; round++) {
      improved = false;
      for (Choice choice : choices) {
        for (String value : choice.values()) {
          String before = settings.put(choice.parameter(), value);
          Evaluation trial = trial(model, settings);
          if (trial.ndcg() > best.ndcg()) {
            best = trial;
            improved = true;
          } else if (before != null) {
            settings.put(choice.parameter(), before);
          }
        }
      }
    }
    return new Result(best, List.copyOf(tried.values()));
  }

  private Evaluation trial(String model, Map<String, String> settings) {
    List<String> parts = new ArrayList<>();
    settings.forEach((name, value) -> parts.add(name + "=" + value));
    String spec = model + (parts.isEmpty() ? "" : ":" + String.join(",", parts));
    Evaluation known = tried.get(spec);
    if (known == null) {
      known = evaluator.evaluate(spec);
      tried.put(spec, known);
      progress.accept(known);
    }
    return known;
  }

  /// Keeps the rows of at most so many fans.
  private static SparseRows sample(SparseRows rows, int most, long seed) {
    int[] fans = new int[rows.rows()];
    int n = 0;
    for (int f = 0; f < rows.rows(); f++) {
      if (rows.size(f) > 0) {
        fans[n++] = f;
      }
    }
    if (n <= most) {
      return rows;
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < most; i++) {
      int other = random.nextInt(i, n);
      int swap = fans[i];
      fans[i] = fans[other];
      fans[other] = swap;
    }
    Arrays.sort(fans, 0, most);
    int[] starts = new int[rows.rows() + 1];
    int[] columns = new int[rows.size()];
    int size = 0;
    int next = 0;
    for (int f = 0; f < rows.rows(); f++) {
      if (next < most && fans[next] == f) {
        next++;
        for (int p = rows.start(f); p < rows.end(f); p++) {
          columns[size++] = rows.column(p);
        }
      }
      starts[f + 1] = size;
    }
    return new SparseRows(rows.columns(), starts, Arrays.copyOf(columns, size), null);
  }
}

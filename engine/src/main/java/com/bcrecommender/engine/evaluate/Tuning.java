package com.bcrecommender.engine.evaluate;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.FanRidge;
import com.bcrecommender.engine.model.LowPass;
import com.bcrecommender.engine.model.NeighbourhoodRidge;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Chooses a model's parameters on a validation part split off the training rows: by time where
/// times are known, else by the order of rows where that was kept, else at random. No test row is
/// ever seen. The same snapshot and seed give the same trials and the same choice, unless a budget
/// cuts the search short.
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
  private final LearnedModels learned;
  private @Nullable Duration budget;
  private long begun;
  private long deadline;
  private boolean cutShort;
  private final Consumer<Evaluation> progress;
  private final Map<String, Evaluation> tried = new LinkedHashMap<>();

  /// @param k length of the lists; NDCG at k decides
  /// @param progress told each trial when it is done
  public Tuning(Snapshot train, int k, int threads, long seed, Consumer<Evaluation> progress) {
    this(train, k, threads, seed, MOST_FANS, progress);
  }

  /// @param mostFans how many fans are ranked in each trial, drawn by the seed; fewer are faster
  ///   and tell less
  public Tuning(
      Snapshot train, int k, int threads, long seed, int mostFans, Consumer<Evaluation> progress) {
    Split split = Split.latest(train, HELD_OUT, seed);
    evaluator =
        new Evaluator(split.train(), sample(split.test(), mostFans, seed), k).threads(threads);
    learned = new LearnedModels(split.train(), threads);
    this.progress = progress;
  }

  /// Starts no trial after so much more processor time, but the first of each model. A blend's
  /// parts get 0.4 and 0.2 of it, and the blend what is left.
  public Tuning budget(Duration time) {
    budget = time;
    begun = spent();
    until(1);
    return this;
  }

  /// The nanoseconds of processor time this process has used, those of the clock where the system
  /// does not say.
  private static long spent() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(Duration::toNanos)
        .orElseGet(System::nanoTime);
  }

  /// Lets trials start until a share of the budget is spent.
  private void until(double share) {
    if (budget != null) {
      deadline = begun + (long) (share * budget.toNanos());
    }
  }

  /// Whether the budget kept trials from being made.
  public boolean wasCutShort() {
    return cutShort;
  }

  /// Chooses the parameters of a blend of neighbourhood ridge, low-pass and fan ridge: first those
  /// of neighbourhood ridge and of fan ridge, each alone; then the weights and the low-pass's
  /// parameters within the blend. The same search whatever the data.
  ///
  /// @param mostNeighbours how many per tralbum memory allows for
  /// @return the best of all trials, be it a blend or one model
  public Result blend(int mostNeighbours) {
    String k = Integer.toString(Math.min(200, mostNeighbours));
    until(0.4);
    String ridge = part(choose(NeighbourhoodRidge.NAME, BlendChoices.neighbourhoodRidge(k)));
    until(0.6);
    String fans = part(choose(FanRidge.NAME, BlendChoices.fanRidge(k)));
    until(1);
    choose(
        settings ->
            "blend:1*%s+%s*%s(rank=%s,fan-power=%s,tralbum-power=%s,from-power=%s,to-power=%s)+%s*%s"
                .formatted(
                    ridge,
                    settings.get("low-pass"),
                    LowPass.NAME,
                    settings.get("rank"),
                    settings.get("fan-power"),
                    settings.get("power"),
                    settings.get("power"),
                    settings.get("to-power"),
                    settings.get("fan-ridge"),
                    fans),
        BlendChoices.blend());
    Evaluation best =
        tried.values().stream().max(Comparator.comparingDouble(Evaluation::ndcg)).orElseThrow();
    return new Result(best, List.copyOf(tried.values()));
  }

  /// A model's spec as a part of a blend.
  private static String part(Result chosen) {
    return chosen.best().model().replaceFirst(":", "(") + ")";
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
    return choose(
        settings -> {
          List<String> parts = new ArrayList<>();
          settings.forEach((name, value) -> parts.add(name + "=" + value));
          return model + (parts.isEmpty() ? "" : ":" + String.join(",", parts));
        },
        choices);
  }

  private Result choose(Function<Map<String, String>, String> specOf, List<Choice> choices) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (Choice choice : choices) {
      settings.put(choice.parameter(), choice.values().getFirst());
    }
    Evaluation best = trial(specOf.apply(settings));
    boolean improved = true;
    for (int round = 0; improved && round < MOST_ROUNDS; round++) {
      improved = false;
      for (Choice choice : choices) {
        for (String value : choice.values()) {
          String before = settings.put(choice.parameter(), value);
          String spec = specOf.apply(settings);
          Evaluation trial = isAffordable(spec) ? trial(spec) : best;
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

  private boolean isAffordable(String spec) {
    if (tried.containsKey(spec) || budget == null || spent() - deadline < 0) {
      return true;
    }
    cutShort = true;
    return false;
  }

  private Evaluation trial(String spec) {
    Evaluation known = tried.get(spec);
    if (known == null) {
      known = evaluator.evaluate(learned.learn(spec));
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

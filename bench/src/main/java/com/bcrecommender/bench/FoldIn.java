package com.bcrecommender.bench;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SnapshotFiles;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.engine.model.Model;
import com.bcrecommender.engine.model.Models;
import com.bcrecommender.engine.model.Scorer;
import com.bcrecommender.engine.model.Scores;
import com.bcrecommender.engine.model.TopK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// How long a fan never seen waits: a history of 200 tralbums is scored and the best 100 of all
/// others ranked, for 1,000 fans one after the other, on one thread.
///
/// Usage: `java -cp bench/target/bench.jar com.bcrecommender.bench.FoldIn PREFERENCES [TAGS]
/// MODEL…`, where TAGS is the name of a file. The histories are drawn from fans of the file who
/// have more; each is scored four times before, to warm up.
final class FoldIn {
  private static final int HISTORY = 200;
  private static final int FANS = 1_000;
  private static final int LENGTH = 100;
  // After one, a compilation still falls into the round that is measured.
  private static final int WARM_UP = 4;

  private FoldIn() {}

  public static void main(String[] args) throws IOException {
    SnapshotFiles files = new SnapshotFiles();
    files.preferences(Path.of(args[0]), null, System.err::println);
    boolean tags = args.length > 1 && Files.exists(Path.of(args[1]));
    if (tags) {
      files.tags(Path.of(args[1]), null, System.err::println);
    }
    Snapshot snapshot = files.build();
    int[][] histories = histories(snapshot);
    System.out.printf(
        Locale.ROOT,
        "%,d fans, %,d tralbums, %,d preferences; %,d histories of %d%n",
        snapshot.fans(),
        snapshot.tralbums(),
        snapshot.preferences().size(),
        histories.length,
        HISTORY);
    for (String spec : Arrays.asList(args).subList(tags ? 2 : 1, args.length)) {
      Model model = Models.learn(spec, snapshot);
      for (int round = 0; round < WARM_UP; round++) {
        rank(model, histories);
      }
      double[] milliseconds = rank(model, histories);
      Arrays.sort(milliseconds);
      System.out.printf(
          Locale.ROOT,
          "median %.2f ms, 99th percentile %.2f ms, longest %.2f ms: %s%n",
          milliseconds[milliseconds.length / 2],
          milliseconds[milliseconds.length * 99 / 100],
          milliseconds[milliseconds.length - 1],
          model.spec());
    }
  }

  private static double[] rank(Model model, int[][] histories) {
    Scorer scorer = model.scorer();
    Scores scores = new Scores(model.tralbums(), LENGTH);
    TopK best = new TopK(LENGTH);
    double[] milliseconds = new double[histories.length];
    long listed = 0;
    for (int i = 0; i < histories.length; i++) {
      long start = System.nanoTime();
      scorer.score(histories[i], null, HISTORY, scores);
      for (int tralbum : histories[i]) {
        scores.leaveOut(tralbum);
      }
      scores.rankPositive(best);
      scores.clear();
      listed += best.size();
      milliseconds[i] = (System.nanoTime() - start) / 1e6;
    }
    if (listed < (long) histories.length * LENGTH) {
      System.out.printf(Locale.ROOT, "short lists: %,d entries in %,d%n", listed, histories.length);
    }
    return milliseconds;
  }

  private static int[][] histories(Snapshot snapshot) {
    SparseRows preferences = snapshot.preferences();
    int[] large =
        IntStream.range(0, snapshot.fans())
            .filter(fan -> preferences.size(fan) > HISTORY)
            .toArray();
    if (large.length == 0) {
      throw new IllegalArgumentException("expected fans with more than 200 tralbums, found none");
    }
    SplittableRandom random = new SplittableRandom(1);
    int[][] histories = new int[FANS][];
    for (int i = 0; i < FANS; i++) {
      int fan = large[random.nextInt(large.length)];
      int[] all = new int[preferences.size(fan)];
      preferences.copyColumns(fan, all);
      for (int h = 0; h < HISTORY; h++) {
        int other = random.nextInt(h, all.length);
        int swap = all[h];
        all[h] = all[other];
        all[other] = swap;
      }
      histories[i] = Arrays.copyOf(all, HISTORY);
    }
    return histories;
  }
}

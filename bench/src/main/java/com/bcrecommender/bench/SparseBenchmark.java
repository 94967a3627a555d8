package com.bcrecommender.bench;

import com.bcrecommender.engine.kernel.Kernels;
import com.bcrecommender.engine.kernel.PlainKernels;
import com.bcrecommender.engine.kernel.VectorKernels;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The kernels that jump about in memory, in both forms, on data that a cache holds and on data
/// that none does. Where the engine has one form of a kernel, the vector form is what it could be:
/// [Scatter].
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx2g", "--add-modules", "jdk.incubator.vector"})
public class SparseBenchmark {
  private static final int WIDTH = 64;
  private static final int HISTORY = 32;
  private static final int HISTORIES = 16;
  private static final int ROW = 21;
  private static final int ROWS = 1 << 16;
  private static final int AT_ONCE = 64;

  /// Which form.
  @Param({"plain", "vector"})
  public String form = "plain";

  /// What holds the data: 256 rows of factors (64 KB) and 20,000 sums with counts (160 KB), or a
  /// million rows (268 MB) and 4,000,000 sums (32 MB).
  @Param({"cache", "memory"})
  public String where = "cache";

  private Kernels kernels = new PlainKernels();
  private boolean scatters;
  private float[] factors = new float[0];
  private final int[] histories = new int[HISTORY * HISTORIES];
  private final float[] weights = new float[HISTORY];
  private final float[] vector = new float[WIDTH];
  private final float[] products = new float[HISTORY * HISTORIES];
  private final float[] result = new float[WIDTH];
  private final int[] ids = new int[ROW * ROWS];
  private float[] sums = new float[0];
  private int[] touched = new int[0];
  private final int[] places = new int[Scatter.V];
  private int at;

  /// Draws the data, and checks that both forms give the same bits.
  @Setup(Level.Trial)
  public void prepare() {
    SplittableRandom random = new SplittableRandom(1);
    boolean cached = where.equals("cache");
    factors = new float[(cached ? 256 : 1 << 20) * WIDTH];
    for (float[] values : new float[][] {factors, weights, vector}) {
      for (int i = 0; i < values.length; i++) {
        values[i] = random.nextFloat() - 0.5f;
      }
    }
    for (int i = 0; i < histories.length; i++) {
      histories[i] = random.nextInt(factors.length / WIDTH);
    }
    int columns = cached ? 20_000 : 4_000_000;
    sums = new float[2 * columns];
    touched = new int[columns + 16];
    for (int r = 0; r < ROWS; r++) {
      for (int p = 0; p < ROW; p++) {
        // Strictly ascending.
        int from = columns / ROW * p;
        ids[r * ROW + p] = from + random.nextInt(columns / ROW);
      }
    }
    float[] first = null;
    for (String which : new String[] {"plain", "vector"}) {
      kernels = which.equals("plain") ? new PlainKernels() : new VectorKernels();
      scatters = which.equals("vector");
      at = 0;
      int count = add();
      float[] all = Arrays.copyOf(sums, sums.length + WIDTH + 1);
      clear(count);
      sumRows();
      System.arraycopy(result, 0, all, sums.length, WIDTH);
      all[all.length - 1] = count;
      if (first != null && !Arrays.equals(first, all)) {
        throw new IllegalStateException("the two forms differ");
      }
      first = all;
    }
    scatters = form.equals("vector");
    kernels = scatters ? new VectorKernels() : new PlainKernels();
  }

  /// A row of a Gram matrix: 64 rows of 21 entries added to sums and counts, 1,344 additions, and
  /// what was touched cleared again.
  @Benchmark
  public int addGram() {
    int count = add();
    clear(count);
    return count;
  }

  private int add() {
    int count = 0;
    // Rows lie together, so that what is measured is the sums.
    for (int r = 0; r < AT_ONCE; r++) {
      int from = (at + r) * ROW;
      count =
          scatters
              ? Scatter.addGram(from, from + ROW, ids, r + 1, sums, touched, count, places)
              : kernels.addGram(from, from + ROW, ids, null, r + 1, 1, null, sums, touched, count);
    }
    at = (at + AT_ONCE) % ROWS;
    return count;
  }

  private void clear(int count) {
    for (int i = 0; i < count; i++) {
      sums[2 * touched[i]] = 0;
      sums[2 * touched[i] + 1] = 0;
    }
  }

  /// 16 times 32 rows of 64 floats added to one: 32,768 multiplications.
  @Benchmark
  public float addRows() {
    sumRows();
    move();
    return result[0];
  }

  private void sumRows() {
    Arrays.fill(result, 0);
    for (int i = 0; i < HISTORIES; i++) {
      kernels.addRows(WIDTH, HISTORY, histories, i * HISTORY, weights, factors, result, 0);
    }
  }

  /// 512 rows of 64 floats times one vector: 32,768 multiplications.
  @Benchmark
  public float products() {
    kernels.products(WIDTH, histories.length, histories, factors, vector, products);
    move();
    return products[0];
  }

  /// Other rows for the next call.
  private void move() {
    int rows = factors.length / WIDTH;
    for (int i = 0; i < histories.length; i++) {
      histories[i] = (histories[i] + 7919) & (rows - 1);
    }
  }
}

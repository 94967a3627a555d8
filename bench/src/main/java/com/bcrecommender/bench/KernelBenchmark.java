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

/// Each kernel in both forms, in the shapes that 64 factors and a history of 32 give it. Every call
/// is a sample, since the fastest of many calls is what the kernel takes on a core that others use
/// too. `bench/kernels.sh` sets them beside the limits that [PeakBenchmark] measures.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g", "--add-modules", "jdk.incubator.vector"})
public class KernelBenchmark {
  private static final int WIDTH = 64;
  private static final int HISTORY = 32;
  private static final int ROWS = 256;
  private static final int PANEL = 64;
  private static final int STRIDE = 48;
  // So that a sample is long beside the clock's 20 ns.
  private static final int REPEATS = 16;

  /// Which form.
  @Param({"plain", "vector"})
  public String form = "plain";

  private Kernels kernels = new PlainKernels();
  private final float[] rows = new float[ROWS * WIDTH];
  private final float[] panel = new float[WIDTH * PANEL];
  private final float[] products = new float[ROWS * PANEL];
  private final float[] rests = new float[ROWS];
  private final float[] bounds = new float[PANEL];
  private final float[] scores = new float[ROWS * PANEL];
  private final int[] cells = new int[ROWS * PANEL];
  private final float[] system = new float[HISTORY * STRIDE];
  private final float[] work = new float[HISTORY * STRIDE];
  private final float[] scratch = new float[5 * HISTORY];
  private final float[] scale = new float[WIDTH];
  private final int[] ids = new int[HISTORY];
  private final float[] gathered = new float[HISTORY * WIDTH];
  private final float[] turned = new float[HISTORY * WIDTH];

  /// Draws the data, and checks that both forms give the same bits.
  @Setup(Level.Trial)
  public void prepare() {
    SplittableRandom random = new SplittableRandom(1);
    for (float[] values : new float[][] {rows, panel, scale}) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (random.nextDouble() - 0.5);
      }
    }
    // One product in some hundreds reaches it, as in a search that is well under way.
    Arrays.fill(bounds, 2);
    for (int h = 0; h < HISTORY; h++) {
      ids[h] = random.nextInt(ROWS);
      for (int j = 0; j < HISTORY; j++) {
        system[h * STRIDE + j] = h == j ? HISTORY : rows[h * WIDTH + j];
      }
      system[h * STRIDE + HISTORY] = 1;
    }
    kernels = new PlainKernels();
    float[] plain = everything();
    kernels = new VectorKernels();
    if (!Arrays.equals(plain, everything())) {
      throw new IllegalStateException("the two forms differ");
    }
    kernels = form.equals("plain") ? new PlainKernels() : new VectorKernels();
  }

  private float[] everything() {
    multiply();
    solve();
    gather();
    transpose();
    float[] all = Arrays.copyOf(products, products.length + HISTORY + turned.length + 1);
    for (int h = 0; h < HISTORY; h++) {
      all[products.length + h] = work[h * STRIDE + HISTORY];
    }
    System.arraycopy(turned, 0, all, products.length + HISTORY, turned.length);
    all[all.length - 1] = above();
    return all;
  }

  /// 256 rows by 64 columns, 64 deep: 1,048,576 multiplications.
  @Benchmark
  public float multiply() {
    Arrays.fill(products, 0);
    kernels.multiply(ROWS, PANEL, WIDTH, rows, 0, WIDTH, 1, panel, 0, PANEL, products, 0, PANEL);
    return products[0];
  }

  /// The same products, of which only those above a bound are kept.
  @Benchmark
  public int above() {
    return kernels.above(
        ROWS, PANEL, WIDTH, WIDTH, rows, 0, WIDTH, rests, 0, panel, bounds, bounds, bounds, scores,
        cells);
  }

  /// 16 systems of 32 with one right side each: 6,500 multiplications a system.
  @Benchmark
  public float solve() {
    for (int i = 0; i < REPEATS; i++) {
      System.arraycopy(system, 0, work, 0, system.length);
      kernels.solve(HISTORY, 1, work, STRIDE, scratch);
    }
    return work[HISTORY];
  }

  /// 16 times 32 rows of 64 floats: 32,768 floats read and written.
  @Benchmark
  public float gather() {
    for (int i = 0; i < REPEATS; i++) {
      kernels.gather(HISTORY, WIDTH, ids, rows, scale, gathered);
    }
    return gathered[0];
  }

  /// 16 times 32 rows of 64 floats into columns.
  @Benchmark
  public float transpose() {
    for (int i = 0; i < REPEATS; i++) {
      kernels.transpose(HISTORY, WIDTH, gathered, turned, HISTORY);
    }
    return turned[0];
  }
}

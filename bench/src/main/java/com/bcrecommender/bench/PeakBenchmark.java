package com.bcrecommender.bench;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What the core can do at most, the limits of [KernelBenchmark]: multiplications with additions
/// that wait for nothing and touch no memory, with two roundings as the kernels do and fused; and
/// floats copied and read in memory too large for any cache, copied within the first cache, and
/// read here and there.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx3g", "--add-modules", "jdk.incubator.vector"})
public class PeakBenchmark {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int ROUNDS = 1000;
  private static final int LARGE = 1 << 26;
  private static final int SMALL = 1 << 11;

  private final float[] from = new float[SMALL];
  private final float[] to = new float[SMALL];
  private float factor = 0.999f;

  /// Large arrays for the benchmark that wants them alone.
  @State(Scope.Benchmark)
  public static class Large {
    final float[] from = new float[LARGE];
    final float[] to = new float[LARGE];
    int place = 1;
  }

  /// 8 sums of 16 lanes, 1,000 times: 128,000 multiplications and as many additions where there are
  /// 16 lanes.
  @Benchmark
  public float multiplyAndAdd() {
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    FloatVector a = f;
    FloatVector b = f.add(1);
    FloatVector c = f.add(2);
    FloatVector d = f.add(3);
    FloatVector e = f.add(4);
    FloatVector g = f.add(5);
    FloatVector h = f.add(6);
    FloatVector i = f.add(7);
    for (int r = 0; r < ROUNDS; r++) {
      a = a.mul(f).add(f);
      b = b.mul(f).add(f);
      c = c.mul(f).add(f);
      d = d.mul(f).add(f);
      e = e.mul(f).add(f);
      g = g.mul(f).add(f);
      h = h.mul(f).add(f);
      i = i.mul(f).add(f);
    }
    return a.add(b).add(c).add(d).add(e.add(g).add(h).add(i)).lane(0);
  }

  /// The same, fused.
  @Benchmark
  public float fused() {
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    FloatVector a = f;
    FloatVector b = f.add(1);
    FloatVector c = f.add(2);
    FloatVector d = f.add(3);
    FloatVector e = f.add(4);
    FloatVector g = f.add(5);
    FloatVector h = f.add(6);
    FloatVector i = f.add(7);
    for (int r = 0; r < ROUNDS; r++) {
      a = a.fma(f, f);
      b = b.fma(f, f);
      c = c.fma(f, f);
      d = d.fma(f, f);
      e = e.fma(f, f);
      g = g.fma(f, f);
      h = h.fma(f, f);
      i = i.fma(f, f);
    }
    return a.add(b).add(c).add(d).add(e.add(g).add(h).add(i)).lane(0);
  }

  /// 67,108,864 floats copied from and to memory: 537 MB of traffic.
  @Benchmark
  public float copyLarge(Large large) {
    System.arraycopy(large.from, 0, large.to, 0, LARGE);
    return large.to[1];
  }

  /// 67,108,864 floats read from memory: 268 MB.
  @Benchmark
  public float readLarge(Large large) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int v = SPECIES.length();
    for (int i = 0; i < LARGE; i += 4 * v) {
      a = a.add(FloatVector.fromArray(SPECIES, large.from, i));
      b = b.add(FloatVector.fromArray(SPECIES, large.from, i + v));
      c = c.add(FloatVector.fromArray(SPECIES, large.from, i + 2 * v));
      d = d.add(FloatVector.fromArray(SPECIES, large.from, i + 3 * v));
    }
    return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
  }

  /// 1,344 floats read from places of 32 MB that follow from nothing read before: what a core can
  /// fetch at once.
  @Benchmark
  public float readScattered(Large large) {
    int place = large.place;
    float sum = 0;
    for (int i = 0; i < 1344; i++) {
      place = place * 1_664_525 + 1_013_904_223;
      sum += large.from[place >>> 9];
    }
    large.place = place;
    return sum;
  }

  /// 16 times 2,048 floats copied within the first cache.
  @Benchmark
  public float copySmall() {
    for (int i = 0; i < 16; i++) {
      System.arraycopy(from, 0, to, 0, SMALL);
    }
    return to[1];
  }
}

package com.bcrecommender.edition;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;

/// Measures what [ZlibEncoder] and the JDK's zlib make of an edition's own blocks: stored bytes of
/// each byte, and megabytes a second of the processor's time, the best of five runs, so that what
/// else runs on the machine counts little. A main class, for bench/RESULTS.md: the argument is the
/// edition's folder.
final class CompressionFigures {
  private static final int RUNS = 5;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// Bytes of each table that are enough to tell.
  private static final long SAMPLE = 30_000_000;

  private static final Set<TableKind> KINDS =
      EnumSet.of(
          TableKind.TRALBUMS,
          TableKind.FAN_LISTS,
          TableKind.SIMILAR_LISTS,
          TableKind.FAN_PAGES,
          TableKind.TRALBUM_PAGES,
          TableKind.TAG_PAGES,
          TableKind.SEARCH_LISTS);

  private CompressionFigures() {}

  private interface Compressor {
    /// @return stored bytes of all blocks
    long compress(List<byte[]> blocks);
  }

  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    System.out.printf(
        "%-16s %12s %9s %9s %9s %9s %9s %9s%n",
        "table", "bytes", "own", "MB/s", "level 1", "MB/s", "level 2", "MB/s");
    try (Tables tables = Tables.open(folder, Manifest.read(folder))) {
      for (TableKind kind : KINDS) {
        List<byte[]> blocks = blocks(tables.blocks(kind), kind);
        long bytes = blocks.stream().mapToLong(block -> block.length).sum();
        System.out.printf("%-16s %12d", kind.title(), bytes);
        figure(CompressionFigures::own, blocks, bytes);
        figure(all -> jdk(all, 1), blocks, bytes);
        figure(all -> jdk(all, 2), blocks, bytes);
        System.out.println();
      }
    }
  }

  private static List<byte[]> blocks(Blocks of, TableKind kind) {
    List<byte[]> blocks = new ArrayList<>();
    long left = SAMPLE;
    for (int number = 0; number < of.cut().shards() && left > 0; number++) {
      Shard shard = new Shard(of.file(), of.bytes(number), kind, number);
      for (int block = 0; block < shard.blocks(); block++) {
        blocks.add(shard.block(block));
        left -= blocks.getLast().length;
      }
    }
    return blocks;
  }

  private static void figure(Compressor compressor, List<byte[]> blocks, long bytes) {
    long best = Long.MAX_VALUE;
    long stored = 0;
    for (int run = 0; run < RUNS; run++) {
      long began = THREADS.getCurrentThreadCpuTime();
      stored = compressor.compress(blocks);
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - began);
    }
    System.out.printf(" %9.3f %9.1f", (double) stored / bytes, bytes * 1e3 / best);
  }

  private static long own(List<byte[]> blocks) {
    ZlibEncoder encoder = new ZlibEncoder();
    RecordBuffer out = new RecordBuffer();
    long stored = 0;
    for (byte[] block : blocks) {
      out.clear();
      encoder.compress(block, block.length, out);
      stored += out.size();
    }
    return stored;
  }

  private static long jdk(List<byte[]> blocks, int level) {
    byte[] piece = new byte[1 << 16];
    long stored = 0;
    try (Deflater deflater = new Deflater(level)) {
      for (byte[] block : blocks) {
        deflater.reset();
        deflater.setInput(block);
        deflater.finish();
        while (!deflater.finished()) {
          stored += deflater.deflate(piece);
        }
      }
    }
    return stored;
  }
}

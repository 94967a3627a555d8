package com.bcrecommender.spark;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.apache.spark.SparkConf;

/// This machine's disk at `faulty:///…`, like a store that is slow, or that now and then fails.
public final class FaultyFileSystem extends RawLocalFileSystem {
  /// The names of files that were begun in this JVM, each as often as it was.
  static final Queue<String> BEGUN = new ConcurrentLinkedQueue<>();

  private static final URI ROOT = URI.create("faulty:///");
  private static final String FAIL = "faulty.fail";
  private static final String TIMES = "faulty.times";
  private static final String MILLIS = "faulty.millis";
  private static final Map<String, AtomicInteger> FAILURES = new ConcurrentHashMap<>();

  /// Has Spark use it.
  ///
  /// @param fail a regular expression of names of files that cannot be written
  /// @param times how often each of them cannot
  /// @param millis what the beginning of each file takes
  static SparkConf in(SparkConf conf, String fail, int times, int millis) {
    BEGUN.clear();
    FAILURES.clear();
    return conf.set("spark.hadoop.fs.faulty.impl", FaultyFileSystem.class.getName())
        .set("spark.hadoop.fs.faulty.impl.disable.cache", "true")
        .set("spark.hadoop." + FAIL, fail)
        .set("spark.hadoop." + TIMES, Integer.toString(times))
        .set("spark.hadoop." + MILLIS, Integer.toString(millis));
  }

  static String at(java.nio.file.Path folder) {
    return ROOT + folder.toAbsolutePath().toString().substring(1);
  }

  @Override
  public URI getUri() {
    return ROOT;
  }

  @Override
  public String getScheme() {
    return ROOT.getScheme();
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    fault(file);
    return super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress);
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    fault(file);
    return super.create(file, overwrite, bufferSize, replication, blockSize, progress);
  }

  // Hadoop looks rights up by `file:` addresses.
  private static FileStatus withoutRights(FileStatus of) {
    return new FileStatus(
        of.getLen(),
        of.isDirectory(),
        of.getReplication(),
        of.getBlockSize(),
        of.getModificationTime(),
        of.getPath());
  }

  @Override
  public FileStatus getFileStatus(Path path) throws IOException {
    return withoutRights(super.getFileStatus(path));
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    return Arrays.stream(super.listStatus(path))
        .map(FaultyFileSystem::withoutRights)
        .toArray(FileStatus[]::new);
  }

  private void fault(Path file) throws IOException {
    String name = file.getName().replaceFirst("[.]part-.*", "");
    BEGUN.add(name);
    try {
      Thread.sleep(getConf().getInt(MILLIS, 0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    int failed = FAILURES.computeIfAbsent(name, _ -> new AtomicInteger()).getAndIncrement();
    if (name.matches(getConf().get(FAIL, "")) && failed < getConf().getInt(TIMES, 0)) {
      throw new IOException("500 Internal Server Error, as ordered: " + name);
    }
  }
}

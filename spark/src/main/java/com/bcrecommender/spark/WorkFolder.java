package com.bcrecommender.spark;

import com.bcrecommender.edition.PartStore;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options.OpenFileOptions;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.util.functional.FutureIO;
import org.apache.spark.util.SerializableConfiguration;

/// The folder that all machines reach, where each step leaves files for the next. A file appears
/// under its name when it is whole, so that what is there can be relied on after any fault, and who
/// makes one twice (a task that is tried again, or in two places at once) changes nothing.
///
/// How it comes to appear whole depends on the file system:
/// - A bucket (`s3a`) shows an object when its upload is completed, which closing the stream does,
///   also after an exception. So a file is written under its own name, and the upload is aborted
///   where not all of it was written. To rename would be to copy each file once more, in steps that
///   can fail one by one.
/// - Any other (`file`, `hdfs`) shows what was written so far. So a file is written under another
///   name, and renamed, which is one step there.
final class WorkFolder implements PartStore, Serializable {
  private static final long serialVersionUID = 1;
  private static final int BUFFER = 1 << 18;
  private static final int DELETIONS = 3;

  private static final String PART = ".part-";
  private static final Pattern IN_THE_MAKING =
      Pattern.compile(".*" + Pattern.quote(PART) + "[0-9a-f-]{36}");

  private final String root;
  private final SerializableConfiguration configuration;

  /// @param root as Hadoop writes it: `file:///…`, `hdfs://…`, `s3a://…`
  /// @param configuration of Hadoop, as the driver has it: tasks take it along
  WorkFolder(String root, SerializableConfiguration configuration) {
    // A slash more would stand in what people read.
    this.root = root.replaceFirst("(?<=[^/])/+$", "");
    this.configuration = configuration;
  }

  /// Fills a file, and does not close it.
  interface Filling {
    void fill(DataOutputStream out) throws IOException;
  }

  WorkFolder child(String name) {
    return at(root + "/" + name);
  }

  /// Any other folder.
  WorkFolder at(String other) {
    return new WorkFolder(other, configuration);
  }

  /// The name of one of several files.
  static String numbered(String file, int number) {
    return "%s-%05d".formatted(file, number);
  }

  boolean has(String name) throws IOException {
    return system().exists(path(name));
  }

  /// The numbers of files that are not there.
  ///
  /// @param file the name of each
  /// @param count how many there are to be
  int[] missing(IntFunction<String> file, int count) throws IOException {
    List<Integer> missing = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      if (!has(file.apply(number))) {
        missing.add(number);
      }
    }
    return missing.stream().mapToInt(Integer::intValue).toArray();
  }

  /// The same of files that are [#numbered].
  int[] missing(String file, int count) throws IOException {
    return missing(number -> numbered(file, number), count);
  }

  /// Writes a file, unless it is there.
  void write(String name, Filling filling) throws IOException {
    FileSystem system = system();
    if (system.exists(path(name))) {
      return;
    }
    if (system.hasPathCapability(path(name), CommonPathCapabilities.ABORTABLE_STREAM)) {
      upload(system, name, filling);
    } else {
      writeAndRename(system, name, filling);
    }
  }

  private void upload(FileSystem system, String name, Filling filling) throws IOException {
    try (FSDataOutputStream file = system.create(path(name), true)) {
      boolean whole = false;
      try {
        fill(file, filling);
        // Another may have been first.
        whole = !has(name);
      } finally {
        if (!whole) {
          // Of an aborted stream, closing does nothing.
          file.abort();
        }
      }
    }
  }

  private void writeAndRename(FileSystem system, String name, Filling filling) throws IOException {
    Path part = path(name + PART + UUID.randomUUID());
    try {
      try (OutputStream file = system.create(part, true)) {
        fill(file, filling);
      }
      // Another may have been first.
      if (!has(name) && !system.rename(part, path(name)) && !has(name)) {
        throw new IOException("cannot rename %s to %s".formatted(part, path(name)));
      }
    } finally {
      system.delete(part, false);
    }
  }

  private static void fill(OutputStream file, Filling filling) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file, BUFFER));
    filling.fill(out);
    out.flush();
  }

  @Override
  public void write(String name, byte[] bytes) throws IOException {
    write(name, out -> out.write(bytes));
  }

  @Override
  public byte[] read(String name) throws IOException {
    try (DataInputStream in = open(name)) {
      return in.readAllBytes();
    }
  }

  @Override
  public byte[] read(String name, long from, int size) throws IOException {
    byte[] bytes = new byte[size];
    try (FSDataInputStream in = open(name, OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_RANDOM)) {
      in.readFully(from, bytes);
    }
    return bytes;
  }

  DataInputStream open(String name) throws IOException {
    return new DataInputStream(
        new BufferedInputStream(
            open(name, OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY_WHOLE_FILE), BUFFER));
  }

  /// @param policy how it will be read: a bucket is asked for the whole file at once, or for no
  ///   more than a part
  private FSDataInputStream open(String name, String policy) throws IOException {
    return FutureIO.awaitFuture(
        system()
            .openFile(path(name))
            .opt(OpenFileOptions.FS_OPTION_OPENFILE_READ_POLICY, policy)
            .build());
  }

  /// The names of all files and folders of the folder.
  List<String> names() throws IOException {
    return List.copyOf(sizes().keySet());
  }

  @Override
  public Map<String, Long> sizes() throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    for (FileStatus status : system().listStatus(new Path(root))) {
      String name = status.getPath().getName();
      // What a task that was killed left in the making is not there.
      if (!IN_THE_MAKING.matcher(name).matches()) {
        sizes.put(name, status.getLen());
      }
    }
    return sizes;
  }

  /// What lies under a name, a file or a folder of files: each file's place, length and time of
  /// change. Tells whether anything changed without reading it.
  String state(String name) throws IOException {
    List<String> files = new ArrayList<>();
    RemoteIterator<LocatedFileStatus> each = system().listFiles(path(name), true);
    while (each.hasNext()) {
      FileStatus file = each.next();
      files.add("%s %d %d".formatted(file.getPath(), file.getLen(), file.getModificationTime()));
    }
    return String.join("\n", files.stream().sorted().toList());
  }

  /// Bytes of all files in it, also in folders.
  long bytes() throws IOException {
    long bytes = 0;
    RemoteIterator<LocatedFileStatus> each = system().listFiles(new Path(root), true);
    while (each.hasNext()) {
      bytes += each.next().getLen();
    }
    return bytes;
  }

  /// Copies a file to this machine.
  void fetch(String name, java.nio.file.Path to) throws IOException {
    try (InputStream in = open(name)) {
      Files.copy(in, to);
    }
  }

  /// Copies a file of this machine here, unless it is there.
  @Override
  public void put(java.nio.file.Path from, String name) throws IOException {
    write(
        name,
        out -> {
          byte[] buffer = new byte[BUFFER];
          try (InputStream in = Files.newInputStream(from)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
              out.write(buffer, 0, n);
            }
          }
        });
  }

  /// Removes the folder with all that is in it.
  void delete() throws IOException {
    IOException last = null;
    for (int attempt = 0; attempt < DELETIONS; attempt++) {
      try {
        system().delete(new Path(root), true);
        return;
      } catch (IOException e) {
        // What a bucket could not delete it names in an answer of 200, which Hadoop's client does
        // not ask for again.
        last = e;
      }
    }
    throw new IOException("cannot remove " + root, last);
  }

  /// Removes the folder, which no later step needs. What cannot be removed is no reason to end the
  /// run: it goes with the run's own folder.
  void clear() {
    try {
      delete();
    } catch (IOException e) {
      System.err.printf("%s stays until the run is over: %s%n", root, e);
    }
  }

  /// Removes the folder so that nobody goes on with half of it: a file beside it says that it is
  /// going, until all of it is gone. Where this is cut off, [#finishDiscarding] does the rest.
  void discard() throws IOException {
    system().create(going(), true).close();
    delete();
    system().delete(going(), false);
  }

  /// Removes what is left of the folder where it was going.
  void finishDiscarding() throws IOException {
    if (system().exists(going())) {
      discard();
    }
  }

  private Path going() {
    return new Path(root + ".going");
  }

  private Path path(String name) {
    return new Path(root, name);
  }

  private FileSystem system() throws IOException {
    return new Path(root).getFileSystem(configuration.value());
  }

  @Override
  public String toString() {
    return root;
  }
}

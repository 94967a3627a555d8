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
import java.util.regex.Pattern;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.util.SerializableConfiguration;

/// The folder that all machines reach, where each step leaves files for the next. A file appears
/// under its name when it is whole, so that what is there can be relied on after any fault, and who
/// makes one twice (a task that is tried again, or in two places at once) changes nothing.
final class WorkFolder implements PartStore, Serializable {
  private static final long serialVersionUID = 1;
  private static final int BUFFER = 1 << 18;

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

  /// Fills a file.
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

  /// Writes a file, unless it is there.
  void write(String name, Filling filling) throws IOException {
    FileSystem system = system();
    if (system.exists(path(name))) {
      return;
    }
    Path part = path(name + PART + UUID.randomUUID());
    try {
      try (OutputStream file = system.create(part, true);
          DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file, BUFFER))) {
        filling.fill(out);
      }
      // Another may have been first.
      if (!has(name) && !system.rename(part, path(name)) && !has(name)) {
        throw new IOException("cannot rename %s to %s".formatted(part, path(name)));
      }
    } finally {
      system.delete(part, false);
    }
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
    try (FSDataInputStream in = system().open(path(name))) {
      in.readFully(from, bytes);
    }
    return bytes;
  }

  DataInputStream open(String name) throws IOException {
    return new DataInputStream(new BufferedInputStream(system().open(path(name)), BUFFER));
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
    system().delete(new Path(root), true);
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

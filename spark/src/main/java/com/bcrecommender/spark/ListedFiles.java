package com.bcrecommender.spark;

import com.bcrecommender.catalog.CatalogCodec;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.mapreduce.JobContext;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.internal.io.FileCommitProtocol;
import org.apache.spark.internal.io.FileNameSpec;
import org.apache.spark.util.SerializableConfiguration;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/// How Spark leaves tables in the work folder: each task writes files of its own under names that
/// nobody else has, and when all tasks are done one more file lists those that count. What is not
/// listed is not there, so nothing has to be renamed or removed for a table to be whole. Spark's
/// own way is to rename each file twice, which in a bucket is to copy it, in steps that can fail
/// one by one.
public final class ListedFiles extends FileCommitProtocol implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String LIST = "_SUCCESS";

  private final String path;
  private transient List<String> written = new ArrayList<>();

  /// As Spark makes it.
  ///
  /// @param job its id, which does not matter: names are nobody else's anyhow
  /// @param path of the table
  public ListedFiles(String job, String path) {
    this.path = path;
  }

  /// Whether a table is there.
  static boolean has(WorkFolder table) throws IOException {
    return table.has(LIST);
  }

  /// The files of a table.
  static String[] of(WorkFolder table) throws IOException {
    try (DataInputStream in = table.open(LIST)) {
      return CatalogCodec.texts(in).stream().map(name -> table + "/" + name).toArray(String[]::new);
    }
  }

  @Override
  public void setupJob(JobContext job) {}

  @Override
  public void setupTask(TaskAttemptContext task) {
    written = new ArrayList<>();
  }

  @Override
  public String newTaskTempFile(TaskAttemptContext task, Option<String> folder, FileNameSpec spec) {
    int number = task.getTaskAttemptID().getTaskID().getId();
    String name =
        WorkFolder.numbered("table", number) + ".part-" + UUID.randomUUID() + spec.suffix();
    written.add(name);
    return new Path(path, name).toString();
  }

  @Deprecated
  @Override
  public String newTaskTempFile(TaskAttemptContext task, Option<String> folder, String ending) {
    throw new UnsupportedOperationException("names are asked for by their parts");
  }

  @Deprecated
  @Override
  public String newTaskTempFileAbsPath(TaskAttemptContext task, String folder, String ending) {
    throw new UnsupportedOperationException("tables are not partitioned by columns");
  }

  @Override
  public TaskCommitMessage commitTask(TaskAttemptContext task) {
    return new TaskCommitMessage(new ArrayList<>(written));
  }

  /// What is left of the attempt is listed by nobody.
  @Override
  public void abortTask(TaskAttemptContext task) {}

  @Override
  public void commitJob(JobContext job, Seq<TaskCommitMessage> tasks) {
    List<String> names = new ArrayList<>();
    for (TaskCommitMessage task : CollectionConverters.asJava(tasks)) {
      ((List<?>) task.obj()).forEach(name -> names.add((String) name));
    }
    try {
      new WorkFolder(path, new SerializableConfiguration(job.getConfiguration()))
          .write(LIST, out -> CatalogCodec.texts(names, out));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void abortJob(JobContext job) {}
}

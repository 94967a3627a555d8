package com.bcrecommender.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.export.ExportForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In HDFS.
final class HdfsWorkFolderTest extends WorkFolderContract {
  private static final String MODEL = "item-neighbours";
  private static final AtomicInteger FOLDERS = new AtomicInteger();

  @TempDir private static Path blocks;
  private static Hdfs hdfs;

  private final String folderName = "work-" + FOLDERS.incrementAndGet();

  @BeforeAll
  static void start() throws IOException {
    hdfs = Hdfs.start(blocks);
  }

  @AfterAll
  static void stop() {
    hdfs.close();
  }

  @Override
  String place() {
    return hdfs.at(folderName);
  }

  @Override
  Configuration configuration() {
    return new Configuration();
  }

  @Tag("long")
  @Test
  void a_run_from_an_export_in_hdfs_ends_in_the_same_edition() throws IOException {
    DemoHome demo = DemoHome.in(disk);
    hdfs.upload(demo.export(ExportForm.JSONL), "export");
    LocalSpark.run(demo.order("export=" + hdfs.at("export"), place(), MODEL));
    assertThat(demo.handedOver()).isEqualTo(demo.here(MODEL));
    assertThat(hdfs.files().listStatus(new org.apache.hadoop.fs.Path(place())))
        .as("nothing stays in the work folder")
        .isEmpty();
  }
}

package com.bcrecommender.spark;

import static com.bcrecommender.spark.FaultyBlobs.How.BUSY;
import static com.bcrecommender.spark.FaultyBlobs.How.CUT;
import static com.bcrecommender.spark.FaultyBlobs.How.DONE;
import static com.bcrecommender.spark.FaultyBlobs.How.ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.bcrecommender.export.ExportForm;
import com.bcrecommender.spark.FaultyBlobs.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.apache.spark.SparkConf;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs whose work folder, and what they begin with, are in a bucket that fails now and then.
class BucketTest {
  private static final String MODEL = "neighbourhood-ridge:k=20";

  @TempDir private Path folder;
  private Bucket bucket;
  private DemoHome demo;

  @BeforeEach
  void start() throws Exception {
    bucket = Bucket.start(folder.resolve("bucket"));
    demo = DemoHome.in(folder);
  }

  @AfterEach
  void stop() throws IOException {
    bucket.close();
  }

  private String export() throws IOException {
    bucket.upload(demo.export(ExportForm.TSV), "export");
    return "export=" + bucket.at("export");
  }

  private void run(SparkConf conf, String source) throws IOException {
    LocalSpark.run(
        // Four attempts a task, as on a cluster.
        FailedTasks.in(bucket.in(conf.setMaster("local[2,4]"))),
        demo.order(source, bucket.at("work"), MODEL));
  }

  private void assertHandedOver() {
    assertThat(demo.handedOver()).isEqualTo(demo.here(MODEL));
    assertThat(bucket.keys()).as("nothing stays").noneMatch(key -> key.startsWith("work/"));
    assertThat(bucket.openUploads()).isZero();
  }

  @Test
  void anEditionIsWholeOrNotThereAndARunThatFollowsGoesOnWithWhatIsDone() throws IOException {
    String export = export();
    bucket.objects().fail(new Fault("PUT .*/fan-lists-00002", ERROR, Integer.MAX_VALUE));
    assertThatThrownBy(() -> run(LocalSpark.conf(), export))
        .as("a task that fails as often as Spark tries")
        .hasStackTraceContaining("Status Code: 500");
    assertThat(bucket.objects().failures()).isEqualTo(4 * Bucket.ATTEMPTS);
    assertThat(FailedTasks.count()).isEqualTo(4);
    assertThat(folder.resolve("into")).doesNotExist();
    Set<String> whole = bucket.keys();
    assertThat(whole)
        .noneMatch(key -> key.endsWith("/fan-lists-00002"))
        .anyMatch(key -> key.endsWith("/columns.0-00000"))
        .anyMatch(key -> key.endsWith("/rows.0-00000"))
        .anyMatch(key -> key.endsWith("/similar-lists-00001"));
    assertThat(bucket.openUploads()).isZero();

    bucket
        .objects()
        .fail(
            new Fault("PUT .*/fan-lists-00002", ERROR, 2 * Bucket.ATTEMPTS),
            new Fault("PUT .*/similar-fans-.*", BUSY, 1),
            new Fault("(HEAD|LIST) .*/edition/.*", ERROR, 1),
            new Fault("GET .*/snapshot-.*", ERROR, 1),
            new Fault("PUT .*/(packed|edition)/.*", DONE, 1),
            new Fault("GET .*/edition/.*", CUT, 1),
            new Fault("GET .*/made[.]properties", ERROR, Integer.MAX_VALUE));
    assertThatThrownBy(() -> run(LocalSpark.conf(), export))
        .as("all is made, and the last file cannot be handed over")
        .hasStackTraceContaining("Status Code: 500");
    assertThat(FailedTasks.count())
        .as("one task twice; what fails once, the client tries again")
        .isEqualTo(2);
    assertThat(bucket.objects().failures()).isGreaterThan(2 * Bucket.ATTEMPTS + 20);
    assertThat(bucket.objects().requests())
        .as("what was done is not done again")
        .noneMatch(request -> request.startsWith("PUT ") && whole.contains(request.substring(4)))
        .noneMatch(request -> request.startsWith("COPY "));
    assertThat(folder.resolve("into")).doesNotExist();

    bucket.objects().fail(new Fault("DELETE .*", ERROR, 1));
    run(LocalSpark.conf(), export);
    assertThat(bucket.objects().requests())
        .as("nothing is left but to hand it over, and to clear up")
        .noneMatch(request -> request.matches("PUT .*/run-[0-9a-f]+/.*"))
        .anyMatch(request -> request.startsWith("DELETE "));
    assertHandedOver();
  }

  @Tag("long")
  @Test
  void tablesInParquetThatLieInABucketGiveTheSameEdition() throws IOException {
    SparkConf conf = bucket.in(LocalSpark.conf());
    assertThat(demo.parquet(conf, bucket.at("tables"))).contains("preferences");
    run(LocalSpark.conf(), "export=" + bucket.at("tables"));
    assertHandedOver();
  }

  /// As the next run does: an edition is handed over even where what led to it cannot be removed.
  private void finishDiscarding() throws IOException {
    for (String key : bucket.keys()) {
      if (key.endsWith(".going")) {
        String run = key.substring(0, key.length() - ".going".length());
        new WorkFolder(bucket.at(run), new SerializableConfiguration(bucket.configuration()))
            .finishDiscarding();
      }
    }
  }

  @Tag("long")
  @Test
  void runsInABucketThatFailsAtRandomEndInTheSameEdition() throws IOException {
    int failed = 0;
    // The client tries six times: at first so much fails that a few hundred requests are too many.
    double rate = 0.4;
    for (long seed = 1; ; seed++) {
      bucket.objects().failAtRandom(rate, seed);
      rate *= 0.9;
      Throwable thrown = catchThrowable(() -> run(LocalSpark.conf(), demo.catalog()));
      assertThat(bucket.objects().failures()).isPositive();
      failed += FailedTasks.count();
      bucket.objects().fail();
      if (thrown == null) {
        break;
      }
      assertThat(thrown).hasStackTraceContaining("Status Code: 500");
      assertThat(seed).as("runs that ended").isLessThan(10);
    }
    assertThat(failed).as("tasks that failed").isPositive();
    finishDiscarding();
    assertHandedOver();
  }
}

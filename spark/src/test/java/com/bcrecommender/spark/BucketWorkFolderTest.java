package com.bcrecommender.spark;

import static com.bcrecommender.spark.FaultyBlobs.How.CUT;
import static com.bcrecommender.spark.FaultyBlobs.How.DONE;
import static com.bcrecommender.spark.FaultyBlobs.How.ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.spark.FaultyBlobs.Fault;
import com.bcrecommender.spark.FaultyBlobs.How;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// In a bucket, whose server fails now and then.
final class BucketWorkFolderTest extends WorkFolderContract {
  private static final AtomicInteger FOLDERS = new AtomicInteger();
  private static final int ALWAYS = Integer.MAX_VALUE;

  @TempDir private static Path server;
  private static Bucket bucket;

  private final String folderName = "work-" + FOLDERS.incrementAndGet();

  @BeforeAll
  static void start() throws Exception {
    bucket = Bucket.start(server);
  }

  @AfterAll
  static void stop() throws IOException {
    bucket.close();
  }

  @AfterEach
  void leavesNoUploadHalfDone() {
    assertThat(bucket.openUploads()).isZero();
    bucket.objects().fail();
  }

  @Override
  String place() {
    return bucket.at(folderName);
  }

  @Override
  Configuration configuration() {
    return bucket.configuration();
  }

  @ParameterizedTest
  @EnumSource
  void a_request_that_fails_once_is_made_again(How how) throws IOException {
    // Nobody can end an upload of whose beginning nobody was told.
    String requests = how == DONE ? "(?!BEGIN).*" : ".*";
    bucket.objects().fail(new Fault(requests, how, 1));
    folder.write("small", new byte[] {1, 2, 3});
    folder.write("large", LARGE);
    assertThat(folder.read("small")).containsExactly(1, 2, 3);
    assertThat(folder.read("large")).isEqualTo(LARGE);
    assertThat(folder.names()).containsExactlyInAnyOrder("small", "large");
    folder.delete();
    assertThat(bucket.keys()).noneMatch(key -> key.startsWith(folderName + "/"));
    assertThat(bucket.objects().failures()).isGreaterThanOrEqualTo(how == CUT ? 2 : 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT .*/small", "BEGIN .*/large", "PART .*/large", "COMPLETE .*/large"})
  void a_file_that_cannot_be_stored_is_not_there_and_can_be_written_again(String request)
      throws IOException {
    String name = request.substring(request.indexOf('/') + 1);
    byte[] bytes = name.equals("large") ? LARGE : new byte[] {1, 2, 3};
    bucket.objects().fail(new Fault(request, ERROR, ALWAYS));
    assertThatThrownBy(() -> folder.write(name, bytes)).isInstanceOf(IOException.class);
    assertThat(bucket.objects().failures()).isGreaterThanOrEqualTo(Bucket.ATTEMPTS);
    bucket.objects().fail();
    assertThat(folder.has(name)).isFalse();
    folder.write(name, bytes);
    assertThat(folder.read(name)).isEqualTo(bytes);
  }

  @Test
  void a_file_that_cannot_be_read_is_no_shorter_file() throws IOException {
    folder.write("file", LARGE);
    bucket.objects().fail(new Fault("GET .*", ERROR, ALWAYS));
    assertThatThrownBy(() -> folder.read("file")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> folder.read("file", 6_000_000, 100)).isInstanceOf(IOException.class);
    bucket.objects().fail(new Fault("GET .*", CUT, ALWAYS));
    byte[] read;
    try {
      read = folder.read("file");
    } catch (IOException e) {
      return;
    }
    assertThat(read).as("put together from many answers").isEqualTo(LARGE);
  }

  @Test
  void that_a_bucket_does_not_answer_is_no_answer() {
    bucket.objects().fail(new Fault("(HEAD|LIST) .*", ERROR, ALWAYS));
    assertThatThrownBy(() -> folder.has("file")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> folder.write("file", new byte[1])).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> folder.names()).isInstanceOf(IOException.class);
  }

  @Test
  void a_file_is_uploaded_once_and_never_copied() throws IOException {
    bucket.objects().fail();
    folder.write("file", new byte[] {1});
    assertThat(bucket.objects().requests())
        .filteredOn(request -> request.matches("(PUT|COPY|BEGIN|DELETE) .*/file.*"))
        .hasSize(1);
  }

  @Test
  void a_folder_whose_removal_was_cut_off_goes_with_the_next_run() throws IOException {
    for (String name : new String[] {"a", "b", "c"}) {
      folder.write(name, new byte[] {1});
    }
    bucket.objects().fail(new Fault("DELETE .*/b", ERROR, ALWAYS));
    assertThatThrownBy(folder::discard)
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.toString());
    assertThat(folder.has("b")).isTrue();
    assertThat(folder.has("c")).isFalse();
    bucket.objects().fail();
    folder.finishDiscarding();
    assertThat(bucket.keys()).noneMatch(key -> key.startsWith(folderName + "/"));
  }
}

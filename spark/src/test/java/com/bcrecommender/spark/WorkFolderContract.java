package com.bcrecommender.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What steps rely on, whatever file system the folder is on.
abstract class WorkFolderContract {
  /// More than two of the parts in which it is uploaded, and no multiple.
  static final byte[] LARGE = bytes(12_345_678);

  @TempDir Path disk;
  WorkFolder folder;

  /// The place of a folder that is not there yet.
  abstract String place();

  abstract Configuration configuration();

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  @BeforeEach
  void open() {
    folder = new WorkFolder(place(), new SerializableConfiguration(configuration())).child("run");
  }

  /// Nothing is there, under any name.
  void assertEmpty() throws IOException {
    try {
      assertThat(folder.names()).isEmpty();
    } catch (FileNotFoundException e) {
      // Of a folder that was never made there is nothing either.
    }
  }

  @Test
  void a_file_is_read_as_it_was_written() throws IOException {
    for (byte[] bytes : List.of(new byte[0], new byte[] {1, 2, 3}, LARGE)) {
      String name = "file-" + bytes.length;
      assertThat(folder.has(name)).isFalse();
      folder.write(name, bytes);
      assertThat(folder.has(name)).isTrue();
      assertThat(folder.read(name)).isEqualTo(bytes);
    }
    byte[] some = folder.read("file-" + LARGE.length, 5_000_000, 1_000_000);
    assertThat(some).isEqualTo(java.util.Arrays.copyOfRange(LARGE, 5_000_000, 6_000_000));
    assertThat(folder.names())
        .containsExactlyInAnyOrder("file-0", "file-3", "file-" + LARGE.length);
  }

  @Test
  void a_file_of_this_machine_comes_back_the_same() throws IOException {
    Path file = Files.write(disk.resolve("file"), LARGE);
    folder.put(file, "file");
    folder.fetch("file", disk.resolve("back"));
    assertThat(Files.mismatch(file, disk.resolve("back"))).isEqualTo(-1);
  }

  @Test
  void who_writes_a_file_that_is_there_changes_nothing() throws IOException {
    folder.write("file", new byte[] {1});
    folder.write("file", out -> assertThat(out).as("not even begun").isNull());
    assertThat(folder.read("file")).containsExactly(1);
    folder.write(
        "slow",
        out -> {
          out.write(1);
          folder.write("slow", new byte[] {2});
        });
    assertThat(folder.read("slow")).as("the first that was whole").containsExactly(2);
    assertThat(folder.names()).containsExactlyInAnyOrder("file", "slow");
  }

  @Test
  void a_file_is_not_there_before_it_is_whole() throws IOException {
    folder.write(
        "file",
        out -> {
          out.write(LARGE);
          out.flush();
          assertThat(folder.has("file")).isFalse();
          out.write(LARGE);
        });
    assertThat(folder.has("file")).isTrue();
  }

  @Test
  void of_a_file_that_failed_halfway_nothing_is_left() throws IOException {
    for (byte[] half : List.of(new byte[] {1}, LARGE)) {
      assertThatThrownBy(() ->
              folder.write(
                  "file",
                  out -> {
                    out.write(half);
                    out.flush();
                    throw new IOException("as ordered");
                  }))
          .hasMessage("as ordered");
      assertThat(folder.has("file")).isFalse();
      assertEmpty();
    }
    assertThatThrownBy(() ->
            folder.write(
                "file",
                out -> {
                  out.write(LARGE);
                  throw new AssertionError("a bug, as ordered");
                }))
        .hasMessage("a bug, as ordered");
    assertEmpty();
    folder.write("file", LARGE);
    assertThat(folder.read("file")).isEqualTo(LARGE);
  }

  @Test
  void a_folder_goes_with_all_that_is_in_it() throws IOException {
    WorkFolder beside = folder.at(place()).child("beside");
    beside.write("file", new byte[] {1});
    folder.write("file", new byte[] {1});
    folder.child("more").write("file", new byte[] {1});
    folder.delete();
    assertThat(folder.has("file")).isFalse();
    assertThat(folder.child("more").has("file")).isFalse();
    assertThat(beside.has("file")).isTrue();
    folder.delete();
  }

  @Test
  void a_folder_that_was_going_is_gone_for_who_comes_next() throws IOException {
    folder.write("file", new byte[] {1});
    folder.finishDiscarding();
    assertThat(folder.has("file")).as("it was not going").isTrue();
    folder.discard();
    assertThat(folder.at(place()).names()).isEmpty();
    folder.write("file", new byte[] {1});
    folder.finishDiscarding();
    assertThat(folder.has("file")).as("of another run").isTrue();
  }

  @Test
  void the_state_of_files_tells_whether_any_changed() throws IOException {
    folder.child("table").write("a", new byte[] {1});
    String one = folder.state("table");
    assertThat(folder.state("table")).isEqualTo(one);
    folder.child("table").write("b", new byte[] {1});
    assertThat(folder.state("table")).isNotEqualTo(one).contains("table/a 1 ", "table/b 1 ");
  }

  @Test
  void what_is_not_there_cannot_be_read() {
    assertThatThrownBy(() -> folder.read("none")).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(() -> folder.names()).isInstanceOf(FileNotFoundException.class);
    assertThatThrownBy(
            () -> {
              try (InputStream in = folder.open("none")) {
                in.readAllBytes();
              }
            })
        .isInstanceOf(FileNotFoundException.class);
  }
}

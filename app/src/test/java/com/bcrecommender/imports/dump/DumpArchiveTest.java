package com.bcrecommender.imports.dump;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.bcrecommender.settings.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Archives whole, cut, damaged and hostile.
class DumpArchiveTest {
  @TempDir Path folder;

  private static byte[] tar(Packing packing, Map<String, byte[]> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(packing.over(bytes), "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry(member.getKey(), true);
        entry.setSize(member.getValue().length);
        tar.putArchiveEntry(entry);
        tar.write(member.getValue());
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Map<String, String> read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("dump"), bytes);
    Map<String, String> members = new HashMap<>();
    DumpArchive.read(
        file,
        read -> assertThat(read).isLessThanOrEqualTo(bytes.length),
        (name, in) -> members.put(name, new String(in.readAllBytes(), UTF_8)));
    return members;
  }

  @ParameterizedTest
  @EnumSource
  void members_come_in_every_packing_whatever_their_names(Packing packing) throws IOException {
    byte[] archive =
        tar(
            packing,
            Map.of("../../etc/passwd", "one".getBytes(UTF_8), "/abs/två", "two".getBytes(UTF_8)));
    assertThat(read(archive))
        .containsOnly(entry("../../etc/passwd", "one"), entry("/abs/två", "two"));
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile)).as("nothing is unpacked").hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_file_that_is_no_archive_is_its_own_member(Packing packing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packing.over(bytes)) {
      out.write("{}\n".getBytes(UTF_8));
    }
    assertThat(read(bytes.toByteArray())).containsOnly(entry("dump", "{}\n"));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_cut_off_is_refused_wherever(Packing packing) throws IOException {
    byte[] contents = new byte[30_000];
    new Random(1).nextBytes(contents);
    byte[] archive = tar(packing, Map.of("a", contents));
    for (int length :
        new int[] {600, 5_000, 20_000, packing == Packing.NONE ? 30_100 : archive.length - 1}) {
      assertThatThrownBy(() -> read(Arrays.copyOf(archive, length)))
          .as("%s cut to %d", packing, length)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("cut off, damaged or no dump")
          .hasMessageNotContaining("\n");
    }
  }

  @ParameterizedTest
  @EnumSource
  void damage_is_refused_or_read_and_never_a_bug(Packing packing) throws IOException {
    byte[] contents = "row\t1\t2\n".repeat(500).getBytes(UTF_8);
    // In one order: where the hits fall decides what is refused.
    byte[] archive =
        tar(packing, new TreeMap<>(Map.of("mbdump/url", contents, "x".repeat(200), contents)));
    Random random = new Random(2);
    int refused = 0;
    for (int time = 0; time < 60; time++) {
      byte[] damaged = archive.clone();
      for (int hit = 0; hit <= random.nextInt(3); hit++) {
        damaged[random.nextInt(Math.min(damaged.length, 3_000))] = (byte) random.nextInt(256);
      }
      try {
        read(damaged);
      } catch (UserError e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(packing == Packing.NONE ? 0 : 40);
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZSTD"})
  void a_bomb_is_put_out(Packing packing) throws IOException {
    byte[] nothing = new byte[66 << 20];
    byte[] bomb = tar(packing, Map.of("listens/2026/1.listens", nothing));
    assertThat(bomb.length).isLessThan(nothing.length / 200);
    assertThatThrownBy(() -> read(bomb))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("unpacks to more than 200 times its size");
  }

  @Test
  void links_and_folders_are_no_members() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
      tar.putArchiveEntry(new TarArchiveEntry("folder/"));
      tar.closeArchiveEntry();
    }
    assertThat(read(bytes.toByteArray())).isEmpty();
  }

  @Test
  void a_missing_file_and_a_folder_are_said_so() {
    assertThatThrownBy(() -> DumpArchive.read(folder.resolve("none"), r -> {}, (n, i) -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("there is no file");
    assertThatThrownBy(() -> DumpArchive.read(folder, r -> {}, (n, i) -> {}))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("found a folder");
  }
}

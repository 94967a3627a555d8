package com.bcrecommender.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderHostTest extends HostContract {
  @TempDir Path folder;

  @Override
  Host open() {
    return FolderHost.open(folder.resolve("host"), "publish");
  }

  @Test
  void aSecondPublisherIsTurnedAwayInOneLine() {
    assertThatThrownBy(this::open)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("another bcr publish")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aPutThatFailsLeavesWhatWasThereAndNoLitter() throws IOException {
    host.put(List.of(new Blob("data/aa/x", new byte[10])));
    // A folder where the part would go: as good a refusal as a full disk.
    Files.createDirectories(folder.resolve("host/data/aa/.y.part/inside"));
    assertThatThrownBy(() -> host.put(List.of(new Blob("data/aa/y", new byte[3]))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("data/aa/y")
        .hasMessageContaining("run it again");
    assertThat(host.read("data/aa/x").orElseThrow()).hasSize(10);
    assertThat(host.list("data/")).containsOnlyKeys("data/aa/x");
  }

  @Test
  void whatAKilledPutLeftIsNobodysName() throws IOException {
    Files.createDirectories(folder.resolve("host/data/aa"));
    Files.write(folder.resolve("host/data/aa/.x.part"), new byte[5]);
    assertThat(host.list("data/")).isEmpty();
    host.put(List.of(new Blob("data/aa/x", new byte[10])));
    try (Stream<Path> files = Files.list(folder.resolve("host/data/aa"))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName()))).containsExactly("x");
    }
  }
}

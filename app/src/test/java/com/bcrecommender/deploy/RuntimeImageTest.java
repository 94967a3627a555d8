package com.bcrecommender.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RuntimeImageTest {
  @TempDir private Path folder;

  @Test
  void aRuntimeWithoutJlinkIsOneLineThatNamesTheCure() {
    assertThatThrownBy(() -> RuntimeImage.in(folder, folder.resolve("cache")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("expected a JDK with bin/jlink")
        .hasMessageContaining("JAVA_HOME");
    assertThat(folder.resolve("cache")).doesNotExist();
  }

  @Test
  void twoThatMakeTheSameRuntimeAtOnceGetOne() throws Exception {
    Path cache = folder.resolve("cache");
    Path jdk = folder.resolve("jdk");
    Path jlink = Files.createDirectories(jdk.resolve("bin")).resolve("jlink");
    Files.writeString(jdk.resolve("release"), "25");
    // Ends when both have begun, so that neither finds the runtime of the other beforehand.
    Files.writeString(
        jlink,
        """
        #!/bin/sh
        for out; do :; done
        mkdir "$out" && echo made > "$out/file"
        cd %s && touch began-$$
        n=0
        while [ "$(ls -d began-* | wc -l)" -lt 2 ] && [ $n -lt 200 ]; do sleep 0.05; n=$((n + 1)); done
        """
            .formatted(folder));
    assertThat(jlink.toFile().setExecutable(true)).isTrue();
    CompletableFuture<Path> other =
        CompletableFuture.supplyAsync(() -> RuntimeImage.in(jdk, cache));
    Path image = RuntimeImage.in(jdk, cache);
    assertThat(other.get()).isEqualTo(image);
    assertThat(image.resolve("file")).hasContent("made");
    try (Stream<Path> left = Files.list(cache)) {
      assertThat(left).containsExactly(image);
    }
  }
}

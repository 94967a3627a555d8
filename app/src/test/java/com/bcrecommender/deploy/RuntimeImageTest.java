package com.bcrecommender.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.settings.UserError;
import java.nio.file.Path;
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
}

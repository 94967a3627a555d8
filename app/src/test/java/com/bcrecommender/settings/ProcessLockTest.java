package com.bcrecommender.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
  @TempDir private Path folder;

  @Test
  void oneHasItUntilItIsClosedAndTheFileAloneMeansNothing() throws IOException {
    Path file = folder.resolve("lock");
    ProcessLock first = Objects.requireNonNull(ProcessLock.take(file));
    assertThat(first.held()).isTrue();
    assertThat(ProcessLock.take(file)).isNull();
    assertThat(ProcessLock.take(folder.resolve("other"))).isNotNull().satisfies(ProcessLock::close);

    first.close();
    assertThat(first.held()).isFalse();
    assertThat(file).exists();
    assertThat(ProcessLock.take(file)).isNotNull().satisfies(ProcessLock::close);
  }

  @Test
  void whereItCannotBeWrittenIsNoAnswer() {
    assertThatThrownBy(() -> ProcessLock.take(folder.resolve("missing").resolve("lock")))
        .isInstanceOf(NoSuchFileException.class);
  }
}

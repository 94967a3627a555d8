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
  void whoAsksInTheSameProcessDoesNotLoseItToAnother() throws Exception {
    Path file = folder.resolve("lock");
    try (ProcessLock held = ProcessLock.take(file)) {
      assertThat(held).isNotNull();
      assertThat(ProcessLock.take(file)).isNull();
      assertThat(anotherProcessGets(file)).isFalse();
    }
    assertThat(anotherProcessGets(file)).isTrue();
  }

  private static boolean anotherProcessGets(Path file) throws Exception {
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                file.toString())
            .inheritIO()
            .start();
    return other.waitFor() == 0;
  }

  /// Ends with 0 where it got the lock, with 7 where another has it.
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) throws IOException {
      System.exit(ProcessLock.take(Path.of(arguments[0])) == null ? 7 : 0);
    }
  }

  @Test
  void whereItCannotBeWrittenIsNoAnswer() {
    assertThatThrownBy(() -> ProcessLock.take(folder.resolve("missing").resolve("lock")))
        .isInstanceOf(NoSuchFileException.class);
  }
}

package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/// Commands as typed, and what the last one printed.
abstract class TypedCommands {
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path folder;

  final int bcr(String... arguments) {
    out.reset();
    err.reset();
    return Main.run(
        new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), arguments);
  }

  final void done(String... arguments) {
    assertThat(bcr(arguments)).as(() -> List.of(arguments) + ": " + err.toString(UTF_8)).isZero();
  }

  /// A home without anything in it, so that nothing of the person's who runs the tests is read.
  final String ownHome() {
    return folder.resolve("own").toString();
  }
}

package com.bcrecommender.publish;

import com.bcrecommender.transfer.Host;
import com.bcrecommender.transfer.RealParse;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/// The claims about publishing lists, on a real Parse Server.
@Tag("long")
final class RealParsePublishTest extends ParsePublishContract {
  @TempDir private static Path folder;
  private static @Nullable RealParse parse;

  @BeforeAll
  static void start() throws Exception {
    parse = RealParse.start(folder);
  }

  @AfterAll
  static void stop() throws Exception {
    if (parse != null) {
      parse.close();
    }
  }

  @Override
  Host open() throws Exception {
    return Objects.requireNonNull(parse).openEmpty(scratch);
  }
}

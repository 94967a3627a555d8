package com.bcrecommender.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The claims about hosts, on a real Parse Server.
@Tag("long")
final class RealParseHostTest extends ParseContract {
  @TempDir private static Path folder;
  private static @Nullable RealParse parse;

  @TempDir Path home;

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

  private static RealParse parse() {
    return Objects.requireNonNull(parse);
  }

  @Override
  Host open() throws Exception {
    return parse().openEmpty(home);
  }

  @Test
  void visitorsReadAndMayNotWrite() throws Exception {
    host.put(List.of(new Blob(name(1), bytes(1))));
    assertThat(parse().statusForVisitors("GET", "/classes/FanList", "")).isEqualTo(200);
    assertThat(parse().statusForVisitors("POST", "/classes/FanList", "{\"name\":\"x\"}"))
        .isBetween(400, 499);
    assertThat(host.list("FanList/")).hasSize(1);
  }
}

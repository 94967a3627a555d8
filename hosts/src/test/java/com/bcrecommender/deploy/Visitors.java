package com.bcrecommender.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Eight visitors who come through Caddy, by TLS, and look at page after page until they are told
/// to stop: wrk, which counts every answer that is none or not a page.
final class Visitors {
  private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");

  private final PretendedServer server;
  private final Process wrk;

  private Visitors(PretendedServer server, Process wrk) {
    this.server = server;
    this.wrk = wrk;
  }

  static Visitors come(PretendedServer server) throws IOException {
    return new Visitors(
        server,
        server.begin(
            "exec wrk -t1 -c8 -d600 --timeout 10s -s /usr/local/bin/steady.lua https://%s/"
                .formatted(PretendedServer.DOMAIN)));
  }

  /// They leave; none was left without a page.
  ///
  /// @return how many pages they got
  long leave() throws Exception {
    server.run("kill -INT $(pgrep -x wrk) || :");
    String said = new String(wrk.getInputStream().readAllBytes(), UTF_8);
    assertThat(wrk.waitFor()).as(said).isZero();
    assertThat(said).doesNotContain("Socket errors").doesNotContain("Non-2xx");
    Matcher requests = REQUESTS.matcher(said);
    assertThat(requests.find()).as(said).isTrue();
    return Long.parseLong(requests.group(1));
  }
}

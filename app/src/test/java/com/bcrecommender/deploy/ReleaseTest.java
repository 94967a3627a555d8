package com.bcrecommender.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.deploy.Site.Memory;
import com.bcrecommender.deploy.Site.Tls;
import com.bcrecommender.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReleaseTest {
  private static final Site SITE =
      new Site(
          "music.example.org", "", Tls.AUTO, List.of(8714, 8715), new Memory(400, 3000), false);

  @TempDir private Path home;

  private Settings settings(String file) throws Exception {
    Files.writeString(home.resolve(Settings.FILE), file);
    return Settings.read(home, Map.of("BCR_SERVE_BURST", "50"), Map.of());
  }

  @Test
  void theSiteGetsItsSettingsAndCountsVisitorsBehindTheProxy() throws Exception {
    Settings settings =
        settings("site.language = de\nserve.port = 99\ncrawl.contact = me@example.org\n");
    assertThat(
            Release.of("0.1.0-0123456789ab", "c1921667bc2d3cc6", SITE, Map.of(), settings).text())
        .startsWith("# version 0.1.0-0123456789ab\n# edition c1921667bc2d3cc6\n# units ")
        .endsWith(
            """
            BCR_SERVE_BURST="50"
            BCR_SERVE_PROXY="loopback"
            BCR_SERVE_PUBLIC_ADDRESS="https://music.example.org/"
            BCR_SITE_LANGUAGE="de"
            """);
  }

  @Test
  void theWorkerGetsAllButTheWayThere() throws Exception {
    assertThat(
            Release.worker(
                settings("crawl.contact = me@example.org\ndeploy.host = root@example.org\n")))
        .isEqualTo("BCR_CRAWL_CONTACT=\"me@example.org\"\nBCR_SERVE_BURST=\"50\"\n");
  }

  @Test
  void aShellReadsBackWhatWasWritten() throws Exception {
    String odd = "a \"b\" $(c) `d` \\ 'e' # ü";
    Path file =
        Files.writeString(
            home.resolve("env"),
            Release.worker(settings("crawl.contact = " + odd.replace("\\", "\\\\") + "\n")));
    assertThat(Tool.run("sh", "-c", ". " + file + "; printf %s \"$BCR_CRAWL_CONTACT\"").said())
        .isEqualTo(odd);
  }
}

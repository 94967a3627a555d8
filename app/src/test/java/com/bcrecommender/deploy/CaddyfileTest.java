package com.bcrecommender.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.deploy.Site.Memory;
import com.bcrecommender.deploy.Site.Tls;
import com.bcrecommender.settings.UserError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CaddyfileTest {
  private static Site site(String domain, String email, Tls tls) {
    return new Site(domain, email, tls, List.of(8714, 8715), new Memory(400, 3000), false);
  }

  @TempDir private Path folder;

  @Test
  void caddyTakesEachKindAndWouldWriteItTheSameWay() throws Exception {
    for (Site site :
        List.of(
            site("music.example.org", "me@example.org", Tls.AUTO),
            site("music.example.org", "", Tls.INTERNAL),
            site("music.example.org", "", Tls.OFF),
            site("", "", Tls.OFF))) {
      Path file = Files.writeString(folder.resolve("Caddyfile"), Caddyfile.of(site));
      Tool adapted =
          Tool.run(
              "caddy",
              "adapt",
              "--validate",
              "--adapter",
              "caddyfile",
              "--config",
              file.toString());
      assertThat(adapted.status()).as(adapted.said()).isZero();
      assertThat(adapted.said()).contains("127.0.0.1:8714").doesNotContain("\"access\"");
      Tool formatted = Tool.run("caddy", "fmt", file.toString());
      assertThat(formatted.said()).isEqualTo(Caddyfile.of(site));
    }
  }

  @Test
  void aSiteWithACertificateSaysThatItAlwaysHasOne() {
    assertThat(Caddyfile.of(site("a.example", "", Tls.AUTO)))
        .contains("\na.example {\n")
        .contains("Strict-Transport-Security")
        .doesNotContain("tls internal");
    assertThat(Caddyfile.of(site("a.example", "", Tls.INTERNAL))).contains("\ttls internal\n");
    assertThat(Caddyfile.of(site("", "", Tls.OFF)))
        .contains("\nhttp:// {\n")
        .doesNotContain("Strict-Transport");
  }

  @Test
  void whatDoesNotFitIsRefusedBeforeAnythingIsSent() {
    assertThatThrownBy(() -> site("", "", Tls.AUTO))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("deploy.domain: expected the site's name");
    assertThatThrownBy(() -> site("a b {", "", Tls.AUTO)).isInstanceOf(UserError.class);
    assertThatThrownBy(() -> site("a.example", "me\n}", Tls.AUTO)).isInstanceOf(UserError.class);
    assertThatThrownBy(
            () -> new Site("a.b", "", Tls.AUTO, List.of(80, 80), new Memory(400, 3000), false))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("deploy.ports: expected two ports");
  }
}

package com.bcrecommender.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path home;

  @Test
  void anEmptyHomeGivesDefaults() {
    Settings settings = Settings.read(home, Map.of(), Map.of());
    assertThat(settings.get(CrawlSettings.PACE)).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.all()).hasSameSizeAs(Settings.ALL);
    assertThat(settings.all()).allMatch(row -> row.origin().equals("default"));
  }

  @Test
  void theFileYieldsToTheEnvironmentAndThatToFlags() throws IOException {
    Files.writeString(
        home.resolve(Settings.FILE),
        "serve.port = 1001\nserve.address = 127.0.0.2\nrecommend.keep = 7\n");
    Settings settings =
        Settings.read(
            home,
            Map.of("BCR_SERVE_PORT", "1002", "BCR_SERVE_ADDRESS", "127.0.0.3"),
            Map.of("serve.port", "1003"));
    assertThat(settings.get(ServeSettings.PORT)).isEqualTo(1003);
    assertThat(settings.get(ServeSettings.ADDRESS)).isEqualTo("127.0.0.3");
    assertThat(settings.get(RecommendSettings.KEEP)).isEqualTo(7);
    assertThat(settings.all())
        .filteredOn(row -> row.setting().equals(ServeSettings.ADDRESS))
        .singleElement()
        .extracting(Settings.Resolved::origin)
        .isEqualTo("environment BCR_SERVE_ADDRESS");
  }

  @Test
  void aWrongNameIsFoundBeforeWorkBeginsAndTheNearestIsOffered() throws IOException {
    Files.writeString(home.resolve(Settings.FILE), "crawl.contct = me@example.org\n");
    assertThatThrownBy(() -> Settings.read(home, Map.of(), Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("\"crawl.contct\"")
        .hasMessageContaining(Settings.FILE)
        .hasMessageContaining("did you mean crawl.contact")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aWrongValueSaysWhatWasExpectedFoundAndWhere() {
    for (String bad : new String[] {"", "x", "-1", "65536", "1e3"}) {
      assertThatThrownBy(() -> Settings.read(home, Map.of(), Map.of("serve.port", bad)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("serve.port: expected a whole number from 0 to 65535")
          .hasMessageContaining("\"" + bad + "\"");
    }
    assertThatThrownBy(
            () -> Settings.read(home, Map.of("BCR_RECOMMEND_WISH_WEIGHT", "NaN"), Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("environment BCR_RECOMMEND_WISH_WEIGHT");
  }

  @Test
  void everyDefaultFitsAndNoNameIsTakenTwice() {
    HashSet<String> names = new HashSet<>();
    for (Setting<?> setting : Settings.ALL) {
      assertThat(setting.parser().apply(setting.initial())).isNotNull();
      assertThat(names.add(setting.name())).isTrue();
      assertThat(setting.sentence()).endsWith(".");
      assertThat(setting.name()).matches("[a-z]+(\\.[a-z0-9-]+)+");
    }
  }

  /// docs/settings.md is checked against the entries, so that it cannot go stale.
  @Test
  void theReferencePageNamesEverySettingAsItIs() throws IOException {
    String page = Files.readString(Path.of(System.getProperty("bcr.root"), "docs", "settings.md"));
    for (Setting<?> setting : Settings.ALL) {
      assertThat(page)
          .contains(
              "| `%s` | %s | %s | %s |"
                  .formatted(
                      setting.name(),
                      setting.initial().isEmpty() ? "none" : "`" + setting.initial() + "`",
                      setting.takes(),
                      setting.sentence()));
    }
  }
}

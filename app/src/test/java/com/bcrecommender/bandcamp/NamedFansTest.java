package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever a reader would see on a page is found by name or number in its text.
class NamedFansTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "album-2025.html",
        "album-2016-literal-with-comments.html",
        "fan-2026-with-a-cassette.html"
      })
  void everyFanOfASmallPageIsFound(String name) {
    String page = Fixture.text(name);
    Set<String> fans = fans(Fixture.read(page));
    assertThat(fans).as("the page has some").isNotEmpty();
    assertThat(named(page)).containsAll(fans);
  }

  @Test
  void everyFanOfARealPageIsFound() throws IOException {
    Path pages = RealPagesTest.folder();
    assumeTrue(pages != null, "no captured pages: set -Dbcr.shared to a folder with pages/");
    int found = 0;
    try (Stream<Path> files = Files.walk(pages)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        byte[] bytes = Files.readAllBytes(file);
        Set<String> fans = fans(PageReader.read(bytes, null));
        assertThat(named(new String(bytes, StandardCharsets.UTF_8)))
            .as("%s", file)
            .containsAll(fans);
        found += fans.size();
      }
    }
    assertThat(found).isGreaterThan(500);
  }

  @Test
  void namesAreFoundInScriptsAttributesAndJson() {
    for (String text :
        List.of(
            "{\"fan_id\":17,\"username\":\"Ann\"}",
            "data-blob=\"{&quot;fan_id&quot;: 17,&quot;username&quot;:&quot;Ann&quot;}\"",
            "\"{\\\"fan_id\\\":17,\\\"username\\\":\\\"Ann\\\"}\"",
            "var f = {fan_id: 17, username: \"Ann\"};",
            "<a href='https://bandcamp.com/Ann?from=x'>Ann</a> fan_id=\"x\" \"fan_id\":\"17\"")) {
      NamedFans fans = NamedFans.in(text);
      assertThat(fans.ids()).as(text).contains("17");
      assertThat(fans.usernames()).as(text).contains("Ann");
    }
    assertThat(NamedFans.in("https://bandcamp.com/tag/ambient").usernames()).isEmpty();
  }

  private static Set<String> named(String page) {
    NamedFans fans = NamedFans.in(page);
    return Stream.concat(
            fans.ids().map(id -> "f" + id), fans.usernames().map(it -> it.toLowerCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  /// By number where there is one, else by name.
  private static Set<String> fans(Page page) {
    Set<String> fans = new HashSet<>();
    switch (page) {
      case Page.TralbumPage it when it.supporters() != null ->
          it.supporters()
              .forEach(fan ->
                  fans.add(
                      fan.fanId() > 0
                          ? "f" + fan.fanId()
                          : name(Objects.requireNonNull(fan.username()))));
      case Page.FanPage it -> {
        fans.add("f" + it.fanId());
        fans.add(name(it.username()));
      }
      default -> {}
    }
    return fans;
  }

  private static String name(String username) {
    return username.toLowerCase(Locale.ROOT);
  }
}

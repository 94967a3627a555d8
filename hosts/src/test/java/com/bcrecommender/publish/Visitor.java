package com.bcrecommender.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.transfer.Host;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks at a host as visitors do: the pointer leads to an edition of which every shard is there,
/// each page is wholly that of some edition, and the script that a page names is there.
record Visitor(Host host, List<TestSite> editions) {
  private static final Pattern SCRIPT = Pattern.compile("src=(?:\\.\\./)?(assets/[^>]+)>");

  /// @return the current edition's number, or empty before the first
  Optional<Integer> seesAWholeSite() {
    for (TestSite site : editions) {
      for (String page : site.files().keySet()) {
        if (!page.startsWith("data/") && !page.startsWith("assets/")) {
          host.read(page).ifPresent(bytes -> page(page, bytes));
        }
      }
    }
    return host.read(Contents.POINTER).map(this::edition);
  }

  private int edition(byte[] pointer) {
    TestSite current =
        editions.stream()
            .filter(site -> Arrays.equals(site.files().get(Contents.POINTER), pointer))
            .findFirst()
            .orElseThrow(() -> new AssertionError("the pointer is no edition's"));
    current
        .files()
        .forEach((name, bytes) -> {
          if (name.endsWith(".bin")) {
            assertThat(host.read(name).orElseThrow(() -> new AssertionError("no " + name)))
                .as(name)
                .isEqualTo(bytes);
          }
        });
    return current.number();
  }

  private void page(String name, byte[] bytes) {
    assertThat(editions).as(name).anyMatch(site -> Arrays.equals(site.files().get(name), bytes));
    Matcher script = SCRIPT.matcher(new String(bytes, StandardCharsets.UTF_8));
    if (script.find()) {
      assertThat(host.read(script.group(1))).as(name + " names " + script.group(1)).isPresent();
    }
  }

  /// Whether all that an edition consists of, pages included, is there.
  void seesAllOf(TestSite site) {
    site.files()
        .forEach((name, bytes) ->
            assertThat(host.read(name).orElseThrow(() -> new AssertionError("no " + name)))
                .as(name)
                .isEqualTo(bytes));
  }
}

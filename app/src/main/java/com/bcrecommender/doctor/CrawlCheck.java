package com.bcrecommender.doctor;

import com.bcrecommender.catalog.CatalogInspection;
import com.bcrecommender.settings.CrawlSettings;
import com.bcrecommender.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The crawl is off, or has all that it needs; it does not rest, and the pages it watches are as
/// expected.
final class CrawlCheck implements Check {
  @Override
  public String name() {
    return "crawl";
  }

  @Override
  public boolean asksSettings() {
    return true;
  }

  @Override
  public List<Finding> look(Examination examination) {
    List<Finding> findings = new ArrayList<>();
    List<String> set = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    Settings settings = examination.settings();
    sort(CrawlSettings.CONTACT.name(), settings.get(CrawlSettings.CONTACT), set, missing);
    sort(
        CrawlSettings.PERMISSION_BY.name(),
        settings.get(CrawlSettings.PERMISSION_BY),
        set,
        missing);
    sort(
        CrawlSettings.PERMISSION_ON.name(),
        settings.get(CrawlSettings.PERMISSION_ON).map(Object::toString).orElse(""),
        set,
        missing);
    sort(
        CrawlSettings.PERMISSION_REFERENCE.name(),
        settings.get(CrawlSettings.PERMISSION_REFERENCE),
        set,
        missing);
    if (!set.isEmpty() && !missing.isEmpty()) {
      findings.add(
          Finding.wrong(
              name(),
              "it stays off: %s is set, and not %s"
                  .formatted(String.join(", ", set), String.join(", ", missing)),
              "set all four (docs/crawling.md), or none"));
    }
    Path file = examination.home().catalog();
    if (Files.exists(file) && OptOutCheck.isCurrent(file)) {
      CatalogInspection catalog = new CatalogInspection(file);
      catalog
          .pauses(examination.now())
          .forEach((origin, pause) ->
              findings.add(
                  Finding.warn(
                      name(),
                      "of %s it rests until %s: %s".formatted(origin, pause.until(), pause.why()),
                      "leave it; it goes on by itself. Look at the reason: at a challenge or refusals, ask the site")));
      catalog
          .driftedCanaries()
          .forEach((url, lacks) ->
              findings.add(
                  Finding.wrong(
                      name(),
                      "the watched page %s is not as expected: %s".formatted(url, lacks),
                      "look at the page; if it has changed for good: bcr crawl --trust-canaries; if its mark-up has: a newer bcr")));
    }
    if (findings.isEmpty()) {
      findings.add(Finding.ok(name(), set.isEmpty() ? "off: no permission is set" : "permitted"));
    }
    return findings;
  }

  private static void sort(String name, String value, List<String> set, List<String> missing) {
    (value.isBlank() ? missing : set).add(name);
  }
}

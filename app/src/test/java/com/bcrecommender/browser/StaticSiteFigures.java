package com.bcrecommender.browser;

import com.bcrecommender.browser.StaticServer.Sent;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.site.Links;
import com.bcrecommender.site.Pages;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Measures what a visitor of a static site fetches. Arguments: the edition's folder, the site's
/// folder, how many fans and tralbums, whether the host sends parts of files (`true` or `false`).
/// Prints median, 95th percentile and most of requests and of bytes as sent, text compressed,
/// without covers.
final class StaticSiteFigures {
  private static final long SEED = 2014;

  /// Links and what comes below are measured for fewer pages.
  private static final int SCROLLED = 40;

  private final Edition edition;
  private final Path site;
  private final int pages;
  private final Chromium chromium;

  private StaticSiteFigures(Edition edition, Path site, int pages, Chromium chromium) {
    this.edition = edition;
    this.site = site;
    this.pages = pages;
    this.chromium = chromium;
  }

  public static void main(String[] arguments) {
    try (Chromium chromium = Chromium.launch();
        Edition edition = Edition.open(Path.of(arguments[0]))) {
      StaticSiteFigures figures =
          new StaticSiteFigures(
              edition, Path.of(arguments[1]), Integer.parseInt(arguments[2]), chromium);
      figures.print(Boolean.parseBoolean(arguments[3]));
    }
  }

  private void print(boolean ranges) {
    String host = ranges ? "with ranges" : "without ranges";
    Random random = new Random(SEED);
    List<String> fans = new ArrayList<>();
    List<String> tralbums = new ArrayList<>();
    Links links = Links.fromDepth(0, name -> name);
    for (int i = 0; i < pages; i++) {
      fans.add(fanPath(random, links));
      tralbums.add(
          links.tralbum(edition.card(random.nextInt(edition.tralbums())).key()).substring(2));
    }
    String seen = fanPath(random, links);
    try (StaticServer server = new StaticServer(site, "/", ranges)) {
      report(host + ", first visit, fan", first(server, fans));
      report(host + ", first visit, tralbum", first(server, tralbums));
      report(host + ", further fan", further(server, seen, fans));
      report(host + ", further tralbum", further(server, seen, tralbums));
      report(host + ", further tralbum by a link", byLink(server, fans, ".crate .title a"));
      report(
          host + ", further fan by a link",
          byLink(server, tralbums, "[aria-labelledby=fans] .chips a"));
      int some = Math.min(SCROLLED, pages);
      List<String> few = fans.subList(0, some);
      report(
          host + ", 20 entries more of a fan's list",
          scrolled(server, few, ".paging", ".crate > li:nth-child(11)"));
      report(
          host + ", 20 entries more of a tralbum's",
          scrolled(server, tralbums.subList(0, some), ".paging", ".crate > li:nth-child(11)"));
      report(
          host + ", those, collection, similar fans",
          scrolled(server, few, "#collection", ".shelf > li"));
    }
  }

  private String fanPath(Random random, Links links) {
    return Pages.fanHref(edition.fan(random.nextInt(edition.fans())), links).substring(2);
  }

  /// Each in a browser that has seen nothing yet.
  private List<List<Sent>> first(StaticServer server, List<String> paths) {
    List<List<Sent>> all = new ArrayList<>();
    for (String path : paths) {
      try (BrowserContext context = chromium.browser().newContext(new NewContextOptions())) {
        all.add(visit(server, context.newPage(), path));
      }
    }
    return all;
  }

  /// One after another in one browser, that has seen one fan's page before.
  private List<List<Sent>> further(StaticServer server, String seen, List<String> paths) {
    List<List<Sent>> all = new ArrayList<>();
    try (BrowserContext context = chromium.browser().newContext(new NewContextOptions())) {
      Page page = context.newPage();
      visit(server, page, seen);
      for (String path : paths) {
        all.add(visit(server, page, path));
      }
    }
    return all;
  }

  /// From a page to one that it leads to, by a press on one of its links, which is scrolled to
  /// where it is not seen: what that fetches counts too.
  private List<List<Sent>> byLink(StaticServer server, List<String> paths, String link) {
    List<List<Sent>> all = new ArrayList<>();
    try (BrowserContext context = chromium.browser().newContext(new NewContextOptions())) {
      Page page = context.newPage();
      Random random = new Random(SEED);
      for (String path : paths.subList(0, Math.min(SCROLLED, paths.size()))) {
        visit(server, page, path);
        int links = page.locator(link).count();
        if (links > 0) {
          all.add(
              sent(
                  server,
                  page,
                  () -> {
                    page.locator(link).nth(random.nextInt(links)).click();
                    page.waitForURL(url -> !url.endsWith(path));
                  }));
        }
      }
    }
    return all;
  }

  /// What comes when the visitor scrolls to a part of the page, beyond the page's first answer.
  ///
  /// @param shown what is there then
  private List<List<Sent>> scrolled(
      StaticServer server, List<String> paths, String part, String shown) {
    List<List<Sent>> all = new ArrayList<>();
    try (BrowserContext context = chromium.browser().newContext(new NewContextOptions())) {
      Page page = context.newPage();
      for (String path : paths) {
        visit(server, page, path);
        if (page.locator(part).count() == 0) {
          continue;
        }
        int before = server.sent().size();
        page.locator(part).first().scrollIntoViewIfNeeded();
        page.waitForSelector(shown);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        all.add(List.copyOf(server.sent().subList(before, server.sent().size())));
      }
    }
    return all;
  }

  private static List<Sent> visit(StaticServer server, Page page, String path) {
    return sent(server, page, () -> page.navigate(server.address() + path));
  }

  /// What a page takes until it shows its first entries.
  private static List<Sent> sent(StaticServer server, Page page, Runnable way) {
    int before = server.sent().size();
    way.run();
    page.waitForSelector(
        "main:not(:has(template))",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    List<Sent> sent = List.copyOf(server.sent().subList(before, server.sent().size()));
    Set<Integer> bad = new HashSet<>();
    sent.stream().filter(answer -> answer.status() >= 400).forEach(a -> bad.add(a.status()));
    if (!bad.isEmpty() || page.locator(".notice").count() > 0) {
      throw new IllegalStateException(
          page.url() + ": " + bad + " " + page.locator("h1").textContent());
    }
    return sent;
  }

  static void report(String what, List<List<Sent>> visits) {
    int[] requests = visits.stream().mapToInt(List::size).sorted().toArray();
    int[] bytes =
        visits.stream().mapToInt(v -> v.stream().mapToInt(Sent::bytes).sum()).sorted().toArray();
    System.out.printf(
        "%-45s requests %s   KB %s%n", what, figures(requests, 1), figures(bytes, 1000));
  }

  private static String figures(int[] sorted, int unit) {
    int[] shown = {
      sorted[sorted.length / 2], sorted[sorted.length * 95 / 100], sorted[sorted.length - 1]
    };
    return Arrays.toString(Arrays.stream(shown).map(n -> Math.round((float) n / unit)).toArray());
  }
}

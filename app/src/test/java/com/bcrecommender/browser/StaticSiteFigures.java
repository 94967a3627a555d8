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
/// folder, how many fans and tralbums. Prints median, 95th percentile and most of requests and of
/// bytes as sent, text compressed, without covers.
final class StaticSiteFigures {
  private static final long SEED = 2014;

  /// What comes below is measured for fewer pages.
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
      for (boolean ranges : new boolean[] {false, true}) {
        figures.print(ranges);
      }
    }
  }

  private void print(boolean ranges) {
    String host = ranges ? "with ranges" : "without ranges";
    Random random = new Random(SEED);
    List<String> fans = new ArrayList<>();
    List<String> tralbums = new ArrayList<>();
    Links links = Links.fromDepth(0, name -> name);
    for (int i = 0; i < pages; i++) {
      fans.add(Pages.fanHref(edition.fan(random.nextInt(edition.fans())), links).substring(2));
      tralbums.add(
          links.tralbum(edition.card(random.nextInt(edition.tralbums())).key()).substring(2));
    }
    try (StaticServer server = new StaticServer(site, "/", ranges)) {
      report(host + ", first visit, fan", first(server, fans));
      report(host + ", first visit, tralbum", first(server, tralbums));
      report(host + ", further fan", further(server, fans, ""));
      report(host + ", further tralbum", further(server, tralbums, ""));
      report(host + ", further tralbum by a link", byLink(server, fans, ".crate .title a"));
      report(
          host + ", further fan by a link", byLink(server, tralbums, "[aria-labelledby=fans] a"));
      int some = Math.min(SCROLLED, pages);
      List<String> few = fans.subList(0, some);
      report(host + ", entries 21-40 of " + some + " fans", further(server, few, "&from=20"));
      report(host + ", collection and similar fans of " + some, collections(server, few));
    }
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

  /// One after another in one browser, that has seen one page before.
  private List<List<Sent>> further(StaticServer server, List<String> paths, String more) {
    List<List<Sent>> all = new ArrayList<>();
    try (BrowserContext context = chromium.browser().newContext(new NewContextOptions())) {
      Page page = context.newPage();
      visit(server, page, "random/");
      for (String path : paths) {
        all.add(visit(server, page, path + more));
      }
    }
    return all;
  }

  /// From a page to one that it leads to, a few times.
  private List<List<Sent>> byLink(StaticServer server, List<String> paths, String link) {
    List<List<Sent>> all = new ArrayList<>();
    try (BrowserContext context = chromium.browser().newContext(new NewContextOptions())) {
      Page page = context.newPage();
      for (String path : paths.subList(0, Math.min(SCROLLED, paths.size()))) {
        visit(server, page, path);
        if (page.locator(link).count() > 0) {
          String href = page.locator(link).last().getAttribute("href");
          all.add(visit(server, page, href.substring("../".length())));
        }
      }
    }
    return all;
  }

  /// What comes when the visitor scrolls down, beyond the page's first answer.
  private List<List<Sent>> collections(StaticServer server, List<String> paths) {
    List<List<Sent>> all = new ArrayList<>();
    try (BrowserContext context = chromium.browser().newContext(new NewContextOptions())) {
      Page page = context.newPage();
      for (String path : paths) {
        visit(server, page, path);
        int before = server.sent().size();
        page.locator("#collection").scrollIntoViewIfNeeded();
        page.waitForSelector(".shelf > li");
        page.waitForLoadState(LoadState.NETWORKIDLE);
        all.add(List.copyOf(server.sent().subList(before, server.sent().size())));
      }
    }
    return all;
  }

  private static List<Sent> visit(StaticServer server, Page page, String path) {
    int before = server.sent().size();
    page.navigate(server.address() + path);
    page.waitForSelector(
        "main:not(:has(template))",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
    List<Sent> sent = List.copyOf(server.sent().subList(before, server.sent().size()));
    Set<Integer> bad = new HashSet<>();
    sent.stream().filter(answer -> answer.status() >= 400).forEach(a -> bad.add(a.status()));
    if (!bad.isEmpty() || page.locator(".notice").count() > 0) {
      throw new IllegalStateException(path + ": " + bad + " " + page.locator("h1").textContent());
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

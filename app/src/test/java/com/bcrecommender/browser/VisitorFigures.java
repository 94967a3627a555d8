package com.bcrecommender.browser;

import com.bcrecommender.edition.Edition;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/// How fast a static site is to a visitor with a slow phone: slow 4G (1.6 Mbit/s, 150 ms round
/// trip) and a processor four times slower, by Chromium's own performance API. A main class:
///
///     VisitorFigures EDITION SITE RUNS [WHAT]
///
/// EDITION is the edition's folder, SITE the folder that `bcr publish folder` made of it; text is
/// sent compressed, as free hosts do. WHAT is a part of the names of those figures that are wanted.
public final class VisitorFigures {
  private static final double BYTES_PER_SECOND = 1.6e6 / 8;
  private static final int ROUND_TRIP_MILLIS = 150;
  private static final int CPU_TIMES = 4;
  private static final int SEEDS = 20;

  private final Chromium chromium;
  private final StaticServer server;
  private final Edition edition;
  private final int runs;
  private final String wanted;
  private final Random random = new Random(1);

  private VisitorFigures(
      Chromium chromium, StaticServer server, Edition edition, int runs, String wanted) {
    this.chromium = chromium;
    this.server = server;
    this.edition = edition;
    this.runs = runs;
    this.wanted = wanted;
  }

  public static void main(String[] args) {
    try (Chromium chromium = Chromium.launch();
        StaticServer server = new StaticServer(Path.of(args[1]), "/", false);
        Edition edition = Edition.open(Path.of(args[0]))) {
      String wanted = args.length > 3 ? args[3] : "";
      new VisitorFigures(chromium, server, edition, Integer.parseInt(args[2]), wanted).all();
    }
  }

  private void all() {
    row("first content, a fan's page, ms", page -> paint(page, fan()));
    row("first 10 entries, a fan's page, ms", page -> entries(page, fan()));
    row("layout shift, a fan's page, thousandths", page -> shift(page, fan()));
    row("first content, the first page, ms", page -> paint(page, ""));
    row("layout shift, the first page, thousandths", page -> shift(page, ""));
    row("first content, a record's page, ms", page -> paint(page, tralbum()));
    row("layout shift, a record's page, thousandths", page -> shift(page, tralbum()));
    row("JavaScript of a fan's page, bytes sent", page -> sent(page, ".js"));
    row("CSS of a fan's page, bytes sent", page -> sent(page, ".css"));
    row("100 entries ranked again after a no, ms", page -> no(page, "ranked"));
    row("a no among 100 entries until it is shown, ms", page -> no(page, "shown"));
    row("100 entries ranked again after a dial, ms", page -> dial(page, "ranked"));
    row("a dial over 100 entries until it is shown, ms", page -> dial(page, "shown"));
    row("a list from 20 records, cold, ms", page -> mix(page, false));
    row("a list from 20 records, once loaded, ms", page -> mix(page, true));
  }

  /// A page with a browser that has seen nothing of the site.
  private interface Measure {
    double of(Page page);
  }

  private void row(String what, Measure measure) {
    if (!what.contains(wanted)) {
      return;
    }
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      try (BrowserContext context =
          chromium
              .browser()
              .newContext(new NewContextOptions().setViewportSize(390, 844).setIsMobile(true))) {
        context.setDefaultTimeout(120_000);
        Page page = context.newPage();
        page.addInitScript(
            """
            window.shifts = 0;
            new PerformanceObserver(list => list.getEntries().forEach(e => { if (!e.hadRecentInput) window.shifts += e.value; }))
              .observe({ type: "layout-shift", buffered: true });\
            """);
        slow(context, page);
        values.add(measure.of(page));
      }
    }
    values.sort(null);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.0f | %.0f |%n",
        what,
        values.getFirst(),
        values.get(values.size() / 2),
        values.getLast());
  }

  private static void slow(BrowserContext context, Page page) {
    CDPSession session = context.newCDPSession(page);
    session.send("Network.enable");
    session.send(
        "Network.emulateNetworkConditions",
        json(conditions -> {
          conditions.addProperty("offline", false);
          conditions.addProperty("latency", ROUND_TRIP_MILLIS);
          conditions.addProperty("downloadThroughput", BYTES_PER_SECOND);
          conditions.addProperty("uploadThroughput", BYTES_PER_SECOND);
        }));
    session.send(
        "Emulation.setCPUThrottlingRate", json(rate -> rate.addProperty("rate", CPU_TIMES)));
  }

  private static JsonObject json(Consumer<JsonObject> fill) {
    JsonObject object = new JsonObject();
    fill.accept(object);
    return object;
  }

  /// A fan whose list is long.
  private String fan() {
    while (true) {
      int fan = random.nextInt(edition.fans());
      String name = edition.fan(fan).username();
      if (name != null && edition.fanListSize(fan) == 100) {
        return "fan/?name=" + name;
      }
    }
  }

  private String tralbum() {
    return "tralbum/?id=" + edition.card(random.nextInt(edition.tralbums())).key();
  }

  private void visit(Page page, String path) {
    page.navigate(server.address() + path);
    page.waitForSelector(
        "main:not(:has(template)) .crate > li",
        new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
  }

  private double paint(Page page, String path) {
    visit(page, path);
    return number(
        page, "() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
  }

  private double entries(Page page, String path) {
    page.navigate(server.address() + path);
    page.waitForFunction("() => document.querySelectorAll('.crate > li').length >= 10");
    return number(page, "() => performance.now()");
  }

  private double shift(Page page, String path) {
    visit(page, path);
    page.waitForTimeout(1500);
    return 1000 * number(page, "() => window.shifts");
  }

  private double sent(Page page, String ending) {
    visit(page, fan());
    page.waitForTimeout(500);
    return number(
        page,
        "() => performance.getEntriesByType('resource').filter(r => new URL(r.name).pathname.endsWith('"
            + ending
            + "')).reduce((sum, r) => sum + r.encodedBodySize, 0)");
  }

  /// The whole list is there and shown, as if the visitor had scrolled to its end.
  private void open(Page page) {
    visit(page, fan());
    page.locator(".mood-open").click();
    page.locator(".mood .fields").waitFor();
    for (int shown = 0; shown < 100; ) {
      page.evaluate("() => scrollTo(0, document.body.scrollHeight)");
      page.waitForTimeout(300);
      int now = (int) number(page, "() => document.querySelectorAll('.crate > li').length");
      if (now == shown) {
        break;
      }
      shown = now;
    }
    page.evaluate("() => scrollTo(0, 0)");
    page.waitForTimeout(500);
  }

  /// From a press to the last change of the list that it makes, and to the frame that shows it.
  private static final String UNTIL_SHOWN =
      """
      async act => {
        const crate = document.querySelector(".crate");
        const begin = performance.now();
        let changed = 0;
        const first = new Promise(done => new MutationObserver(() => { changed = performance.now(); done(); }).observe(crate, { childList: true }));
        act();
        await first;
        await new Promise(done => requestAnimationFrame(() => {
          const last = changed;
          setTimeout(() => { changed = last; done(); });
        }));
        return { ranked: changed - begin, shown: performance.now() - begin };
      }\
      """;

  private double no(Page page, String what) {
    open(page);
    return until(what, page, "document.querySelector('.crate [data-no]').click()");
  }

  private double dial(Page page, String what) {
    open(page);
    return until(
        what,
        page,
        "{ const dial = document.querySelector('.mood input[type=range]'); dial.value = 2; dial.dispatchEvent(new Event('input')); }");
  }

  /// @param what `ranked` or `shown`
  private static double until(String what, Page page, String act) {
    return number(page, "async () => (await (" + UNTIL_SHOWN + ")(() => " + act + "))." + what);
  }

  private double mix(Page page, boolean loaded) {
    List<String> keys = new ArrayList<>();
    while (keys.size() < SEEDS) {
      String key = edition.card(random.nextInt(edition.tralbums())).key();
      if (!keys.contains(key)) {
        keys.add(key);
      }
    }
    String all = String.join("&", keys.stream().map(key -> "love=" + key).toList());
    page.navigate(server.address() + "mix/#" + all);
    page.waitForFunction("() => document.querySelectorAll('.crate > li').length >= 10");
    if (!loaded) {
      return number(page, "() => performance.now()");
    }
    page.waitForTimeout(500);
    return until(
        "shown",
        page,
        "{ const weight = document.querySelector('.seeds select'); weight.value = 3; weight.dispatchEvent(new Event('change')); }");
  }

  private static double number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }
}

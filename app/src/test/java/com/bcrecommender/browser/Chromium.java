package com.bcrecommender.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// The system's Chromium, driven by Playwright; nothing is downloaded. Tests are skipped where
/// there is none.
final class Chromium implements AutoCloseable {
  // The one without a window's machinery takes a third less time.
  private static final List<Path> PROGRAMS =
      List.of(Path.of("/usr/bin/chromium-headless-shell"), Path.of("/usr/bin/chromium"));

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium launch() {
    Optional<Path> program = PROGRAMS.stream().filter(Files::isExecutable).findFirst();
    Assumptions.assumeTrue(
        program.isPresent(),
        "browser tests skipped: none of " + PROGRAMS + "; apt-get install chromium");
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(program.get())
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    return new Chromium(playwright, browser);
  }

  Browser browser() {
    return browser;
  }

  /// Takes note of every request that goes elsewhere than to a site.
  ///
  /// @param site its root's address
  /// @param foreign what it is noted in
  static void watch(Page page, String site, List<String> foreign) {
    page.onRequest(request -> {
      if (!request.url().startsWith(site)) {
        foreign.add("a request to " + request.url());
      }
    });
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}

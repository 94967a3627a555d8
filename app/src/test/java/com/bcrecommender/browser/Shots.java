package com.bcrecommender.browser;

import com.bcrecommender.serve.ServeOptions;
import com.bcrecommender.serve.SiteServer;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import com.microsoft.playwright.*;
import java.nio.file.*;
import java.util.*;

public final class Shots {
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("ed");
    SampleEdition.write(folder, 1);
    try (SiteServer server =
            SiteServer.start(folder, ServeOptions.loopback(SiteOptions.defaults()));
        Playwright p =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser b =
            p.chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")))) {
      String[] pages = {
        "",
        "fan/?name=marisol",
        "tralbum/?id=a2147480000",
        "tag/?name=ambient",
        "search/?q=paper",
        "about/",
        "nothing/here"
      };
      String[] names = {"home", "fan", "tralbum", "tag", "search", "about", "missing"};
      for (var scheme : com.microsoft.playwright.options.ColorScheme.values()) {
        if (scheme == com.microsoft.playwright.options.ColorScheme.NO_PREFERENCE) continue;
        for (int[] size : new int[][] {{390, 844}, {1280, 900}}) {
          try (BrowserContext c =
              b.newContext(
                  new Browser.NewContextOptions()
                      .setViewportSize(size[0], size[1])
                      .setColorScheme(scheme)
                      .setHasTouch(size[0] < 500))) {
            Page page = c.newPage();
            page.onConsoleMessage(m -> System.out.println(m.type() + " " + m.text()));
            for (int i = 0; i < pages.length; i++) {
              if (args.length > 0 && !Arrays.asList(args).contains(names[i])) continue;
              page.navigate(server.address() + pages[i]);
              page.screenshot(
                  new Page.ScreenshotOptions()
                      .setPath(
                          Path.of(
                              "/tmp/site/shots/"
                                  + names[i]
                                  + "-"
                                  + size[0]
                                  + "-"
                                  + scheme.name().toLowerCase(Locale.ROOT)
                                  + ".png")));
            }
          }
        }
      }
    }
  }
}

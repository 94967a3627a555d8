package com.bcrecommender.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.function.BiConsumer;

/// What axe-core says of pages.
final class Accessibility {
  private static final List<String> ALL =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  /// The rules whose outcome colours decide; every other finds in one theme what it finds in both.
  private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

  private Accessibility() {}

  /// Claims that nothing is wrong with a page in either theme. The page is dark afterwards.
  ///
  /// @param page without a choice of theme of its own
  /// @param seen is handed the page and the theme's name, in each
  static void flawless(Page page, BiConsumer<Page, String> seen) {
    show(page, ColorScheme.LIGHT);
    seen.accept(page, "light");
    findsNothing(page, axe(page).withTags(ALL));
    show(page, ColorScheme.DARK);
    seen.accept(page, "dark");
    findsNothing(page, axe(page).withRules(OF_COLOURS));
  }

  /// Without motion: colours on their way from one theme to the other are neither's.
  private static void show(Page page, ColorScheme theme) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(theme)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  static void flawless(Page page) {
    flawless(page, (light, dark) -> {});
  }

  private static AxeBuilder axe(Page page) {
    // Else it describes every node that a rule was content with, and gathers what frames have to
    // say
    // in a page of its own: together two thirds of its time. Our pages are looked at without
    // frames.
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    return new AxeBuilder(page).options(options).setLegacyMode(true);
  }

  private static void findsNothing(Page page, AxeBuilder axe) {
    assertThat(axe.analyze().getViolations())
        .as(page.url())
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }
}

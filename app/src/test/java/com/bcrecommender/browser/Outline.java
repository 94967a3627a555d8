package com.bcrecommender.browser;

import com.bcrecommender.site.Html;
import com.bcrecommender.site.PageModel;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Elements of a page as lines of text, in which neither white space nor the order of attributes
/// counts: what the reader made, and what the server makes, as a browser sees both.
public final class Outline {
  private static final String WALKER = walker();

  /// In the place of `site.js`.
  private static final String IDLE_SITE =
      "export const dress = () => {}; export const isPlaying = () => false; export const asYouType = () => {};";

  private Outline() {}

  /// The page as the reader makes it, before `site.js` turns links to players into buttons.
  public static Page untouched(Page page) {
    page.route(
        "**/assets/site.*.js",
        route ->
            route.fulfill(
                new Route.FulfillOptions().setContentType("text/javascript").setBody(IDLE_SITE)));
    return page;
  }

  /// Elements of the page that a browser shows.
  @SuppressWarnings("unchecked")
  public static List<String> shown(Page page, String selector) {
    return (List<String>) page.evaluate(WALKER + "('" + selector + "', null)");
  }

  /// The same of the server's page.
  ///
  /// @param page any page, in whose browser it is taken apart
  @SuppressWarnings("unchecked")
  public static List<String> served(Page page, PageModel model, String selector) {
    String html = new String(Html.render(model), StandardCharsets.UTF_8);
    return (List<String>) page.evaluate("html => " + WALKER + "('" + selector + "', html)", html);
  }

  private static String walker() {
    try (InputStream in = Outline.class.getResourceAsStream("outline.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package com.bcrecommender.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.site.Bandcamp;
import com.bcrecommender.site.SampleEdition;
import com.bcrecommender.site.SiteOptions;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/// A site with visitors in real browsers. In every test all requests are watched: none may leave
/// the site before the visitor asks for Bandcamp's player.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VisitedSite {
  /// Screens.
  enum Width {
    PHONE(390, 844),
    DESK(1280, 900);

    private final int width;
    private final int height;

    Width(int width, int height) {
      this.width = width;
      this.height = height;
    }

    NewContextOptions options() {
      boolean phone = this == PHONE;
      return new NewContextOptions()
          .setViewportSize(width, height)
          .setHasTouch(phone)
          .setIsMobile(phone);
    }
  }

  static final String LIST = "[aria-labelledby=recommended]";
  static final String CARDS = LIST + " .crate > li.record:not([hidden])";

  final List<BrowserContext> contexts = new ArrayList<>();
  final List<String> foreign = new ArrayList<>();
  final List<String> complaints = new ArrayList<>();
  final Set<Page> asked = new HashSet<>();
  Chromium chromium;
  PretendBandcamp bandcamp;
  Edition edition;
  String root;

  /// Starts a site of the sample edition.
  ///
  /// @return its root's address
  abstract String start(SiteOptions options) throws IOException;

  abstract void stop();

  /// On which screen all of it is tried.
  abstract Width width();

  @BeforeAll
  void open() throws IOException {
    chromium = Chromium.launch();
    bandcamp = new PretendBandcamp();
    root =
        start(
            SiteOptions.defaults()
                .withBandcamp(new Bandcamp(bandcamp.origin(), bandcamp.origin())));
    edition = Edition.open(SampleEdition.shared());
  }

  @AfterAll
  void shut() {
    if (edition != null) {
      edition.close();
      stop();
      bandcamp.close();
      chromium.close();
    }
  }

  @AfterEach
  void nobodyElseWasAsked() {
    contexts.forEach(BrowserContext::close);
    assertThat(complaints).as("errors in the browser's console").isEmpty();
    assertThat(foreign).as("requests to others before a click").isEmpty();
  }

  BrowserContext visitor(NewContextOptions options) {
    BrowserContext context = chromium.browser().newContext(options);
    contexts.add(context);
    context.setDefaultTimeout(20_000);
    return context;
  }

  Page open(BrowserContext visitor, String path) {
    Page page = visitor.newPage();
    page.onRequest(request -> {
      // A press on play asks for the player and for the cover of what is played.
      boolean player = asked.contains(page) && request.url().startsWith(bandcamp.origin());
      boolean own = request.url().startsWith(root) || request.url().startsWith("blob:");
      if (!own && !player) {
        foreign.add(request.url());
      }
    });
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !message.text().contains("404")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onDialog(dialog -> complaints.add("dialog: " + dialog.message()));
    page.navigate(root + path);
    return page;
  }

  Page open(Width width, String path) {
    return open(visitor(width().options()), path);
  }

  static Locator card(Page page, int at) {
    return page.locator(CARDS).nth(at);
  }

  /// Presses what a card shows under a pointer, and on touch always.
  static void press(Locator card, String action) {
    card.hover();
    card.locator(action).click();
  }

  /// What a list shows, once what it no longer shows has left the page, which waits until the
  /// browser has time.
  static List<String> titles(Page page) {
    page.evaluate("() => new Promise(done => requestIdleCallback(done))");
    return page.locator(CARDS + " .title").allTextContents();
  }

  static void openMood(Page page) {
    page.locator(LIST + " .mood-open").click();
    page.locator(".mood .fields").waitFor();
  }

  /// Waits until the list is the way a claim has it.
  static void until(Page page, String expression) {
    page.waitForFunction("() => " + expression);
  }

  /// Some records with an address, that others are like.
  List<Card> loved(int count) {
    List<Card> cards = new ArrayList<>();
    for (int id = 0; id < edition.tralbums() && cards.size() < count; id += 7) {
      Card card = edition.card(id);
      if (card.url() != null && card.key().startsWith("a") && edition.similarSize(id) > 5) {
        cards.add(card);
      }
    }
    return cards;
  }

  static Locator.WaitForOptions attached() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
  }

  static Locator.GetByTextOptions exact() {
    return new Locator.GetByTextOptions().setExact(true);
  }
}

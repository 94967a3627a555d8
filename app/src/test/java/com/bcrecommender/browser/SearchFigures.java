package com.bcrecommender.browser;

import com.bcrecommender.browser.StaticServer.Sent;
import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Mistakes;
import com.bcrecommender.edition.SearchResult;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Measures what a search on a static site fetches. Arguments: the edition's folder, the site's
/// folder, how many queries of each kind. Each query is typed at once on a search page that was
/// just opened in a browser that has seen nothing: the manifest is there and nothing of the search.
/// Prints median, 95th percentile and most of requests and of bytes as sent, and how many words
/// with one mistake are found.
final class SearchFigures {
  private static final long SEED = 2015;

  /// Words with a mistake are asked on the server's side, which finds the same.
  private static final int MISTAKES = 2000;

  private static final int LONGEST = 24;
  private static final int MOST_REQUESTS = 3;

  private final Edition edition;
  private final Random random = new Random(SEED);

  private SearchFigures(Edition edition) {
    this.edition = edition;
  }

  public static void main(String[] arguments) {
    int queries = Integer.parseInt(arguments[2]);
    try (Chromium chromium = Chromium.launch();
        Edition edition = Edition.open(Path.of(arguments[0]));
        StaticServer server = new StaticServer(Path.of(arguments[1]), "/", false)) {
      SearchFigures figures = new SearchFigures(edition);
      for (Kind kind : Kind.values()) {
        List<List<Sent>> all = new ArrayList<>();
        for (int i = 0; i < queries; i++) {
          String query = figures.query(kind);
          List<Sent> sent = typed(chromium, server, query);
          if (sent.size() > MOST_REQUESTS) {
            System.out.println("more requests for " + query + ": " + sent);
          }
          all.add(sent);
        }
        StaticSiteFigures.report("without ranges, search: " + kind.what, all);
      }
      figures.mistakes();
    }
  }

  private enum Kind {
    BEGINNING("the first letters of a name"),
    NAME("a whole name"),
    MISTAKE("a name with a mistake"),
    WORDS("a title and its artist"),
    LETTER("one or two letters");

    private final String what;

    Kind(String what) {
      this.what = what;
    }
  }

  private String query(Kind kind) {
    String name = name();
    return switch (kind) {
      case BEGINNING -> name.substring(0, 1 + random.nextInt(name.length()));
      case NAME -> name;
      case MISTAKE -> Mistakes.typed(name, random);
      case WORDS -> {
        Card card = edition.card(random.nextInt(edition.tralbums()));
        yield card.artist() + " " + card.title();
      }
      case LETTER -> name.substring(0, Math.min(name.length(), 1 + random.nextInt(2)));
    };
  }

  private String name() {
    Card card = edition.card(random.nextInt(edition.tralbums()));
    String name =
        switch (random.nextInt(4)) {
          case 0 -> card.artist();
          case 1 -> edition.tag(random.nextInt(edition.tags())).name();
          case 2 -> edition.fan(random.nextInt(edition.fans())).name();
          default -> card.title();
        };
    return name.isBlank() ? name() : name.substring(0, Math.min(name.length(), LONGEST)).strip();
  }

  private static List<Sent> typed(Chromium chromium, StaticServer server, String query) {
    try (BrowserContext context = chromium.browser().newContext(new NewContextOptions())) {
      Page page = context.newPage();
      page.navigate(server.address() + "search/");
      page.waitForSelector(".searched");
      page.waitForFunction("document.querySelector('[role=status]').textContent.length > 0");
      int before = server.sent().size();
      page.locator("#q").fill(query);
      page.waitForFunction(
          "text => new URL(location.href).searchParams.get('q') === (text || null)", query.strip());
      return List.copyOf(server.sent().subList(before, server.sent().size()));
    }
  }

  /// How many words of titles, with one mistake that makes no other word of them, are found or
  /// proposed.
  private void mistakes() {
    int[] answers = new int[3];
    long start = System.nanoTime();
    while (Arrays.stream(answers).sum() < MISTAKES) {
      String[] words = edition.card(random.nextInt(edition.tralbums())).title().split(" ");
      String word = words[random.nextInt(words.length)].toLowerCase(java.util.Locale.ROOT);
      if (word.length() < 5 || !word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
        continue;
      }
      SearchResult result = edition.search(Mistakes.typed(word, random), 1);
      if (result.understood().contains(word)) {
        answers[0]++;
      } else if (result.meant().contains(word)) {
        answers[1]++;
      } else if (result.hits().isEmpty()) {
        answers[2]++;
      }
    }
    System.out.printf(
        "of %d words with a mistake, where no other word was found: forgiven %d, proposed %d, neither %d; %.2f ms each%n",
        MISTAKES, answers[0], answers[1], answers[2], (System.nanoTime() - start) / 1e6 / MISTAKES);
  }
}

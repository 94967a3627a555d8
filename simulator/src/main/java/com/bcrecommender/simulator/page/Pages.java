package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.image.ImageFormat;
import com.bcrecommender.simulator.image.Images;
import com.bcrecommender.simulator.world.Artist;
import com.bcrecommender.simulator.world.Fan;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The answer to any address: which page it is, and that page. Pure but for a cache of drawn
/// images; safe to share between threads.
public final class Pages {
  private static final List<String> FAN_TABS =
      List.of("wishlist", "following", "followers", "feed");

  private static final String PLAYER = "/EmbeddedPlayer/";
  private static final Pattern IMAGE =
      Pattern.compile("/img/a?(\\d{10})_(?:(\\d{1,2})|1x1_(\\d{2,4}))\\.jpg");
  private static final int MAX_EDGE = 1200;

  private final World world;
  private final Addresses addresses;
  private final FanPage fanPage;
  private final TralbumPage tralbumPage;
  private final MusicPage musicPage;
  private final HomePage homePage;
  private final PlayerPage playerPage;
  private final Apis apis;
  private final Images images = new Images();

  public Pages(World world, Addresses addresses) {
    this.world = world;
    this.addresses = addresses;
    this.fanPage = new FanPage(world, addresses);
    this.tralbumPage = new TralbumPage(world, addresses);
    this.musicPage = new MusicPage(world, addresses);
    this.homePage = new HomePage(world, addresses);
    this.playerPage = new PlayerPage(world, addresses);
    this.apis = new Apis(world, addresses);
  }

  /// Never fails on account of what is asked: what is not there is the site's 404 page.
  public Answer answer(String method, String subdomain, String path, String query, String body) {
    Asked asked = Asked.of(method, subdomain, path, query, body);
    if (asked.method().equals("POST")) {
      Answer answer = apis.answer(asked);
      return answer == null ? gone() : answer;
    }
    if (!asked.reads()) {
      return gone();
    }
    return asked.subdomain().isEmpty() ? main(asked) : site(asked);
  }

  private Answer main(Asked asked) {
    String path = asked.path();
    if (path.equals("/simulator.css")) {
      return Answer.css(Template.of("simulator.css").with(Map.of()));
    }
    if (path.equals("/signup")) {
      return Answer.html(200, Template.of("signup.html").with(Map.of()));
    }
    if (path.equals("/")) {
      return Answer.html(200, homePage.page());
    }
    if (path.startsWith(PLAYER)) {
      String page = playerPage.page(path.substring(PLAYER.length()));
      return page == null ? gone() : Answer.html(200, page);
    }
    if (path.startsWith("/img/")) {
      return image(path);
    }
    return fan(path.substring(1));
  }

  /// `a` before the number is a cover, without it a picture of a fan or artist; both are drawn
  /// alike.
  private Answer image(String path) {
    Matcher matcher = IMAGE.matcher(path);
    if (!matcher.matches()) {
      return gone();
    }
    String square = matcher.group(3);
    int edge =
        square == null
            ? ImageFormat.edge(Integer.parseInt(matcher.group(2)))
            : Math.min(MAX_EDGE, Integer.parseInt(square));
    long number = Long.parseLong(matcher.group(1));
    return edge == 0 || number == 0 ? gone() : Answer.jpeg(images.jpeg(number, edge));
  }

  private Answer fan(String path) {
    String[] parts = path.split("/", -1);
    Fan fan = world.fan(parts[0]);
    boolean known = parts.length == 1 || (parts.length == 2 && FAN_TABS.contains(parts[1]));
    if (fan == null || fan.deleted() || !known) {
      return gone();
    }
    return Answer.html(200, fanPage.page(fan, parts.length == 1 ? "collection" : parts[1]));
  }

  private Answer site(Asked asked) {
    Artist artist = world.artist(asked.subdomain());
    if (artist == null) {
      return nobodysSite(asked);
    }
    List<Tralbum> records = world.records(artist);
    return switch (asked.path()) {
      case "/", "/music" -> {
        if (records.size() == 1) {
          // One record: its page is the site.
          yield Answer.redirect(303, addresses.tralbum(records.getFirst()));
        }
        yield Answer.html(200, musicPage.page(artist))
            .with("Link", "<" + addresses.artist(artist) + "/music>; rel=\"canonical\"");
      }
      case "/releases" ->
          records.isEmpty() ? gone() : Answer.redirect(303, addresses.tralbum(records.getFirst()));
      default -> record(artist, asked.path().substring(1));
    };
  }

  private Answer record(Artist artist, String path) {
    Tralbum tralbum = world.at(artist, path);
    if (tralbum == null) {
      Tralbum renamed = world.renamed(artist, path);
      return renamed == null ? gone() : Answer.redirect(301, addresses.tralbum(renamed));
    }
    return tralbum.isPublic()
        ? Answer.html(200, tralbumPage.page(tralbum))
            .with("Link", "<" + addresses.tralbum(tralbum) + ">; rel=\"canonical\"")
        : gone();
  }

  /// A name that no artist has: a fan's, or free.
  private Answer nobodysSite(Asked asked) {
    Fan fan = world.fan(asked.subdomain());
    boolean root = asked.path().equals("/");
    if (fan != null && !fan.deleted() && (root || asked.path().equals("/music"))) {
      return Answer.html(
          200,
          Template.of("stub-fan.html")
              .with(Map.of("username", fan.username(), "url", addresses.fan(fan))));
    }
    return root && Addresses.normal(asked.subdomain()).equals(asked.subdomain())
        ? Answer.redirect(303, addresses.base() + "/signup?new_domain=" + asked.subdomain())
        : gone();
  }

  /// The site's page for what is not there.
  public static Answer gone() {
    return Answer.html(404, Template.of("gone.html").with(Map.of()));
  }

  /// The "Client Challenge" that stands in for a page, with status 200.
  public static Answer challenge() {
    return Answer.html(200, Template.of("challenge.html").with(Map.of()));
  }
}

package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Preference;
import com.bcrecommender.simulator.world.Price;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// An album's or a track's page, as of 2025.
final class TralbumPage {
  private static final int RECOMMENDED = 7;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US).withZone(ZoneOffset.UTC);

  private final World world;
  private final Addresses addresses;
  private final TralbumData data;
  private final LinkedData linked;
  private final Collectors collectors;

  TralbumPage(World world, Addresses addresses) {
    this.world = world;
    this.addresses = addresses;
    this.data = new TralbumData(world, addresses);
    this.linked = new LinkedData(world, addresses);
    this.collectors = new Collectors(world);
  }

  String page(Tralbum t) {
    return Template.of("tralbum.html")
        .with(
            Map.ofEntries(
                Map.entry("title", t.title()),
                Map.entry("artist", t.credit()),
                Map.entry("site", t.host().name()),
                Map.entry("description", t.title() + " by " + t.credit() + ", released " + day(t)),
                Map.entry("og-type", t.isAlbum() ? "album" : "song"),
                Map.entry("og-description", ogDescription(t)),
                Map.entry("properties", properties(t)),
                Map.entry("art3", addresses.cover(t.artId(), 3)),
                Map.entry("art5", addresses.cover(t.artId(), 5)),
                Map.entry("art10", addresses.cover(t.artId(), 10)),
                Map.entry("art16", addresses.cover(t.artId(), 16)),
                Map.entry("url", addresses.stated(t)),
                Map.entry(
                    "player", addresses.player(t, "size=large/tracklist=false/artwork=small/")),
                Map.entry("follow", follow(t)),
                Map.entry("site-data", site(t)),
                Map.entry("embed", Json.text(data.embed(t))),
                Map.entry("band", Json.text(TralbumData.band(t))),
                Map.entry("tralbum", Json.text(data.tralbum(t))),
                Map.entry("linked-data", linked.text(t)),
                Map.entry("pagedata", pagedata(t)),
                Map.entry("from-album", fromAlbum(t)),
                Map.entry("artist-url", addresses.artist(t.host())),
                Map.entry("supporters", supporters(t)),
                Map.entry("price", price(t.price())),
                Map.entry("tracks", tracks(t)),
                Map.entry("about", t.about()),
                Map.entry("released", day(t)),
                Map.entry("credits", t.credits()),
                Map.entry("tags", tags(t)),
                Map.entry("collectors", Json.text(collectors.blob(t))),
                Map.entry("recommendations", recommendations(t))));
  }

  private static String day(Tralbum t) {
    return DAY.format(Instant.ofEpochSecond(t.released()));
  }

  private String ogDescription(Tralbum t) {
    if (t.isAlbum()) {
      return t.tracks().size() + " track album";
    }
    Tralbum album = t.album() == null ? null : world.tralbum(t.album());
    return album == null ? "track by " + t.credit() : "from the album " + album.title();
  }

  private static String properties(Tralbum t) {
    ObjectNode properties = Json.object().put("item_type", String.valueOf(t.type()));
    return Json.text(properties.put("item_id", t.id()).put("tralbum_page_version", 0));
  }

  private static String follow(Tralbum t) {
    return Json.text(
        Json.object().put("tralbum_id", t.id()).put("tralbum_type", String.valueOf(t.type())));
  }

  private static String site(Tralbum t) {
    ObjectNode site = Json.object();
    site.put("supportEmail", "support@" + t.host().subdomain() + ".bandcamp.example");
    // Null even on a host of its own, as on the real pages.
    return Json.text(site.putNull("is_custom_domain").put("env", "simulator"));
  }

  private static String pagedata(Tralbum t) {
    ObjectNode blob = Json.object().put("locale", "en");
    blob.put(t.isAlbum() ? "album_id" : "track_id", t.id());
    blob.putObject("item_sellers")
        .putObject(Long.toString(t.host().id()))
        .put("id", t.host().id())
        .put("name", t.host().name())
        .put("currency", t.price().currency());
    blob.putObject("rec_footer");
    return Json.text(blob);
  }

  private String fromAlbum(Tralbum t) {
    Tralbum album = t.album() == null ? null : world.tralbum(t.album());
    return album == null
        ? ""
        : "from <span><a href=\"%s\"><span class=\"fromAlbum\">%s</span></a></span> "
            .formatted(Html.escape(addresses.tralbum(album)), Html.escape(album.title()));
  }

  private String supporters(Tralbum t) {
    StringBuilder out = new StringBuilder();
    for (Preference p : world.supporters(t).stream().limit(Collectors.SHOWN).toList()) {
      out.append(
          """
                      <a class="fan pic" href="%s?from=fanthanks"><div class="tooltip"><div class="name">%s</div></div></a>
          """
              .formatted(Html.escape(addresses.fan(p.fan())), Html.escape(p.fan().name())));
    }
    return out.toString();
  }

  private static String price(Price price) {
    String amount = "%.2f %s".formatted(price.amount(), price.currency());
    return switch (price.terms()) {
      case FREE -> "Free Download";
      case FIXED, FIXED_WITH_MINIMUM_ZERO -> "Buy Digital: " + amount;
      case NAME_YOUR_PRICE ->
          price.minorUnits() == 0 ? "name your price" : "name your price, " + amount + " or more";
    };
  }

  private String tracks(Tralbum t) {
    StringBuilder out = new StringBuilder();
    List<Tralbum> tracks = t.isAlbum() ? world.tracks(t) : List.of();
    for (Tralbum track : tracks) {
      out.append(
          """
                  <tr class="track_row_view linked" rel="tracknum=%d">
                      <td class="track-number-col"><div class="track_number secondaryText">%d.</div></td>
                      <td class="title-col"><div class="title"><a href="%s"><span class="track-title">%s</span></a> <span class="time secondaryText">%s</span></div></td>
                  </tr>
          """
              .formatted(
                  track.number(),
                  track.number(),
                  Html.escape(addresses.tralbum(track)),
                  Html.escape(TralbumData.trackTitle(track, t)),
                  clock(track.seconds())));
    }
    return out.toString();
  }

  static String clock(double seconds) {
    return "%02d:%02d".formatted((long) seconds / 60, (long) seconds % 60);
  }

  private String tags(Tralbum t) {
    StringBuilder out = new StringBuilder();
    for (String tag : t.tags()) {
      out.append(
          """
                  <a class="tag" href="%s?from=tralbum&amp;artist=%d">%s</a>
          """
              .formatted(Html.escape(addresses.tag(tag)), t.host().id(), Html.escape(tag)));
    }
    return out.toString();
  }

  private String recommendations(Tralbum t) {
    StringBuilder list = new StringBuilder();
    world
        .alsoOwned(t, RECOMMENDED)
        .forEach((other, count) -> list.append(recommended(t, other, count)));
    if (list.isEmpty()) {
      return "";
    }
    return """
                <div class="recs-section bc-recs">
                    <p class="section-title">If you like %s, you may also like:</p>
                    <ul class="horizontal">
    %s                </ul>
                </div>
    """
        .formatted(Html.escape(t.credit()), list);
  }

  private String recommended(Tralbum t, Tralbum other, int count) {
    return Template.of("recommended.html")
        .with(
            Map.of(
                "id", other.id(),
                "track-id", world.tracks(other).getFirst().id(),
                "title", other.title(),
                "artist", other.credit(),
                "artist-id", other.host().id(),
                "from", "footer-cc-" + t.key(),
                "art", addresses.cover(other.artId(), 9),
                "url", addresses.tralbum(other),
                "count", count,
                "this", t.title()));
  }
}

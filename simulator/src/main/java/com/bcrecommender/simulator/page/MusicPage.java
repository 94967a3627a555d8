package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Artist;
import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An artist's or a label's grid of records: the first 16 drawn, the rest in `data-client-items`.
final class MusicPage {
  /// How many are drawn.
  static final int DRAWN = 16;

  private final World world;
  private final Addresses addresses;

  MusicPage(World world, Addresses addresses) {
    this.world = world;
    this.addresses = addresses;
  }

  String page(Artist artist) {
    ObjectNode tralbum = Json.object().put("url", addresses.stated(artist) + "/music");
    return Template.of("music.html")
        .with(
            Map.of(
                "artist", artist.name(),
                "location", artist.location(),
                "url", addresses.stated(artist) + "/music",
                "band", Json.text(band(artist)),
                "tralbum", Json.text(tralbum),
                "grid", grid(artist)));
  }

  /// Nothing at all for an emptied account.
  private String grid(Artist artist) {
    List<Tralbum> records = world.records(artist);
    if (records.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    out.append("<ol id=\"music-grid\" data-edit-callback=\"/music_reorder\"");
    out.append(" class=\"editable-grid music-grid columns-4 public\"");
    if (records.size() > DRAWN) {
      String rest = clientItems(artist, records.subList(DRAWN, records.size()));
      out.append(" data-client-items=\"").append(Html.escape(rest)).append('"');
    }
    out.append(">\n");
    records.stream().limit(DRAWN).forEach(t -> out.append(item(artist, t)));
    return out.append("</ol>\n").toString();
  }

  private String item(Artist artist, Tralbum t) {
    String override =
        t.credit().equals(artist.name())
            ? ""
            : "\n            <br><span class=\"artist-override\">\n            %s\n            </span>"
                .formatted(Html.escape(t.credit()));
    return """
        <li data-item-id="%s-%d" data-band-id="%d" class="music-grid-item square">
            <a href="%s">
                <div class="art"><img src="%s" alt="" loading="lazy"></div>
                <p class="title">
                    %s%s
                </p>
            </a>
        </li>
    """
        .formatted(
            TralbumData.word(t),
            t.id(),
            artist.id(),
            Html.escape(addresses.path(t)),
            Html.escape(addresses.cover(t.artId(), 2)),
            Html.escape(t.title()),
            override);
  }

  private String clientItems(Artist artist, List<Tralbum> rest) {
    ArrayNode items = Json.array();
    for (Tralbum t : rest) {
      ObjectNode item = items.addObject().put("art_id", t.artId());
      if (!t.credit().equals(artist.name())) {
        item.put("artist", t.credit());
      }
      item.put("band_id", artist.id()).put("id", t.id());
      item.put("page_url", addresses.path(t));
      item.put("title", t.title()).put("type", TralbumData.word(t));
    }
    return Json.mapper().writeValueAsString(items);
  }

  private ObjectNode band(Artist artist) {
    ObjectNode band = Json.object().put("id", artist.id()).put("name", artist.name());
    band.put("subdomain", artist.subdomain()).put("url", addresses.stated(artist));
    band.putObject("url_hints")
        .put("subdomain", artist.subdomain())
        .put("custom_domain", artist.customDomain());
    band.put("is_label", artist.label()).put("genre_id", artist.scene().genreId());
    return band.put("image_id", artist.imageId());
  }
}

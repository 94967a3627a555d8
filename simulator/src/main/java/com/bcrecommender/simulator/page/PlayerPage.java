package com.bcrecommender.simulator.page;

import com.bcrecommender.simulator.world.Tralbum;
import com.bcrecommender.simulator.world.World;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The page in the frame `/EmbeddedPlayer/album=<id>/size=large/…`: a player that shows everything
/// and plays nothing. It loads nothing but its cover.
final class PlayerPage {
  private static final String HEX = "[0-9a-fA-F]{6}";

  private final World world;
  private final Addresses addresses;

  PlayerPage(World world, Addresses addresses) {
    this.world = world;
    this.addresses = addresses;
  }

  /// @param path the parameters, as they stand after `/EmbeddedPlayer/`
  /// @return null where they name nothing that can be played
  @Nullable String page(String path) {
    Map<String, String> parameters = parameters(path);
    Tralbum t = tralbum(parameters);
    if (t == null || !t.isPublic()) {
      return null;
    }
    String bg = hex(parameters.get("bgcol"), "ffffff");
    String layout = layout(parameters);
    return Template.of("player.html")
        .with(
            Map.ofEntries(
                Map.entry("title", t.title()),
                Map.entry("artist", t.credit()),
                Map.entry("bg", bg),
                Map.entry("link", hex(parameters.get("linkcol"), "0687f5")),
                Map.entry("ink", dark(bg) ? "#f4f4f4" : "#222"),
                Map.entry("data", Json.text(data(t, parameters))),
                Map.entry("layout", layout),
                Map.entry("art", art(t, parameters, layout)),
                Map.entry("url", addresses.tralbum(t)),
                Map.entry("artist-url", addresses.artist(t.host())),
                Map.entry("tracklist", tracklist(t, parameters, layout)),
                Map.entry("parameters", parameters)));
  }

  private static Map<String, String> parameters(String path) {
    Map<String, String> parameters = new LinkedHashMap<>();
    int from = 0;
    while (from < path.length()) {
      int slash = path.indexOf('/', from);
      // An address is decoded already, and has slashes of its own: it takes all the rest.
      int end = slash < 0 || path.startsWith("url=", from) ? path.length() : slash;
      String part = path.substring(from, end);
      int equals = part.indexOf('=');
      if (equals > 0) {
        parameters.put(part.substring(0, equals), part.substring(equals + 1));
      }
      from = end + 1;
    }
    return parameters;
  }

  private @Nullable Tralbum tralbum(Map<String, String> parameters) {
    if (parameters.containsKey("album")) {
      return world.tralbum("a" + parameters.get("album"));
    }
    if (parameters.containsKey("track")) {
      return world.tralbum("t" + parameters.get("track"));
    }
    String url = parameters.getOrDefault("url", "");
    String root = addresses.base() + Addresses.ARTISTS;
    if (!url.contains(":/") && url.contains("%")) {
      url = URLDecoder.decode(url, StandardCharsets.UTF_8);
    }
    if (!url.startsWith(root)) {
      return null;
    }
    String[] parts = url.substring(root.length()).split("/", 2);
    var artist = world.artist(parts[0]);
    return artist == null || parts.length < 2
        ? null
        : world.at(artist, parts[1].replaceAll("/+$", ""));
  }

  private static String layout(Map<String, String> parameters) {
    if ("small".equals(parameters.get("size"))) {
      return "small";
    }
    return parameters.containsKey("artwork") ? "standard" : "big";
  }

  private String art(Tralbum t, Map<String, String> parameters, String layout) {
    int format = layout.equals("big") ? 5 : 7;
    return "none".equals(parameters.get("artwork"))
        ? ""
        : "<img class=\"art\" alt=\"\" src=\"%s\">"
            .formatted(Html.escape(addresses.cover(t.artId(), format)));
  }

  private List<Tralbum> tracks(Tralbum t) {
    return t.isAlbum() ? world.tracks(t) : List.of(t);
  }

  private String tracklist(Tralbum t, Map<String, String> parameters, String layout) {
    if ("false".equals(parameters.get("tracklist")) || layout.equals("small") || !t.isAlbum()) {
      return "";
    }
    StringBuilder list = new StringBuilder("<ol>\n");
    for (Tralbum track : tracks(t)) {
      list.append(
          "<li><button type=\"button\"><span>%d.</span> <span class=\"name\">%s</span> <span class=\"length\">%s</span></button></li>\n"
              .formatted(
                  track.number(),
                  Html.escape(TralbumData.trackTitle(track, t)),
                  TralbumPage.clock(track.seconds())));
    }
    return list.append("</ol>\n").toString();
  }

  private ObjectNode data(Tralbum t, Map<String, String> parameters) {
    ObjectNode data = Json.object();
    data.put("album_id", t.isAlbum() ? t.id() : 0).put("album_title", t.title());
    data.put("artist", t.credit()).put("album_art_id", t.artId());
    String start = parameters.getOrDefault("track", "");
    data.put("start", start.matches("\\d{1,10}") ? Long.parseLong(start) : 0);
    ArrayNode list = data.putArray("tracks");
    for (Tralbum track : tracks(t)) {
      list.addObject()
          .put("id", track.id())
          .put("title", track.title())
          .put("artist", track.credit())
          .put("duration", track.seconds())
          .put("tracknum", Math.max(0, track.number() - 1));
    }
    return data;
  }

  private static String hex(@Nullable String colour, String otherwise) {
    return colour != null && colour.matches(HEX) ? colour : otherwise;
  }

  /// By the weights of Rec. 601.
  private static boolean dark(String hex) {
    int rgb = Integer.parseInt(hex, 16);
    return 299 * (rgb >> 16) + 587 * (rgb >> 8 & 255) + 114 * (rgb & 255) < 128_000;
  }
}

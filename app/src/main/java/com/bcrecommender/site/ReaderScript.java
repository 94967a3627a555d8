package com.bcrecommender.site;

import com.bcrecommender.edition.Card;
import com.bcrecommender.site.Assets.Asset;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The script that reads an edition's shards in the browser: the modules in `assets/reader`, and
/// what they are given from here (sentences, Bandcamp's addresses, the colours of covers), in one
/// file. What reads visitors' own files is a second one, for those who have some.
final class ReaderScript {
  /// Its name among the assets.
  static final String NAME = "reader.js";

  /// Each after those that it imports from.
  static final List<String> MODULES =
      List.of(
          "shards",
          "withheld",
          "tables",
          "search",
          "parse",
          "words",
          "covers",
          "holes",
          "views",
          "dom",
          "rank",
          "mine",
          "why",
          "mood",
          "lists",
          "pages",
          "mix",
          "keep",
          "start");

  /// Of the second script, see [Assets].
  static final List<String> FILE_MODULES = List.of("gathered", "saved", "files");

  private static final JsonFactory FACTORY = new JsonFactory();

  /// What has been put together: all parts of a site name the script, and a server's start waits.
  private static final Map<Site, Asset> MADE = new ConcurrentHashMap<>();

  /// All that the script depends on.
  private record Site(Texts texts, Bandcamp bandcamp, @Nullable ListServer lists) {}

  private ReaderScript() {}

  /// The script for a site, put together once.
  ///
  /// @param lists where it takes lists from; null for the shards beside the pages
  static Asset of(SiteOptions options, @Nullable ListServer lists) {
    return MADE.computeIfAbsent(
        new Site(options.texts(), options.bandcamp(), lists), ReaderScript::make);
  }

  private static Asset make(Site site) {
    Modules modules = Modules.of(MODULES);
    String script = "const given = " + given(site, modules.quoted()) + ";\n" + modules.script();
    return Asset.of(
        NAME, "text/javascript; charset=utf-8", script.getBytes(StandardCharsets.UTF_8));
  }

  private static String given(Site site, Set<String> quoted) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      out.writeStringProperty("locale", site.texts().locale());
      out.writeStringProperty("site", Assets.all().path("site.js"));
      out.writeStringProperty("files", Assets.all().path("files.js"));
      ListServer lists = site.lists();
      if (lists == null) {
        out.writeNullProperty("parse");
      } else {
        out.writeObjectPropertyStart("parse");
        out.writeStringProperty("server", lists.address());
        out.writeStringProperty("application", lists.application());
        out.writeEndObject();
      }
      out.writeNumberProperty("part", Pages.PART);
      out.writeNumberProperty("tagged", Pages.TAGGED);
      out.writeNumberProperty("firstTags", Card.FIRST_TAGS);
      out.writeNumberProperty("cloudSizes", ScenePages.SIZES);
      out.writeObjectPropertyStart("bandcamp");
      out.writeStringProperty("origin", site.bandcamp().origin());
      out.writeStringProperty("players", site.bandcamp().players().toString());
      out.writeEndObject();
      out.writeObjectPropertyStart("covers");
      out.writeNumberProperty("schemes", Cover.SCHEMES);
      out.writeNumberProperty("variations", Cover.VARIATIONS);
      TagColour.write(out);
      out.writeEndObject();
      out.writeObjectPropertyStart("texts");
      for (String key : new TreeSet<>(site.texts().keys())) {
        if (isSaid(quoted, key.replaceFirst("\\.(one|other)$", ""))) {
          out.writeStringProperty(key, site.texts().pattern(key));
        }
      }
      out.writeEndObject();
      out.writeEndObject();
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// Whether the modules say a text: by its key, or by its beginning.
  private static boolean isSaid(Set<String> quoted, String key) {
    return quoted.contains(key) || quoted.contains(key.substring(0, key.lastIndexOf('.') + 1));
  }
}

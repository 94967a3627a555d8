package com.bcrecommender.publish;

import com.bcrecommender.site.Hosting;
import com.bcrecommender.site.Notices;
import com.bcrecommender.site.SitemapXml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells search engines which pages there are (sitemaps.org), and robots what to leave alone. A
/// sitemap needs the site's address, since it may only list whole ones.
final class Sitemaps {
  /// The protocol's cap for one file.
  static final int MOST_URLS = 50_000;

  private Sitemaps() {}

  /// Makes `robots.txt`, and where the address is known `sitemap.xml`, by name.
  ///
  /// @param made when the edition was made
  static Map<String, byte[]> of(@Nullable Hosting hosting, OwnPages own, Instant made) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    String robots = "User-agent: *\nAllow: /\n";
    String address = hosting == null ? null : hosting.address();
    if (address == null) {
      files.put("robots.txt", utf8(robots));
      return files;
    }
    List<String> paths = new ArrayList<>(List.of("", "scenes/"));
    paths.addAll(Notices.folders());
    paths.addAll(own.paths());
    int parts = 0;
    for (int from = 0; from < paths.size(); from += MOST_URLS) {
      files.put(
          SitemapXml.part(++parts),
          SitemapXml.urls(
              address, paths.subList(from, Math.min(paths.size(), from + MOST_URLS)), made));
    }
    files.put(SitemapXml.INDEX, SitemapXml.index(address, parts));
    files.put("robots.txt", utf8(robots + "Sitemap: " + address + SitemapXml.INDEX + "\n"));
    return files;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

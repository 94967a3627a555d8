package com.bcrecommender.publish;

import com.bcrecommender.site.Hosting;
import com.bcrecommender.site.Notices;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String SCHEMA = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

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
    String day = made.truncatedTo(ChronoUnit.DAYS).toString().substring(0, "2026-01-01".length());
    StringBuilder index = new StringBuilder(XML).append("<sitemapindex " + SCHEMA + ">\n");
    int number = 0;
    for (int from = 0; from < paths.size(); from += MOST_URLS) {
      String name = "sitemap-" + ++number + ".xml";
      StringBuilder map = new StringBuilder(XML).append("<urlset " + SCHEMA + ">\n");
      for (String path : paths.subList(from, Math.min(paths.size(), from + MOST_URLS))) {
        map.append("<url><loc>").append(escaped(address + path)).append("</loc><lastmod>");
        map.append(day).append("</lastmod></url>\n");
      }
      files.put(name, utf8(map.append("</urlset>\n").toString()));
      index.append("<sitemap><loc>").append(escaped(address + name)).append("</loc></sitemap>\n");
    }
    files.put("sitemap.xml", utf8(index.append("</sitemapindex>\n").toString()));
    files.put("robots.txt", utf8(robots + "Sitemap: " + address + "sitemap.xml\n"));
    return files;
  }

  private static String escaped(String address) {
    return address.replace("&", "&amp;").replace("'", "&apos;");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

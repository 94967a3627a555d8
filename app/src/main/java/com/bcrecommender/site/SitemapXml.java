package com.bcrecommender.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// Sitemaps as files (sitemaps.org, 0.9): lists of whole addresses, and lists of such lists.
public final class SitemapXml {
  /// The file that `robots.txt` names.
  public static final String INDEX = "sitemap.xml";

  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String SCHEMA = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

  private SitemapXml() {}

  /// The name of a part, counted from 1.
  public static String part(int number) {
    return "sitemap-" + number + ".xml";
  }

  /// One part.
  ///
  /// @param address of the site's root, with a slash at its end
  /// @param paths of pages, from the root, encoded
  /// @param made when the pages changed last
  public static byte[] urls(String address, List<String> paths, Instant made) {
    String day = made.atZone(ZoneOffset.UTC).toLocalDate().toString();
    StringBuilder map = new StringBuilder(XML).append("<urlset " + SCHEMA + ">\n");
    for (String path : paths) {
      map.append("<url><loc>").append(escaped(address + path)).append("</loc><lastmod>");
      map.append(day).append("</lastmod></url>\n");
    }
    return utf8(map.append("</urlset>\n").toString());
  }

  /// The list of the parts.
  public static byte[] index(String address, int parts) {
    StringBuilder index = new StringBuilder(XML).append("<sitemapindex " + SCHEMA + ">\n");
    for (int number = 1; number <= parts; number++) {
      index.append("<sitemap><loc>").append(escaped(address + part(number)));
      index.append("</loc></sitemap>\n");
    }
    return utf8(index.append("</sitemapindex>\n").toString());
  }

  /// Addresses are encoded, which leaves these two that XML has a use for.
  private static String escaped(String address) {
    return address.replace("&", "&amp;").replace("'", "&apos;");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The sitemap of a site that is served: the pages about the site, all scenes, the tags on most
/// records and the most owned records. Fans are left out, as search engines are asked to leave them
/// out. Keeps 4 bytes a page, a megabyte at most; a part is made when it is asked for, some
/// milliseconds each. Safe for any thread, as the edition is.
public final class Sitemap {
  /// Far below the 50,000 that are allowed, so that no part takes long.
  private static final int PART = 5_000;

  private static final int MOST_TAGS = 50_000;
  private static final int MOST_TRALBUMS = 200_000;
  private static final Pattern NAME = Pattern.compile("sitemap-([1-9][0-9]{0,3})\\.xml");

  private final Edition edition;
  private final String address;
  private final Links links;
  private final List<String> first;
  private final int[] tags;
  private final int[] tralbums;

  private Sitemap(Edition edition, String address, int[] tags, int[] tralbums) {
    this.edition = edition;
    this.address = address;
    this.links = Links.fromDepth(0, name -> name).from("");
    this.first = new ArrayList<>(List.of(links.home(), links.scenes()));
    first.addAll(Notices.folders());
    this.tags = tags;
    this.tralbums = tralbums;
  }

  /// Costs a look at every tag and tralbum: some seconds for a million.
  ///
  /// @param address of the site's root, with a slash at its end
  public static Sitemap of(Edition edition, String address) {
    return new Sitemap(
        edition,
        address,
        MostActive.tags(edition, MOST_TAGS),
        MostActive.tralbums(edition, MOST_TRALBUMS));
  }

  /// A file by its name, or null where there is none.
  public byte @Nullable [] file(String name) {
    int parts = Math.ceilDiv(size(), PART);
    if (name.equals(SitemapXml.INDEX)) {
      return SitemapXml.index(address, parts);
    }
    Matcher part = NAME.matcher(name);
    if (!part.matches() || Integer.parseInt(part.group(1)) > parts) {
      return null;
    }
    int from = (Integer.parseInt(part.group(1)) - 1) * PART;
    List<String> paths = new ArrayList<>(PART);
    for (int i = from; i < Math.min(size(), from + PART); i++) {
      paths.add(path(i));
    }
    return SitemapXml.urls(address, paths, edition.manifest().provenance().made());
  }

  private int size() {
    return first.size() + edition.scenes() + tags.length + tralbums.length;
  }

  private String path(int place) {
    int at = place;
    if (at < first.size()) {
      return first.get(at);
    }
    at -= first.size();
    if (at < edition.scenes()) {
      return links.scene(edition.scene(at).key());
    }
    at -= edition.scenes();
    return at < tags.length
        ? links.tag(edition.tag(tags[at]).name())
        : links.tralbum(edition.card(tralbums[at - tags.length]).key());
  }
}

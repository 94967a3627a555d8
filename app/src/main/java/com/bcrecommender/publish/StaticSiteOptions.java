package com.bcrecommender.publish;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.site.ListServer;
import com.bcrecommender.site.SiteOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a static site is made.
///
/// @param site what the operator decides about the pages
/// @param address of the site's root at its host, such as `https://example.org/music/`, for
///   canonical links and sitemaps; null where unknown: then links are relative and there is no
///   sitemap
/// @param mostFiles files that the host takes; what shards leave of it is for pages made beforehand
/// @param mostBytes size of all files that the host takes
/// @param lists a Parse Server that has the lists; null where the site brings its own
/// @param feeds names of fans whose lists have a feed
public record StaticSiteOptions(
    SiteOptions site,
    @Nullable String address,
    int mostFiles,
    long mostBytes,
    @Nullable ListServer lists,
    List<String> feeds) {

  /// What free hosts take with some room left: 20,000 files and 1 GB are usual caps.
  public static final int MOST_FILES = 18_000;

  public static final long MOST_BYTES = 900_000_000;

  public StaticSiteOptions {
    if (address != null) {
      if (!address.matches("https?://[^\\s?#\"<>]+")) {
        throw new UserError(
            "expected the site's address to be like https://example.org/music/, found: " + address);
      }
      address = address.endsWith("/") ? address : address + "/";
    }
  }

  /// Without feeds for fans.
  public StaticSiteOptions(
      SiteOptions site,
      @Nullable String address,
      int mostFiles,
      long mostBytes,
      @Nullable ListServer lists) {
    this(site, address, mostFiles, mostBytes, lists, List.of());
  }

  /// For a host with the usual caps.
  public static StaticSiteOptions of(SiteOptions site, @Nullable String address) {
    return new StaticSiteOptions(site, address, MOST_FILES, MOST_BYTES, null);
  }

  public StaticSiteOptions withFeeds(List<String> fans) {
    return new StaticSiteOptions(site, address, mostFiles, mostBytes, lists, fans);
  }
}

package com.bcrecommender.crawl;

import com.bcrecommender.bandcamp.CollectionItem;
import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.SiteUrl;
import com.bcrecommender.bandcamp.Supporter;
import com.bcrecommender.bandcamp.Tralbum;
import com.bcrecommender.catalog.Frontier;
import com.bcrecommender.catalog.Frontier.Kind;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which addresses a page leads to: a fan's to tralbums and to the rest of the collection, a
/// tralbum's to its supporters, a grid to its records. Tralbums that are only recommended on a page
/// are not followed: nobody's taste is known to hold them.
final class Discovery {
  private final Origin origin;
  private final Addresses addresses;
  private long added;
  private long unaddressed;

  Discovery(Origin origin) {
    this.origin = origin;
    this.addresses = new Addresses(origin);
  }

  /// Adds what the page leads to.
  ///
  /// @return how many addresses were new and may be asked
  long follow(Page page, Frontier frontier) {
    added = 0;
    switch (page) {
      case Page.FanPage fan -> {
        tralbums(fan.collection().stream().map(CollectionItem::tralbum), frontier);
        tralbums(fan.wishlist().stream().map(CollectionItem::tralbum), frontier);
        rest(Kind.COLLECTION, fan, fan.stated(), fan.collection(), fan.lastToken(), frontier);
        rest(
            Kind.WISHLIST,
            fan,
            fan.statedWishlist(),
            fan.wishlist(),
            fan.wishlistLastToken(),
            frontier);
      }
      case Page.TralbumPage tralbum -> supporters(tralbum.supporters(), frontier);
      case Page.MusicGrid grid -> tralbums(grid.tralbums().stream(), frontier);
      case Page.CollectionBatch batch ->
          tralbums(batch.items().stream().map(CollectionItem::tralbum), frontier);
      case Page.Unreadable nothing -> {}
    }
    return added;
  }

  /// Tralbums and supporters met so far that no address leads to.
  long unaddressed() {
    return unaddressed;
  }

  private void tralbums(Stream<Tralbum> tralbums, Frontier frontier) {
    tralbums.forEach(tralbum -> {
      String url = SiteUrl.normal(tralbum.url());
      if (url == null) {
        unaddressed++;
        return;
      }
      Optional<String> refusal = origin.refusal(URI.create(url));
      if (refusal.isPresent()) {
        frontier.discoverBlocked(Kind.TRALBUM, url, refusal.get());
      } else {
        discover(Kind.TRALBUM, url, null, frontier);
      }
    });
  }

  private void supporters(@Nullable List<Supporter> supporters, Frontier frontier) {
    if (supporters == null) {
      return;
    }
    for (Supporter supporter : supporters) {
      Optional<String> url = addresses.fan(supporter.username());
      if (url.isEmpty()) {
        unaddressed++;
      } else {
        discover(Kind.FAN, url.get(), null, frontier);
      }
    }
  }

  private void rest(
      Kind kind,
      Page.FanPage fan,
      int stated,
      List<CollectionItem> shown,
      @Nullable String token,
      Frontier frontier) {
    if (token != null && (stated < 0 || shown.size() < stated)) {
      discover(kind, addresses.rest(kind, fan.fanId()), token, frontier);
    }
  }

  private void discover(Kind kind, String url, @Nullable String position, Frontier frontier) {
    if (frontier.discover(kind, url, position)) {
      added++;
    }
  }
}

package com.bcrecommender.crawl;

import com.bcrecommender.bandcamp.CollectionItem;
import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.SiteUrl;
import com.bcrecommender.bandcamp.Supporter;
import com.bcrecommender.bandcamp.Tralbum;
import com.bcrecommender.catalog.CrawlDomains;
import com.bcrecommender.catalog.Frontier;
import com.bcrecommender.catalog.Frontier.Entry;
import com.bcrecommender.catalog.Frontier.Kind;
import com.bcrecommender.catalog.Transaction;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which addresses a page leads to: a fan's to tralbums and to the rest of the collection, a
/// tralbum's to its supporters, a grid to its records. Tralbums that are only recommended on a page
/// are not followed: nobody's taste is known to hold them.
///
/// Each mention says what the address adds, and the frontier asks first what adds most:
///
/// - a fan, 1 / k for a record that k fans are known to have: fans who share rare records tell more
///   than those who share a hit (the weights are those of resource allocation between neighbours,
///   Zhou, Lü and Zhang, "Predicting missing links via local information", 2009);
/// - a tralbum, 1 for each fan who has it, as long as its tags are not known from elsewhere;
/// - the rest of a collection, the number of records it lacks.
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
  /// @param entry the page's
  /// @param address where it came from, after redirects
  /// @return how many addresses are to be asked that were not before
  long follow(Page page, Entry entry, URI address, Transaction transaction, Frontier frontier) {
    added = 0;
    Trail trail = new Trail(entry, address, transaction, frontier);
    switch (page) {
      case Page.FanPage fan -> {
        trail.owned(fan.collection());
        trail.owned(fan.wishlist());
        trail.rest(Kind.COLLECTION, fan, fan.stated(), fan.collection(), fan.lastToken());
        trail.rest(
            Kind.WISHLIST, fan, fan.statedWishlist(), fan.wishlist(), fan.wishlistLastToken());
      }
      case Page.TralbumPage tralbum -> trail.supporters(tralbum.supporters());
      case Page.MusicGrid grid -> grid.tralbums().forEach(tralbum -> trail.tralbum(tralbum, 0));
      case Page.CollectionBatch batch -> trail.owned(batch.items());
      case Page.Withdrawal _, Page.Unreadable _ -> {}
    }
    return added;
  }

  /// Tralbums and supporters met so far that no address leads to.
  long unaddressed() {
    return unaddressed;
  }

  /// From one page on.
  private final class Trail {
    private final Entry entry;
    private final URI address;
    private final Transaction transaction;
    private final Frontier frontier;
    private final CrawlDomains domains;

    Trail(Entry entry, URI address, Transaction transaction, Frontier frontier) {
      this.entry = entry;
      this.address = address;
      this.domains = CrawlDomains.of(transaction, origin.toString());
      this.transaction = transaction;
      this.frontier = frontier;
    }

    void owned(List<CollectionItem> items) {
      items.forEach(item -> tralbum(item.tralbum(), 1));
    }

    void tralbum(Tralbum tralbum, double worth) {
      String url = SiteUrl.normal(tralbum.url());
      if (url == null) {
        unaddressed++;
        return;
      }
      Optional<String> refusal = refusal(URI.create(url));
      if (refusal.isPresent()) {
        frontier.discoverBlocked(Kind.TRALBUM, url, refusal.get());
      } else {
        boolean tagged = worth > 0 && transaction.knowsTags(tralbum.key(), url);
        discover(Kind.TRALBUM, url, null, tagged ? 0 : worth);
      }
    }

    /// A page of the site may name an artist's own domain; a page of such a domain may not.
    private Optional<String> refusal(URI tralbum) {
      if (origin.refusal(tralbum).isEmpty()) {
        return Optional.empty();
      }
      return origin.refusal(
          tralbum,
          host -> {
            if (origin.refusal(address).isEmpty()) {
              domains.name(host, address.toString());
            }
            return domains.isNamed(host);
          });
    }

    void supporters(@Nullable List<Supporter> supporters) {
      if (supporters == null) {
        return;
      }
      double worth = 1.0 / Math.max(1, Math.max(entry.mentions(), supporters.size()));
      for (Supporter supporter : supporters) {
        Optional<String> url = addresses.fan(supporter.username());
        if (url.isEmpty()) {
          unaddressed++;
        } else {
          discover(Kind.FAN, url.get(), null, worth);
        }
      }
    }

    void rest(
        Kind kind,
        Page.FanPage fan,
        int stated,
        List<CollectionItem> shown,
        @Nullable String token) {
      if (token != null && (stated < 0 || shown.size() < stated)) {
        String url = addresses.rest(kind, fan.fanId());
        discover(kind, url, token, Math.max(1, stated - shown.size()));
        if (entry.visits().isKnown() && frontier.beginAnew(url, token)) {
          added++;
        }
      }
    }

    private void discover(Kind kind, String url, @Nullable String position, double worth) {
      Frontier.Found found = new Frontier.Found(entry.seed(), worth, entry.visits().isKnown());
      if (frontier.discover(kind, url, position, found)) {
        added++;
      }
    }
  }
}

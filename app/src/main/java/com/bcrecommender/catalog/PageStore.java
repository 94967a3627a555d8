package com.bcrecommender.catalog;

import static com.bcrecommender.catalog.KeyTable.ALBUM;
import static com.bcrecommender.catalog.KeyTable.ART;
import static com.bcrecommender.catalog.KeyTable.ARTIST;
import static com.bcrecommender.catalog.KeyTable.NAME;
import static com.bcrecommender.catalog.KeyTable.PRICE;
import static com.bcrecommender.catalog.KeyTable.RELEASED;
import static com.bcrecommender.catalog.KeyTable.SAME_AS;
import static com.bcrecommender.catalog.KeyTable.STATED;
import static com.bcrecommender.catalog.KeyTable.STATED_WISHLIST;
import static com.bcrecommender.catalog.KeyTable.TAGS;
import static com.bcrecommender.catalog.KeyTable.TITLE;
import static com.bcrecommender.catalog.KeyTable.TYPE;
import static com.bcrecommender.catalog.KeyTable.URL;
import static com.bcrecommender.catalog.KeyTable.USERNAME;

import com.bcrecommender.bandcamp.CollectionItem;
import com.bcrecommender.bandcamp.Page;
import com.bcrecommender.bandcamp.SiteUrl;
import com.bcrecommender.bandcamp.Supporter;
import com.bcrecommender.bandcamp.TagName;
import com.bcrecommender.bandcamp.Tralbum;
import com.bcrecommender.engine.data.PreferenceKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stores what one page states: its subject under the page's own date, and what it mentions of
/// others as weak facts.
final class PageStore {
  private final KeyTable fans;
  private final KeyTable tralbums;
  private final Sources sources;
  private final PreferenceTable preferences;
  private int tralbumCount;
  private int preferenceCount;
  private int changed;
  private int unkeyed;

  PageStore(KeyTable fans, KeyTable tralbums, Sources sources, PreferenceTable preferences) {
    this.fans = fans;
    this.tralbums = tralbums;
    this.sources = sources;
    this.preferences = preferences;
  }

  Stored store(Page.TralbumPage page, Source source) {
    Sources.Origin own = own(source, page.dated());
    Sources.Origin mention = sources.origin(source, Rank.MENTIONED);
    if (tralbums.refuses(page.tralbum().key(), address(page.tralbum()))) {
      return stored();
    }
    String subject = tralbum(page.tralbum(), own);
    page.mentioned().forEach(t -> tralbum(t, mention));
    List<Supporter> supporters = page.supporters();
    if (subject != null && supporters != null) {
      for (Supporter supporter : supporters) {
        String fan = fan(supporter.fanId(), supporter.username(), supporter.name(), mention);
        preference(fan, subject, PreferenceKind.OWNED, supporter.time());
      }
    }
    return stored();
  }

  Stored store(Page.FanPage page, Source source) {
    // A fan page bears no date, but it is no older than the newest record in it.
    Long newest =
        Stream.concat(page.collection().stream(), page.wishlist().stream())
            .map(CollectionItem::time)
            .filter(t -> t != null)
            .max(Long::compare)
            .orElse(null);
    Sources.Origin own = own(source, newest);
    if (fans.refuses(byId(page.fanId()), byName(page.username()))) {
      return stored();
    }
    String fan = fan(page.fanId(), page.username(), page.name(), own);
    if (fan != null) {
      count(
          fans.offer(
              fan,
              facts ->
                  facts
                      .offer(STATED, known(page.stated()), own)
                      .offer(STATED_WISHLIST, known(page.statedWishlist()), own)));
    }
    items(page.collection(), fan, PreferenceKind.OWNED, source);
    items(page.wishlist(), fan, PreferenceKind.WISHLISTED, source);
    return stored();
  }

  Stored store(Page.MusicGrid page, Source source) {
    Sources.Origin mention = sources.origin(source, Rank.MENTIONED);
    page.tralbums().forEach(t -> tralbum(t, mention));
    return stored();
  }

  Stored store(
      Page.CollectionBatch batch, @Nullable String fan, PreferenceKind kind, Source source) {
    if (fan != null && fans.refuses(fan)) {
      return stored();
    }
    items(batch.items(), fan, kind, source);
    return stored();
  }

  private void items(
      List<CollectionItem> items, @Nullable String fan, PreferenceKind kind, Source source) {
    Sources.Origin mention = sources.origin(source, Rank.MENTIONED);
    for (CollectionItem item : items) {
      String tralbum = tralbum(item.tralbum(), mention);
      if (tralbum != null) {
        preference(fan, tralbum, kind, item.time());
      }
    }
  }

  /// Stores a tralbum's fields under its strongest key, and that its address is the same record.
  /// Null where it has no key.
  private @Nullable String tralbum(Tralbum tralbum, Sources.Origin origin) {
    String address = address(tralbum);
    String id = tralbum.key();
    String key = id == null ? address : id;
    if (key == null) {
      unkeyed++;
      return null;
    }
    if (tralbums.refuses(id, address)) {
      return null;
    }
    tralbumCount++;
    String album = album(tralbum.album(), key);
    count(
        tralbums.offer(
            key,
            facts ->
                facts
                    .offer(TYPE, String.valueOf(tralbum.type().letter()), origin)
                    .offer(TITLE, tralbum.title(), origin)
                    .offer(ARTIST, tralbum.artist(), origin)
                    .offer(URL, address, origin)
                    .offer(ART, tralbum.artId() == 0 ? null : tralbum.artId(), origin)
                    .offer(RELEASED, tralbum.released(), origin)
                    .offer(PRICE, PriceText.stored(tralbum.price()), origin)
                    .offer(TAGS, tags(tralbum.tags()), origin)
                    .offer(ALBUM, album, origin)));
    if (album != null) {
      // An album that another page's overtakes is a key all the same, whichever came first.
      tralbums.id(album);
    }
    if (id != null && address != null) {
      count(tralbums.offer(address, facts -> facts.offer(SAME_AS, id, origin)));
    }
    return key;
  }

  private static @Nullable String address(Tralbum tralbum) {
    String stated = tralbum.url();
    String url = stated == null ? null : SiteUrl.normal(stated);
    return url == null ? null : "u:" + url;
  }

  /// The key of a track's album; null where it is not known, and for what is called its own.
  private static @Nullable String album(@Nullable String stated, String track) {
    if (stated == null || !stated.contains("://")) {
      return stated;
    }
    String url = SiteUrl.normal(stated);
    return url == null || track.equals("u:" + url) ? null : "u:" + url;
  }

  /// The tags' normal forms in the page's order; empty for a page that says there are none, null
  /// for one that does not tell.
  private static @Nullable String tags(@Nullable List<String> words) {
    if (words == null) {
      return null;
    }
    Set<String> names = new LinkedHashSet<>();
    for (String word : words) {
      String name = TagName.normal(word);
      if (name != null) {
        names.add(name);
      }
    }
    return String.join(",", names);
  }

  private @Nullable String fan(
      long fanId, @Nullable String username, @Nullable String name, Sources.Origin origin) {
    String byName = byName(username);
    String byId = byId(fanId);
    String key = byId == null ? byName : byId;
    if (key == null) {
      unkeyed++;
      return null;
    }
    if (fans.refuses(byId, byName)) {
      return null;
    }
    count(
        fans.offer(key, facts -> facts.offer(NAME, name, origin).offer(USERNAME, byName, origin)));
    if (byId != null && byName != null) {
      count(fans.offer(byName, facts -> facts.offer(SAME_AS, byId, origin)));
    }
    return key;
  }

  private static @Nullable String byName(@Nullable String username) {
    return username == null ? null : FileKeys.username(username);
  }

  private static @Nullable String byId(long fanId) {
    return fanId == 0 ? null : "f" + fanId;
  }

  private void preference(
      @Nullable String fan, String tralbum, PreferenceKind kind, @Nullable Long time) {
    if (fan != null) {
      preferenceCount++;
      if (preferences.put(fans.id(fan), tralbums.id(tralbum), kind, time)) {
        changed++;
      }
    }
  }

  private Sources.Origin own(Source source, @Nullable Long dated) {
    Long seen = source.seen();
    Long date = seen == null ? dated : seen;
    return sources.origin(source, date == null || date < 0 ? Rank.UNDATED : date);
  }

  private static @Nullable Long known(int count) {
    return count < 0 ? null : Long.valueOf(count);
  }

  private void count(KeyTable.Outcome outcome) {
    if (outcome != KeyTable.Outcome.SAME) {
      changed++;
    }
  }

  private Stored stored() {
    return new Stored(tralbumCount, preferenceCount, changed, unkeyed);
  }
}

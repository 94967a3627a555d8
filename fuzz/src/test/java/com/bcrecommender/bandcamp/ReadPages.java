package com.bcrecommender.bandcamp;

import static com.bcrecommender.fuzz.Fuzzing.demand;

import com.bcrecommender.fuzz.Fuzzing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads bytes as a page, and holds what comes out against what [Page] promises.
final class ReadPages {
  private static final long LARGEST_ID = 0xFFFF_FFFFL;

  private ReadPages() {}

  static void check(byte[] bytes, @Nullable String url) {
    Fuzzing.inTime(() -> {
      Page page = PageReader.read(bytes, url);
      check(page);
      demand(page.equals(PageReader.read(bytes, url)), "read twice, it is another page");
    });
  }

  private static void check(Page page) {
    switch (page) {
      case Page.TralbumPage it -> {
        demand(it.tralbum().title() != null, "no title");
        demand(it.tralbum().keyOrUrl() != null, "neither id nor address");
        tralbum(it.tralbum());
        it.mentioned().forEach(ReadPages::tralbum);
        demand(!it.structures().isEmpty(), "of no structure");
        List<Supporter> supporters = it.supporters();
        if (supporters != null) {
          supporters.forEach(fan -> demand(isId(fan.fanId()), "the fan " + fan));
        }
      }
      case Page.FanPage it -> {
        demand(isId(it.fanId()), "the fan " + it.fanId());
        demand(it.stated() >= 0, "it states " + it.stated());
        demand(it.stated() == 0 || !it.collection().isEmpty(), "silently empty");
        items(it.collection());
        items(it.wishlist());
      }
      case Page.MusicGrid it -> {
        demand(!it.tralbums().isEmpty(), "an empty grid");
        it.tralbums().forEach(ReadPages::tralbum);
      }
      case Page.CollectionBatch it -> items(it.items());
      case Page.Withdrawal it ->
          demand((it.fanId() > 0) == (it.site() == null), "of a fan and of an artist");
      case Page.Unreadable it -> demand(!it.detail().isEmpty(), "no reason");
    }
  }

  private static void items(List<CollectionItem> items) {
    items.forEach(item -> tralbum(item.tralbum()));
    List<String> keys = items.stream().map(item -> item.tralbum().key()).toList();
    demand(keys.stream().distinct().count() == keys.size(), "a tralbum twice: " + keys);
  }

  private static void tralbum(Tralbum tralbum) {
    demand(isId(tralbum.id()), "the id of " + tralbum);
    demand(tralbum.artId() >= 0, "the cover of " + tralbum);
    demand(unlessBlank(tralbum.title()), "the title of " + tralbum);
    demand(unlessBlank(tralbum.artist()), "the artist of " + tralbum);
  }

  private static boolean unlessBlank(@Nullable String text) {
    return text == null || !text.isBlank();
  }

  private static boolean isId(long id) {
    return id >= 0 && id <= LARGEST_ID;
  }
}

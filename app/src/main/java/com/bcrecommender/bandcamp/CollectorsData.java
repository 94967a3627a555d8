package com.bcrecommender.bandcamp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// The fans that a tralbum's page shows as its owners: the blob `collectors-data`, and the elements
/// made of it by the page's own script, which are left where a browser saved the page without the
/// blob.
final class CollectorsData {
  private static final List<String> LISTS =
      List.of("thumbs", "reviews", "shown_thumbs", "shown_reviews");

  private CollectorsData() {}

  /// The supporters, or null where the page does not tell.
  static @Nullable TralbumFacts read(Markup page) {
    Blob blob = page.blob("collectors-data", "#collectors-data", "data-blob");
    return blob == null ? shown(page) : read(blob);
  }

  static TralbumFacts read(Blob blob) {
    blob.needObjects("thumbs");
    blob.needObjects("reviews");
    Map<Long, Supporter> fans = new LinkedHashMap<>();
    for (String list : LISTS) {
      for (Blob entry : blob.objects(list)) {
        Supporter fan = supporter(entry);
        fans.putIfAbsent(fan.fanId(), fan);
      }
    }
    TralbumFacts facts = new TralbumFacts("collectors-data");
    facts.supporters = List.copyOf(fans.values());
    // Both must be there, so neither may be skipped.
    boolean moreThumbs = blob.needFlag("more_thumbs_available");
    boolean moreReviews = blob.needFlag("more_reviews_available");
    facts.moreSupporters = moreThumbs || moreReviews;
    return facts;
  }

  private static Supporter supporter(Blob entry) {
    long fanId = entry.id("fan_id");
    if (fanId == 0) {
      throw new BrokenPage(entry.name() + ".fan_id", "an id", null);
    }
    Long time = entry.time("purchase_date");
    if (time == null) {
      time = PageTime.ofSupporterToken(entry.text("token"), fanId);
    }
    return new Supporter(fanId, entry.line("username"), entry.line("name"), time);
  }

  private static @Nullable TralbumFacts shown(Markup page) {
    Map<String, Supporter> fans = new LinkedHashMap<>();
    for (Element link : page.select("collected-by", ".collected-by .deets a.pic")) {
      String username = FanAddress.username(link.attr("href"));
      if (username != null) {
        Element name = link.selectFirst(".name");
        fans.putIfAbsent(
            username,
            new Supporter(0, username, name == null ? null : PlainText.line(name.text()), null));
      }
    }
    if (fans.isEmpty()) {
      // The place is there before the script has filled it, so an empty one says nothing.
      return null;
    }
    TralbumFacts facts = new TralbumFacts("collected-by");
    facts.supporters = List.copyOf(fans.values());
    facts.moreSupporters = true;
    return facts;
  }
}

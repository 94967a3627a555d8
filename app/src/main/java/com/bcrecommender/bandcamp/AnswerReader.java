package com.bcrecommender.bandcamp;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads JSON: answers of Bandcamp's own addresses, and structures of pages that programs keep
/// alone.
final class AnswerReader {
  private AnswerReader() {}

  static Page read(String json, @Nullable String url) {
    Blob answer = Blob.parse("answer", json);
    if (LinkedData.isTralbum(answer)) {
      return alone(LinkedData.read(answer));
    }
    Blob tralbum = answer.has("current") && answer.has("trackinfo") ? answer : null;
    if (tralbum == null && answer.has("tralbum") && answer.has("band")) {
      // harmony keeps data-tralbum and data-band of a page in one file.
      tralbum = answer.need("tralbum");
    }
    if (tralbum != null) {
      return alone(TralbumData.read(tralbum, url));
    }
    if (answer.has("fan_data") && answer.has("collection_data")) {
      return FanPageReader.read(answer, null, url);
    }
    if (answer.has("items") && answer.has("more_available")) {
      return batch(answer);
    }
    if (answer.has("tralbum_id") && answer.has("tralbum_type")) {
      CollectionItems items = new CollectionItems();
      items.add(answer, null);
      return new Page.CollectionBatch(items.list(), false, null);
    }
    if (answer.has("results") && answer.has("batch_result_count")) {
      return discovered(answer);
    }
    return without(answer);
  }

  private static Page alone(TralbumFacts facts) {
    return TralbumPageReader.join(List.of(facts), null, new Identity(), null);
  }

  private static Page batch(Blob answer) {
    CollectionItems items = new CollectionItems();
    String token = null;
    for (Blob item : answer.needObjects("items")) {
      items.add(item, null);
      token = CollectionItems.token(item, "token");
    }
    String last = CollectionItems.token(answer, "last_token");
    boolean more = answer.needFlag("more_available");
    return new Page.CollectionBatch(items.list(), more, last != null ? last : token);
  }

  /// An answer of `discover_web`: records of all artists, by tag.
  private static Page discovered(Blob answer) {
    List<Tralbum> tralbums = new ArrayList<>();
    for (Blob item : answer.needObjects("results")) {
      String url = SiteUrl.absolute(item.text("item_url"), null);
      TralbumType type = TralbumType.ofUrl(url);
      // Other kinds of results are bands and merchandise.
      if (type != null) {
        String artist = item.line("album_artist");
        tralbums.add(
            new Tralbum(
                type,
                item.id("id"),
                item.line("title"),
                artist != null ? artist : item.line("band_name"),
                url,
                item.id("item_image_id"),
                item.time("release_date"),
                null,
                null));
      }
    }
    return tralbums.isEmpty()
        ? new Page.Unreadable(Page.Reason.NO_RECORDS, "an answer without results")
        : new Page.MusicGrid(null, List.copyOf(tralbums));
  }

  private static Page without(Blob answer) {
    if (Boolean.TRUE.equals(answer.has("error") ? answer.flag("error") : null)
        || answer.has("__api_special__")) {
      String message = answer.line(answer.has("error_message") ? "error_message" : "error_type");
      return new Page.Unreadable(Page.Reason.BROKEN, "an error in place of the answer: " + message);
    }
    String kind = null;
    if (answer.has("request") && answer.has("response")) {
      kind = "the headers of a saved page, not the page";
    } else if (answer.has("followeers")) {
      kind = "a list of followed or following fans and bands";
    } else if (answer.has("thumbs") || (answer.has("results") && answer.has("more_available"))) {
      kind = "a list of supporters that does not say of which tralbum";
    }
    return kind == null
        ? new Page.Unreadable(
            Page.Reason.UNKNOWN,
            "JSON with none of the expected keys, but "
                + PlainText.line(String.join(", ", answer.keys().stream().limit(8).toList())))
        : new Page.Unreadable(Page.Reason.NO_RECORDS, kind);
  }
}

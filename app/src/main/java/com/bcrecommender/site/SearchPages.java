package com.bcrecommender.site;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Hit;
import com.bcrecommender.edition.SearchResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes the page of a search, from what the index spells out and nothing else: the reader of a
/// static site has no more. Immutable.
final class SearchPages {
  /// The most hits of each kind.
  static final int HITS = 12;

  private final Edition edition;
  private final Texts texts;
  private final Frames frames;

  SearchPages(Edition edition, Texts texts, Frames frames) {
    this.edition = edition;
    this.texts = texts;
    this.frames = frames;
  }

  /// @param asked without blanks at its ends; empty shows what can be searched for
  PageModel.SearchPage search(String asked) {
    String title =
        asked.isEmpty() ? texts.get("search.title") : texts.get("search.title.for", asked);
    Frame frame =
        frames.search(
            asked.isEmpty() ? "search/" : frames.rooted().search(asked),
            title,
            texts.get("search.description"),
            asked);
    Links links = frame.links();
    SearchResult result = edition.search(asked, HITS);
    List<Chip> fans = new ArrayList<>();
    List<Chip> artists = new ArrayList<>();
    List<Chip> tags = new ArrayList<>();
    List<PageModel.FoundRecord> records = new ArrayList<>();
    for (Hit hit : result.hits()) {
      switch (hit.kind()) {
        case TRALBUM -> records.add(record(hit, links));
        case ARTIST -> artists.add(chip(hit.name(), links.search(hit.name()), hit.records()));
        case TAG -> tags.add(chip(hit.name(), links.tag(hit.name()), hit.count()));
        case FAN ->
            fans.add(
                chip(
                    hit.label(),
                    hit.named() ? links.fan(hit.key()) : links.fanByKey(hit.key()),
                    hit.count()));
      }
    }
    List<Chip> meant =
        result.meant().stream()
            .map(query -> new Chip(Text.of(query), Text.of(links.search(query)), null))
            .toList();
    return new PageModel.SearchPage(
        frame,
        title,
        summary(result, asked),
        result.nearest(),
        result.part() ? texts.get("search.part") : null,
        meant,
        fans,
        artists,
        tags,
        records);
  }

  private PageModel.FoundRecord record(Hit hit, Links links) {
    return new PageModel.FoundRecord(
        Text.of(hit.key()),
        Text.of(hit.label()),
        Text.of(hit.artist()),
        links.tralbum(hit.key()),
        hit.count(),
        hit.count() == 0
            ? texts.phrase("reason.owned.none")
            : texts.counted("reason.owned", hit.count()));
  }

  private Chip chip(String name, String href, int records) {
    return new Chip(Text.of(name), Text.of(href), texts.counted("count.records", records));
  }

  private String summary(SearchResult result, String asked) {
    if (asked.isEmpty()) {
      return texts.get("search.prompt");
    }
    if (result.direct()) {
      return texts.get("search.direct");
    }
    if (result.hits().isEmpty()) {
      return texts.get(result.meant().isEmpty() ? "search.nothing" : "search.nothing.meant", asked);
    }
    if (result.nearest()) {
      return texts.get("search.nearest", asked);
    }
    boolean more =
        Arrays.stream(Hit.Kind.values()).anyMatch(kind -> result.hits(kind).size() == HITS);
    int found = result.hits().size();
    return more ? texts.get("search.found.most", found) : texts.count("search.found", found);
  }
}

package com.bcrecommender.imports.dump;

import com.bcrecommender.bandcamp.PlainText;
import com.bcrecommender.bandcamp.TagName;
import com.bcrecommender.catalog.LinkMapBuilder;
import com.bcrecommender.catalog.LinkedEntity;
import com.bcrecommender.imports.collection.Json;
import com.bcrecommender.imports.collection.RecordLink;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Stages the documents of MusicBrainz's `release.tar.xz`, one release each. The dump has no row
/// ids; in their place stand the two halves of an id in one, of which two of 50 million are equal
/// once in 15,000 dumps.
final class ReleaseDocument {
  /// Links that ended share this row; the others have row 0.
  private static final long ENDED = 1;

  private final LinkMapBuilder into;
  private final boolean tags;
  private final Mbid id = new Mbid();
  private long media;
  private long credits;
  private long tagsLeft;

  /// @param tags whether tags are taken
  ReleaseDocument(LinkMapBuilder into, boolean tags) {
    this.into = into;
    this.tags = tags;
    into.ended(ENDED);
  }

  /// Tags of linked releases that were left out.
  long tagsLeft() {
    return tagsLeft;
  }

  /// Stages one; says whether it is the document of a release.
  boolean stage(JsonNode release) {
    if (!id.read(Json.text(release, "id")) || !Json.at(release, "release-group").isObject()) {
      return false;
    }
    long row = id.high() ^ id.low();
    long high = id.high();
    long low = id.low();
    long group = id.read(Json.text(release, "release-group", "id")) ? id.high() ^ id.low() : 0;
    if (group != 0) {
      into.group(group, id.high(), id.low());
    }
    into.release(
        row, high, low, group, credit(release), PlainText.line(Json.text(release, "title")));
    day(release, row);
    List<String> pages = links(LinkedEntity.RELEASE, row, release);
    links(LinkedEntity.RELEASE_GROUP, group, release.get("release-group"));
    for (JsonNode medium : Json.list(release, "media")) {
      into.medium(++media, row);
      track(Json.at(medium, "pregap"));
      Json.list(medium, "tracks").forEach(this::track);
      Json.list(medium, "data-tracks").forEach(this::track);
    }
    tags(release, pages);
    tags(release.get("release-group"), pages);
    return true;
  }

  private void track(JsonNode track) {
    JsonNode recording = Json.at(track, "recording");
    if (!id.read(Json.text(recording, "id"))) {
      return;
    }
    long row = id.high() ^ id.low();
    long high = id.high();
    long low = id.low();
    if (!links(LinkedEntity.RECORDING, row, recording).isEmpty()) {
      into.recording(
          row, high, low, credit(recording), PlainText.line(Json.text(recording, "title")));
    } else {
      into.recording(row, high, low, 0, null);
    }
    if (id.read(Json.text(track, "id"))) {
      into.track(id.high(), id.low(), row, media);
    }
  }

  private long credit(JsonNode of) {
    StringBuilder name = new StringBuilder();
    for (JsonNode credit : Json.list(of, "artist-credit")) {
      name.append(Json.text(credit, "name")).append(Json.text(credit, "joinphrase"));
    }
    into.credit(++credits, PlainText.line(name.toString()));
    return credits;
  }

  private void day(JsonNode release, long row) {
    try {
      LocalDate day = LocalDate.parse(Json.text(release, "date"));
      into.released(row, day.atStartOfDay(ZoneOffset.UTC).toEpochSecond());
    } catch (DateTimeException e) {
      // Unknown, or only a year or a month, which is no day.
    }
  }

  /// Stages links to Bandcamp's pages, and gives these.
  private List<String> links(LinkedEntity kind, long row, JsonNode of) {
    List<String> pages = new ArrayList<>();
    for (JsonNode relation : Json.list(of, "relations")) {
      String resource = Json.text(relation, "url", "resource");
      String page = resource.isEmpty() ? null : RecordLink.of(resource, false).url();
      if (page != null && id.read(Json.text(relation, "url", "id"))) {
        long url = id.high() ^ id.low();
        into.page(url, page);
        into.link(kind, row, url, Json.at(relation, "ended").asBoolean(false) ? ENDED : 0);
        pages.add(page);
      }
    }
    return pages;
  }

  private void tags(JsonNode of, List<String> pages) {
    if (pages.isEmpty()) {
      return;
    }
    for (String kind : List.of("tags", "genres")) {
      for (JsonNode each : Json.list(of, kind)) {
        String tag = TagName.normal(Json.text(each, "name"));
        if (tag == null || Json.at(each, "count").asInt(1) <= 0) {
          continue;
        }
        if (tags) {
          pages.forEach(page -> into.tag(page, tag));
        } else {
          tagsLeft++;
        }
      }
    }
  }
}

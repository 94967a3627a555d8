package com.bcrecommender.imports.collection;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What JSON values say of records: listens of ListenBrainz and Last.fm, one by one or in the pages
/// of their interfaces, and objects with the columns of a table.
final class JsonRecords {
  private final Records into;
  private @Nullable CollectionKind kind;
  private int number;

  JsonRecords(Records into) {
    this.into = into;
  }

  /// The kind of the first value that was understood, or null.
  @Nullable CollectionKind kind() {
    return kind;
  }

  /// Takes all that is in a value.
  ///
  /// @param where the value's place; null to number what is in it
  void add(JsonNode value, @Nullable String where) {
    if (value.isArray()) {
      each(value, where);
    } else if (value.has("recenttracks")) {
      add(value.get("recenttracks"), where);
    } else if (value.has("scrobbles")) {
      for (JsonNode scrobble : Json.list(value, "scrobbles")) {
        scrobble(place(where), scrobble);
      }
    } else if (value.has("playlist")) {
      each(Json.at(value, "playlist", "track"), where);
    } else if (Json.at(value, "crates").isArray()) {
      each(value.get("crates"), where);
    } else if (Json.at(value, "records").isArray()) {
      each(value.get("records"), where);
    } else if (value.has("payload")) {
      JsonNode payload = value.get("payload");
      each(payload.has("listens") ? payload.get("listens") : payload, where);
    } else if (value.has("track_metadata")) {
      listen(place(where), value);
    } else if (Json.at(value, "track").isArray()) {
      for (JsonNode track : value.get("track")) {
        track(place(where), track);
      }
    } else if (Json.at(value, "track").isObject()) {
      track(place(where), value.get("track"));
    } else {
      row(place(where), value);
    }
  }

  private void each(JsonNode values, @Nullable String where) {
    for (JsonNode value : Json.list(values)) {
      add(value, where);
    }
  }

  private String place(@Nullable String where) {
    return where == null ? Integer.toString(++number) : where;
  }

  private void found(CollectionKind found) {
    if (kind == null) {
      kind = found;
    }
  }

  private void listen(String where, JsonNode listen) {
    found(CollectionKind.LISTENBRAINZ);
    if (!into.isOf(where, Json.text(listen, "user_name"))) {
      return;
    }
    JsonNode metadata = listen.get("track_metadata");
    JsonNode info = Json.at(metadata, "additional_info");
    RecordLink link = link(metadata, info);
    boolean ofTrack = link != null && link.url() != null && link.url().contains("/track/");
    String albumArtist = ofTrack ? "" : Json.text(info, "release_artist_name");
    String time = Json.text(listen, "listened_at");
    if (time.isEmpty()) {
      time = Json.text(listen, "timestamp");
    }
    into.listen(
        where,
        link,
        albumArtist.isEmpty() ? Json.text(metadata, "artist_name") : albumArtist,
        Json.text(metadata, "release_name"),
        Json.text(metadata, "track_name"),
        TableForm.time(time));
  }

  /// The page that the listen came from, else one that ListenBrainz knows for its recording.
  private static @Nullable RecordLink link(JsonNode metadata, JsonNode info) {
    boolean bandcamps =
        Json.text(info, "music_service").equals("bandcamp.com")
            || Json.text(info, "music_service_name").toLowerCase(Locale.ROOT).equals("bandcamp");
    RecordLink origin = RecordLink.of(Json.text(info, "origin_url"), bandcamps);
    if (origin.fault() == null) {
      return origin;
    }
    for (JsonNode relation : Json.list(metadata, "mbid_mapping", "url_rels")) {
      RecordLink known = RecordLink.of(Json.text(relation, "url"), false);
      if (known.fault() == null) {
        return known;
      }
    }
    return null;
  }

  /// A track of Last.fm's interface; one without a date is playing now.
  private void track(String where, JsonNode track) {
    found(CollectionKind.LASTFM);
    String date = Json.text(track, "date", "uts");
    into.listen(
        where,
        null,
        date.isEmpty() ? "" : named(track, "artist"),
        named(track, "album"),
        Json.text(track, "name"),
        TableForm.time(date));
  }

  private static String named(JsonNode track, String key) {
    String name = Json.text(track, key, "#text");
    return name.isEmpty() ? Json.text(track, key, "name") : name;
  }

  /// A listen as lastfmstats.com writes it.
  private void scrobble(String where, JsonNode scrobble) {
    found(CollectionKind.LASTFM);
    into.listen(
        where,
        null,
        Json.text(scrobble, "artist"),
        Json.text(scrobble, "album"),
        Json.text(scrobble, "track"),
        TableForm.time(Json.text(scrobble, "date")));
  }

  private void row(String where, JsonNode object) {
    Map<String, String> values = new HashMap<>();
    for (String key : object.propertyNames()) {
      values.put(key, Json.text(object, key));
    }
    Row row = Row.of(values);
    TableForm form = TableForm.of(row.columns());
    if (form == null) {
      into.fault(where, Fault.NO_RECORD, object.toString());
    } else {
      found(form.kind());
      form.read(where, row, into);
    }
  }
}

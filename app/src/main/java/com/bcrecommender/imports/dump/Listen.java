package com.bcrecommender.imports.dump;

import com.bcrecommender.imports.collection.Json;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A listen of ListenBrainz's listens dump: who played what, when, from where. What clients submit
/// is not checked by ListenBrainz, so any field may be of any type. To be used again for the next
/// line.
public final class Listen {
  /// The ids by which a listen may name its record, the best first: the group of a release is the
  /// same for all its editions, and what is submitted as a recording is sometimes a track.
  private static final String[] IDS = {
    "release_mbid", "release_group_mbid", "recording_mbid", "track_mbid"
  };

  private final Mbid id = new Mbid();
  private final long[] ids = new long[2 * IDS.length];
  private long user;
  private long time;
  private String message = "";
  private String artist = "";
  private String album = "";
  private String track = "";
  private String albumArtist = "";
  private String origin = "";
  private boolean bandcamp;
  private boolean metadata;

  /// ListenBrainz's number of the listener.
  public long user() {
    return user;
  }

  /// UTC epoch seconds.
  public long time() {
    return time;
  }

  /// What tells this listen from another of the same person at the same time.
  public String message() {
    return message;
  }

  /// The page that it came from, or empty.
  public String origin() {
    return origin;
  }

  /// Whether it says that it came from Bandcamp, for addresses that do not show it.
  public boolean bandcamp() {
    return bandcamp;
  }

  public String artist() {
    return artist;
  }

  /// The artist of the album where that is another than the track's, or empty.
  public String albumArtist() {
    return albumArtist;
  }

  public String album() {
    return album;
  }

  public String track() {
    return track;
  }

  /// How many ids it may have; those that it lacks have two halves of 0.
  public int ids() {
    return IDS.length;
  }

  public long high(int which) {
    return ids[2 * which];
  }

  public long low(int which) {
    return ids[2 * which + 1];
  }

  /// Takes a listen of which only this is known.
  void take(
      long listener,
      long seconds,
      @Nullable String of,
      @Nullable String release,
      @Nullable String recording) {
    clear();
    user = listener;
    time = seconds;
    message = of == null ? "" : of;
    id(0, release);
    id(2, recording);
  }

  private void id(int which, @Nullable String text) {
    if (id.read(text)) {
      ids[2 * which] = id.high();
      ids[2 * which + 1] = id.low();
    }
  }

  private void clear() {
    user = -1;
    time = -1;
    message = "";
    artist = "";
    album = "";
    track = "";
    albumArtist = "";
    origin = "";
    bandcamp = false;
    metadata = false;
    Arrays.fill(ids, 0);
  }

  /// Takes a line; says whether it is a listen with a person and a time.
  ///
  /// @throws JacksonException where it is no JSON
  boolean read(byte[] utf8, int from, int length) {
    clear();
    try (JsonParser in = Json.parser(utf8, from, length)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      for (String name = in.nextName(); name != null; name = in.nextName()) {
        JsonToken value = in.nextToken();
        switch (name) {
          case "user_id" -> user = number(in, value);
          case "timestamp", "listened_at", "ts_since_epoch" -> time = number(in, value);
          case "recording_msid" -> message = text(in, value);
          case "track_metadata" -> metadata(in, value);
          default -> in.skipChildren();
        }
      }
      return metadata && user >= 0 && time >= 0 && in.nextToken() == null;
    }
  }

  private void metadata(JsonParser in, JsonToken start) {
    metadata = start == JsonToken.START_OBJECT;
    if (!metadata) {
      in.skipChildren();
      return;
    }
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "artist_name" -> artist = text(in, value);
        case "release_name" -> album = text(in, value);
        case "track_name" -> track = text(in, value);
        case "additional_info" -> info(in, value);
        default -> in.skipChildren();
      }
    }
  }

  private void info(JsonParser in, JsonToken start) {
    if (start != JsonToken.START_OBJECT) {
      in.skipChildren();
      return;
    }
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "origin_url" -> origin = text(in, value);
        case "release_artist_name" -> albumArtist = text(in, value);
        case "music_service", "music_service_name" -> bandcamp |= isBandcamp(text(in, value));
        default -> {
          int which = which(name);
          if (which < 0) {
            in.skipChildren();
          } else {
            id(which, text(in, value));
          }
        }
      }
    }
  }

  private static int which(String name) {
    for (int i = 0; i < IDS.length; i++) {
      if (IDS[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isBandcamp(String service) {
    String name = service.toLowerCase(Locale.ROOT);
    return name.equals("bandcamp") || name.equals("bandcamp.com");
  }

  private static long number(JsonParser in, @Nullable JsonToken value) {
    if (value == JsonToken.VALUE_NUMBER_INT) {
      return in.getValueAsLong(-1);
    }
    in.skipChildren();
    return -1;
  }

  private static String text(JsonParser in, @Nullable JsonToken value) {
    if (value == JsonToken.VALUE_STRING) {
      return in.getString();
    }
    in.skipChildren();
    return "";
  }
}

package com.bcrecommender.imports.dump;

import com.bcrecommender.imports.collection.Json;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A listener of ListenBrainz's statistics dump: the albums played most, with how often. Read token
/// by token, since a line of a thousand albums is half a megabyte. To be used again for the next
/// line.
public final class Listener {
  /// Two ids an album: of its release, and of the release that has its cover.
  private static final int IDS = 2;

  private final Mbid id = new Mbid();
  private long user;
  private int albums;
  private long[] ids = new long[1 << 10];
  private int[] plays = new int[1 << 8];

  /// ListenBrainz's number of the listener.
  public long user() {
    return user;
  }

  public int albums() {
    return albums;
  }

  /// How often an album was played; at most 2^31 - 1.
  public int plays(int album) {
    return plays[album];
  }

  /// The first half of one of the album's two ids, the better first; both halves are 0 where there
  /// is none.
  public long high(int album, int which) {
    return ids[2 * (IDS * album + which)];
  }

  public long low(int album, int which) {
    return ids[2 * (IDS * album + which) + 1];
  }

  /// Takes a line; says whether it is a listener's.
  ///
  /// @throws JacksonException where it is no JSON
  boolean read(byte[] utf8, int from, int length) {
    user = -1;
    albums = 0;
    boolean data = false;
    try (JsonParser in = Json.parser(utf8, from, length)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      for (String name = in.nextName(); name != null; name = in.nextName()) {
        JsonToken value = in.nextToken();
        if (name.equals("user_id") && value == JsonToken.VALUE_NUMBER_INT) {
          user = in.getValueAsLong(-1);
        } else if (name.equals("data") && value == JsonToken.START_ARRAY) {
          data = true;
          while (in.nextToken() == JsonToken.START_OBJECT) {
            album(in);
          }
        } else {
          in.skipChildren();
        }
      }
      return data && in.currentToken() == JsonToken.END_OBJECT && in.nextToken() == null;
    }
  }

  private void album(JsonParser in) {
    if (albums == plays.length) {
      plays = Arrays.copyOf(plays, 2 * albums);
      ids = Arrays.copyOf(ids, 2 * ids.length);
    }
    int at = 2 * IDS * albums;
    Arrays.fill(ids, at, at + 2 * IDS, 0);
    plays[albums] = 0;
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      JsonToken value = in.nextToken();
      switch (name) {
        case "listen_count" -> plays[albums] = Math.clamp(count(in, value), 0, 1 << 30);
        case "release_mbid" -> id(in, value, at);
        case "caa_release_mbid" -> id(in, value, at + 2);
        default -> in.skipChildren();
      }
    }
    albums++;
  }

  private static long count(JsonParser in, JsonToken value) {
    if (value == JsonToken.VALUE_NUMBER_INT) {
      return in.getValueAsLong(0);
    }
    in.skipChildren();
    return 0;
  }

  private void id(JsonParser in, JsonToken value, int at) {
    if (value == JsonToken.VALUE_STRING && id.read(in.getString())) {
      ids[at] = id.high();
      ids[at + 1] = id.low();
    }
    in.skipChildren();
  }
}

package com.bcrecommender.serve;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is sent back.
///
/// @param body as it is before compression; may be empty
/// @param cache value of `Cache-Control`
/// @param etag null where the answer must not be revalidated
/// @param more further headers
record Answer(
    int status,
    String type,
    byte[] body,
    String cache,
    @Nullable String etag,
    Map<String, String> more) {
  static final String HTML = "text/html; charset=utf-8";
  static final String JSON = "application/json";
  static final String TEXT = "text/plain; charset=utf-8";

  /// Kept, but asked for again each time, which costs a 304: a fan who was removed is gone at once.
  static final String REVALIDATE = "no-cache";

  static final String NEVER = "no-store";
  static final String FOR_EVER = "public, max-age=31536000, immutable";

  static Answer of(int status, String type, byte[] body, String cache) {
    return new Answer(status, type, body, cache, null, Map.of());
  }

  static Answer text(int status, String line) {
    return of(status, TEXT, (line + "\n").getBytes(StandardCharsets.UTF_8), NEVER);
  }

  static Answer redirect(int status, String location) {
    return new Answer(status, TEXT, new byte[0], NEVER, null, Map.of("Location", location));
  }

  Answer withEtag(String tag) {
    return new Answer(status, type, body, cache, tag, more);
  }

  Answer with(String header, String value) {
    TreeMap<String, String> headers = new TreeMap<>(more);
    headers.put(header, value);
    return new Answer(status, type, body, cache, etag, headers);
  }
}

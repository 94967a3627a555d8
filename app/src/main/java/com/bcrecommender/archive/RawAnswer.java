package com.bcrecommender.archive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One answer as it came.
///
/// @param address that was asked, without fragment
/// @param post what was posted to it, or null for a GET
/// @param at when the answer had come; files keep whole seconds
/// @param headers every value of each, names in any case
/// @param body as it was sent: packed, where `Content-Encoding` says so; not copied
@SuppressWarnings("ArrayRecordComponent") // of use once; nobody compares answers
public record RawAnswer(
    String address,
    @Nullable String post,
    Instant at,
    int status,
    Map<String, List<String>> headers,
    byte[] body) {

  /// The first value of a header.
  public @Nullable String header(String name) {
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
        return header.getValue().getFirst();
      }
    }
    return null;
  }

  RawAnswer toPost(String itsPost) {
    return new RawAnswer(address, itsPost, at, status, headers, body);
  }
}

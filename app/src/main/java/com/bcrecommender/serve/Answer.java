package com.bcrecommender.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.jspecify.annotations.Nullable;

/// What is sent back. Headers that many answers share are kept as the bytes that go out.
///
/// @param type the header `Content-Type`
/// @param body as it is before compression, backed by an array; may be empty; sent once
/// @param cache the header `Cache-Control`
/// @param etag null where the answer must not be revalidated
/// @param more further headers
/// @param lent whether the body's array belongs to the [PageBuffers], which get it back
record Answer(
    int status,
    HttpField type,
    ByteBuffer body,
    HttpField cache,
    @Nullable HttpField etag,
    Map<String, String> more,
    boolean lent) {
  static final HttpField HTML = type("text/html; charset=utf-8");
  static final HttpField JSON = type("application/json");
  static final HttpField ATOM = type("application/atom+xml; charset=utf-8");
  static final HttpField XML = type("application/xml");
  static final HttpField TEXT = type("text/plain; charset=utf-8");

  /// Compressed already, as all that carries this type here.
  static final HttpField BYTES = type("application/octet-stream");

  /// Kept, but asked for again each time, which costs a 304: a fan who was removed is gone at once.
  static final HttpField REVALIDATE = cache("no-cache");

  static final HttpField NEVER = cache("no-store");
  static final HttpField FOR_EVER = cache("public, max-age=31536000, immutable");

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  static HttpField type(String value) {
    return new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, value);
  }

  private static HttpField cache(String value) {
    return new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, value);
  }

  static Answer of(int status, HttpField type, byte[] body, HttpField cache) {
    return of(status, type, ByteBuffer.wrap(body), cache);
  }

  static Answer of(int status, HttpField type, ByteBuffer body, HttpField cache) {
    return new Answer(status, type, body, cache, null, Map.of(), false);
  }

  /// A page of an edition.
  ///
  /// @param body in an array of the [PageBuffers]
  static Answer page(ByteBuffer body) {
    return new Answer(200, HTML, body, REVALIDATE, null, Map.of(), true);
  }

  static Answer text(int status, String line) {
    return of(status, TEXT, (line + "\n").getBytes(StandardCharsets.UTF_8), NEVER);
  }

  static Answer redirect(int status, String location) {
    return new Answer(
        status, TEXT, NOTHING.duplicate(), NEVER, null, Map.of("Location", location), false);
  }

  static Answer notModified(HttpField etag) {
    return new Answer(304, TEXT, NOTHING.duplicate(), REVALIDATE, etag, Map.of(), false);
  }

  Answer withEtag(HttpField tag) {
    return new Answer(status, type, body, cache, tag, more, lent);
  }

  Answer with(String header, String value) {
    TreeMap<String, String> headers = new TreeMap<>(more);
    headers.put(header, value);
    return new Answer(status, type, body, cache, etag, headers, lent);
  }
}

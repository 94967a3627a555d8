package com.bcrecommender.simulator.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// What is sent back: a status, a type, headers and a body. Immutable, as long as nobody writes to
/// [#body].
public final class Answer {
  private static final String HTML = "text/html; charset=UTF-8";
  private static final int WORTH_COMPRESSING = 512;

  private final int status;
  private final String contentType;
  private final Map<String, String> headers;
  private final byte[] body;

  private Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.headers = headers;
    this.body = body;
  }

  /// A page.
  public static Answer html(int status, String page) {
    return new Answer(status, HTML, Map.of(), utf8(page));
  }

  /// A text file.
  public static Answer text(String text) {
    return new Answer(200, "text/plain; charset=UTF-8", Map.of(), utf8(text));
  }

  /// A style sheet.
  static Answer css(String text) {
    return new Answer(200, "text/css; charset=UTF-8", Map.of(), utf8(text));
  }

  /// An answer of an API. Errors have status 200, too.
  static Answer json(String json) {
    return new Answer(200, "application/json; charset=UTF-8", Map.of(), utf8(json));
  }

  /// A cover or picture.
  static Answer jpeg(byte[] image) {
    return new Answer(200, "image/jpeg", Map.of(), image);
  }

  /// To another address.
  public static Answer redirect(int status, String location) {
    return new Answer(status, HTML, Map.of("Location", location), new byte[0]);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public int status() {
    return status;
  }

  public String contentType() {
    return contentType;
  }

  /// The headers that only this answer has, in order.
  public Map<String, String> headers() {
    return headers;
  }

  /// Not a copy.
  public byte[] body() {
    return body;
  }

  /// The body, read as UTF-8.
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /// The same with one more header.
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, more, body);
  }

  /// The same with another body.
  public Answer withBody(byte[] newBody) {
    return new Answer(status, contentType, headers, newBody);
  }

  /// Whether compression would help.
  public boolean compresses() {
    return body.length > WORTH_COMPRESSING && !contentType.startsWith("image/");
  }

  /// The same, compressed.
  public Answer gzipped() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return withBody(bytes.toByteArray()).with("Content-Encoding", "gzip");
  }
}

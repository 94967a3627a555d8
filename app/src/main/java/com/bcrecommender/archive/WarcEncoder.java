package com.bcrecommender.archive;

import com.bcrecommender.settings.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/// Answers as WARC records, each a gzip member of its own.
final class WarcEncoder {
  /// Never kept: they are of one visit, and could be used by whoever reads the file.
  private static final Set<String> SECRET =
      Set.of("set-cookie", "set-cookie2", "cookie", "authorization", "proxy-authorization");

  /// Of the connection and not of the answer: the body is kept without chunks, with its length.
  private static final Set<String> HOP =
      Set.of("transfer-encoding", "connection", "keep-alive", "content-length");

  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private WarcEncoder() {}

  /// What a file begins with.
  static byte[] info(String software) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("software", List.of(software));
    fields.put("format", List.of("WARC File Format 1.0"));
    return gzip(new Warcinfo.Builder().fields(fields).build());
  }

  /// The request, which is kept of a post alone: a GET is told by its address.
  static byte[] request(RawAnswer answer, UUID id, UUID answerId) {
    URI address = URI.create(answer.address());
    byte[] post = String.valueOf(answer.post()).getBytes(StandardCharsets.UTF_8);
    HttpRequest http =
        new HttpRequest.Builder("POST", target(address))
            .setHeader("Host", String.valueOf(address.getRawAuthority()))
            .body(MediaType.parse("application/json"), post)
            .build();
    try {
      return gzip(
          new WarcRequest.Builder(address)
              .recordId(id)
              .date(answer.at())
              .concurrentTo(URI.create("urn:uuid:" + answerId))
              .body(MediaType.HTTP_REQUEST, http)
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  /// The answer, without [#SECRET] and [#HOP] headers.
  static byte[] response(RawAnswer answer, UUID id) {
    // The site's reason phrase is not known to us; none is what HTTP asks for then.
    HttpResponse.Builder http =
        new HttpResponse.Builder(answer.status(), "").body(null, answer.body());
    answer
        .headers()
        .forEach((name, values) -> {
          String lower = name.toLowerCase(Locale.ROOT);
          if (!SECRET.contains(lower) && !HOP.contains(lower) && HEADER.matcher(name).matches()) {
            values.forEach(value -> http.addHeader(name, value.replaceAll("\\p{Cntrl}", " ")));
          }
        });
    try {
      return gzip(
          new WarcResponse.Builder(URI.create(answer.address()))
              .recordId(id)
              .date(answer.at())
              .payloadDigest(digest(answer.body()))
              .body(MediaType.HTTP_RESPONSE, http.build())
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  private static String target(URI address) {
    String path = address.getRawPath();
    String query = address.getRawQuery();
    return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  private static byte[] gzip(WarcRecord record) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (WarcWriter writer = new WarcWriter(Channels.newChannel(bytes), WarcCompression.GZIP)) {
      writer.write(record);
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
    return bytes.toByteArray();
  }

  /// SHA-256.
  static WarcDigest digest(byte[] body) {
    return new WarcDigest("sha256", Sha256.begin().digest(body));
  }
}

package com.bcrecommender.simulator;

import com.bcrecommender.simulator.page.Answer;
import com.bcrecommender.simulator.page.Pages;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Turns requests into answers: logs, asks for the page, does what was ordered wrong, sends.
final class SiteHandler extends Handler.Abstract {
  /// The APIs' bodies are a hundred bytes; more than this is refused.
  private static final int MAX_BODY = 65_536;

  private static final String SUBDOMAINS = ".bandcamp.localhost";

  private final Simulator simulator;
  private final Pages pages;

  SiteHandler(Simulator simulator, Pages pages) {
    this.simulator = simulator;
    this.pages = pages;
  }

  @Override
  public boolean handle(org.eclipse.jetty.server.Request in, Response out, Callback callback)
      throws Exception {
    String host = orEmpty(in.getHeaders().get(HttpHeader.HOST));
    Request request =
        simulator
            .log()
            .add(
                in.getMethod(),
                in.getHttpURI().getPath(),
                orEmpty(in.getHttpURI().getQuery()),
                host,
                orEmpty(in.getHeaders().get(HttpHeader.USER_AGENT)));
    if (in.getLength() > MAX_BODY) {
      // Read to its end: closing on a client that still sends resets the connection, and the answer
      // is lost.
      Content.Source.consumeAll(in);
      Response.writeError(in, out, callback, 413);
      return true;
    }
    String body = Content.Source.asString(in, StandardCharsets.UTF_8);
    Fault fault = simulator.fault(request);
    Answer right = answer(request, org.eclipse.jetty.server.Request.getPathInContext(in), body);
    Answer answer = fault == null ? right : Faulty.answer(fault, right, request);
    boolean gzip =
        in.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip") && answer.compresses();
    Answer sent = gzip ? answer.gzipped() : answer;
    if (fault instanceof Fault.Slow slow) {
      in.getComponents()
          .getScheduler()
          .schedule(
              () -> send(sent, out, callback), slow.delay().toMillis(), TimeUnit.MILLISECONDS);
    } else if (fault instanceof Fault.CutOff) {
      cutOff(sent, in, out, callback);
    } else {
      send(sent, out, callback);
    }
    return true;
  }

  private Answer answer(Request request, String path, String body) {
    String subdomain = subdomain(request.host());
    if (path.equals("/robots.txt")) {
      String sitemap =
          subdomain.isEmpty() ? "" : "Sitemap: http://" + request.host() + "/sitemap.xml\n";
      return Answer.text(sitemap + simulator.robots());
    }
    return pages.answer(request.method(), subdomain, path, request.query(), body);
  }

  private static String subdomain(String host) {
    int colon = host.lastIndexOf(':');
    String name = colon < 0 ? host : host.substring(0, colon);
    return name.endsWith(SUBDOMAINS) ? name.substring(0, name.length() - SUBDOMAINS.length()) : "";
  }

  private static void send(Answer answer, Response out, Callback callback) {
    headers(answer, out, answer.body().length);
    out.write(true, ByteBuffer.wrap(answer.body()), callback);
  }

  /// Promises the whole body, sends half of it, and closes the connection under the response.
  private static void cutOff(
      Answer answer, org.eclipse.jetty.server.Request in, Response out, Callback callback) {
    headers(answer, out, answer.body().length);
    ByteBuffer half = BufferUtil.toBuffer(answer.body(), 0, answer.body().length / 2);
    out.write(
        false,
        half,
        Callback.from(() -> {
          in.getConnectionMetaData().getConnection().getEndPoint().close();
          callback.succeeded();
        }));
  }

  private static void headers(Answer answer, Response out, int length) {
    out.setStatus(answer.status());
    var headers = out.getHeaders();
    headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
    headers.put(HttpHeader.CONTENT_LENGTH, length);
    headers.put(HttpHeader.VARY, "Accept-Encoding");
    headers.put(HttpHeader.VIA, "1.1 simulator");
    if (answer.contentType().startsWith("image/")) {
      headers.put(HttpHeader.CACHE_CONTROL, "public, max-age=86400");
    } else {
      // As on the real site: no ETag, no Last-Modified, a cookie that means nothing.
      headers.put(HttpHeader.CACHE_CONTROL, "no-cache, no-store");
      headers.put(HttpHeader.SET_COOKIE, "BACKENDID3=simulator-1; path=/");
    }
    answer.headers().forEach(headers::put);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}

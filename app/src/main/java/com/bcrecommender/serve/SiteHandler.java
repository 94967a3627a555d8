package com.bcrecommender.serve;

import com.bcrecommender.edition.Manifest;
import com.bcrecommender.settings.Now;
import com.bcrecommender.site.Assets;
import com.bcrecommender.site.Assets.Asset;
import com.bcrecommender.site.Html;
import com.bcrecommender.site.JsonTwin;
import com.bcrecommender.site.Notices;
import com.bcrecommender.site.Shells;
import com.bcrecommender.site.Sitemap;
import com.bcrecommender.site.SitemapXml;
import com.bcrecommender.site.Texts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers every request: assets, the few files for machines, pages. An answer is made whole in
/// memory, so that a page is either complete or an error page. Safe for any thread.
///
/// It waits for nothing but memory and mapped files, so it runs in the thread that selects: handing
/// each request over to another one and waking the selector again took a third of a page's time.
final class SiteHandler extends Handler.Abstract.NonBlocking {
  private static final Logger LOG = LoggerFactory.getLogger(SiteHandler.class);

  /// Fan pages may be read by robots and say `noindex`; searches and chance are endless and stay
  /// out.
  private static final String ROBOTS =
      """
      User-agent: *
      Disallow: /search/
      Disallow: /random/
      Crawl-delay: 2
      """;

  private static final String SITEMAP = "sitemap";

  private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept-Encoding");
  private static final HttpField GZIP =
      new PreEncodedHttpField(HttpHeader.CONTENT_ENCODING, "gzip");
  private static final HttpField ANY_ORIGIN =
      new PreEncodedHttpField("Access-Control-Allow-Origin", "*");

  private final CurrentEdition current;
  private final ServeOptions options;
  private final Texts texts;
  private final Routes routes;
  private final Headers headers;
  private final Asset reader;
  private final PageBuffers buffers = new PageBuffers();
  private final @Nullable ClientLimits limits;
  private final @Nullable AccessLog log;

  /// By path, from the first request for each.
  private final Map<String, byte[]> zippedAssets = new ConcurrentHashMap<>();

  /// @param log where answers are noted, or null
  SiteHandler(
      CurrentEdition current,
      ServeOptions options,
      @Nullable AccessLog log,
      LongSupplier nanoTime) {
    this.current = current;
    this.log = log;
    Manners manners = options.manners();
    this.limits =
        manners.perSecond() == 0
            ? null
            : new ClientLimits(
                manners.perSecond(),
                manners.burst(),
                nanoTime,
                ThreadLocalRandom.current().nextLong());
    this.options = options;
    this.texts = options.site().texts();
    RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();
    this.routes = new Routes(texts, random, buffers);
    this.reader = Shells.script(options.site(), null);
    this.headers = new Headers(options.site());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    long begin = System.nanoTime();
    String path = below(Request.getPathInContext(request));
    Answer answer;
    try {
      long wait = secondsToWait(request);
      answer = wait == 0 ? answer(request, path) : tooMany(path, wait);
    } catch (Refusal refusal) {
      answer = refusal(path, refusal.status(), refusal.line());
    } catch (RuntimeException e) {
      // The query may be personal; the path names the page, and that is enough to find the fault.
      LOG.error("while answering {}", path, e);
      answer = refusal(path, 500, texts.get("error.500"));
    }
    String asked = String.valueOf(request.getHttpURI().getPath());
    send(request, response, callback, path, answer, new Noted(asked, begin));
    return true;
  }

  private long secondsToWait(Request request) {
    if (limits == null) {
      return 0;
    }
    long client = Client.of(request, options.manners().behindProxy());
    return client == Client.LOCAL ? 0 : limits.secondsToWait(client);
  }

  /// One line, since whoever asks too often shall not have a page made for that.
  private Answer tooMany(String path, long seconds) {
    String line = texts.get("error.429");
    Answer answer =
        Routes.isTwin(path)
            ? Answer.of(429, Answer.JSON, JsonTwin.error(line), Answer.NEVER)
            : Answer.text(429, line);
    return answer.with("Retry-After", Long.toString(seconds));
  }

  /// What Jetty itself refuses, such as an address that is none: one line.
  boolean refused(Request request, Response response, Callback callback) {
    long begin = System.nanoTime();
    int status = Math.max(400, response.getStatus());
    Answer answer =
        Answer.text(status, status + " " + texts.get(status < 500 ? "error.400" : "error.500"));
    // What was not understood may hold anything, and is not logged.
    send(request, response, callback, "", answer, new Noted("", begin));
    return true;
  }

  private static String below(String path) {
    return path.startsWith("/") ? path.substring(1) : path;
  }

  private Answer answer(Request request, String path) {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      return Answer.text(405, texts.get("error.405")).with("Allow", "GET, HEAD");
    }
    Asset asset = asset(path);
    if (asset != null) {
      return Answer.of(200, Answer.type(asset.type()), asset.bytes(), Answer.FOR_EVER);
    }
    if (path.equals("robots.txt")) {
      String address = options.manners().address();
      return Answer.text(
          200,
          address == null
              ? ROBOTS.stripTrailing()
              : ROBOTS + "Sitemap: " + address + SitemapXml.INDEX);
    }
    String rawQuery = request.getHttpURI().getQuery();
    if (Routes.FOLDERS.contains(path)) {
      // Relative, so that it holds below a sub-path; the last name of the path is what it replaces.
      return Answer.redirect(301, path + "/" + (rawQuery == null ? "" : "?" + rawQuery));
    }
    try (CurrentEdition.@Nullable Lease lease = current.acquire()) {
      if (path.equals("healthz")) {
        return health(lease);
      }
      if (lease == null) {
        return noEdition(path);
      }
      if (path.startsWith(ShardFiles.FOLDER)) {
        return shard(request, lease.shown(), path.substring(ShardFiles.FOLDER.length()));
      }
      HttpField etag = lease.shown().etag();
      if (etag.getValue().equals(ifNoneMatch(request)) && !path.startsWith("random")) {
        // Only a page that was there carried this tag, and this edition still holds it.
        return Answer.notModified(etag);
      }
      if (path.startsWith(SITEMAP)) {
        return sitemap(lease.shown(), path);
      }
      Answer answer = routes.answer(lease.shown(), path, Query.parse(rawQuery, texts));
      return answer.status() == 200 ? answer.withEtag(etag) : answer;
    }
  }

  private @Nullable Asset asset(String path) {
    return path.equals(reader.path()) ? reader : Assets.all().at(path);
  }

  /// A name that stands for its bytes needs no tag; the manifest changes with the edition.
  private Answer shard(Request request, Shown shown, String name) {
    Answer answer = shown.shards().at(name);
    if (answer == null) {
      throw new Refusal(404, texts.get("error.404"));
    }
    if (!answer.cache().equals(Answer.REVALIDATE)) {
      return answer;
    }
    return shown.etag().getValue().equals(ifNoneMatch(request))
        ? Answer.notModified(shown.etag())
        : answer.withEtag(shown.etag());
  }

  private Answer sitemap(Shown shown, String path) {
    String address = options.manners().address();
    if (address == null) {
      throw new Refusal(404, texts.get("error.404"));
    }
    Sitemap sitemap = shown.sitemap().get(address, current::acquire);
    if (sitemap == null) {
      return Answer.text(503, texts.get("error.sitemap")).with("Retry-After", "10");
    }
    byte[] file = sitemap.file(path);
    if (file == null) {
      throw new Refusal(404, texts.get("error.404"));
    }
    return Answer.of(200, Answer.XML, file, Answer.REVALIDATE).withEtag(shown.etag());
  }

  private static String ifNoneMatch(Request request) {
    String header = request.getHeaders().get(HttpHeader.IF_NONE_MATCH);
    return header == null ? "" : header.strip();
  }

  private Answer noEdition(String path) {
    byte[] page = Html.render(new Notices(options.site(), null).noEdition(path));
    return Answer.of(503, Answer.HTML, page, Answer.NEVER).with("Retry-After", "10");
  }

  private Answer health(CurrentEdition.@Nullable Lease lease) {
    if (lease == null) {
      return json(503, "{\"status\":\"no edition\"}");
    }
    Manifest manifest = lease.shown().edition().manifest();
    Instant made = manifest.provenance().made();
    long age = Math.max(0, Duration.between(made, Now.instant()).toSeconds());
    return json(
        200,
        "{\"status\":\"ok\",\"edition\":\"%s\",\"made\":\"%s\",\"ageSeconds\":%d}"
            .formatted(manifest.name(), made, age));
  }

  private static Answer json(int status, String text) {
    return Answer.of(status, Answer.JSON, text.getBytes(StandardCharsets.UTF_8), Answer.NEVER);
  }

  private Answer refusal(String path, int status, String line) {
    if (Routes.isTwin(path)) {
      return Answer.of(status, Answer.JSON, JsonTwin.error(line), Answer.NEVER);
    }
    try (CurrentEdition.@Nullable Lease lease = current.acquire()) {
      Notices notices = lease == null ? new Notices(options.site(), null) : lease.shown().notices();
      byte[] page = Html.render(notices.error(path, status, line));
      return Answer.of(status, Answer.HTML, page, Answer.NEVER);
    } catch (RuntimeException e) {
      LOG.error("while making the error page of {}", path, e);
      return Answer.text(status, line);
    }
  }

  private byte[] zipped(String path, ByteBuffer body) {
    return asset(path) == null
        ? Gzip.compress(body, 5)
        : zippedAssets.computeIfAbsent(path, _ -> Gzip.compress(body, 9));
  }

  /// What the access log has of a request besides its answer.
  ///
  /// @param path as it was sent
  /// @param begin when work on it began
  private record Noted(String path, long begin) {}

  /// Before the answer goes out, so that it is in the log when the client has it.
  private void note(Request request, Noted noted, Answer answer, long bytes) {
    if (log != null) {
      long nanos = System.nanoTime() - noted.begin();
      log.add(request.getMethod(), noted.path(), answer.status(), bytes, nanos);
    }
  }

  private void send(
      Request request,
      Response response,
      Callback callback,
      String path,
      Answer answer,
      Noted noted) {
    HttpFields.Mutable fields = response.getHeaders();
    fields.add(headers.always());
    answer.more().forEach(fields::put);
    fields.add(answer.cache());
    if (answer.etag() != null) {
      fields.add(answer.etag());
    }
    response.setStatus(answer.status());
    if (answer.status() == 304) {
      note(request, noted, answer, 0);
      callback.succeeded();
      return;
    }
    fields.add(answer.type());
    if (answer.type().equals(Answer.JSON)) {
      // The data is public; programs in other pages may read it.
      fields.add(ANY_ORIGIN);
    }
    ByteBuffer whole = answer.body();
    ByteBuffer body = whole;
    if (body.remaining() >= Gzip.LEAST && !answer.type().equals(Answer.BYTES)) {
      fields.add(VARY);
      if (Gzip.accepted(request.getHeaders().get(HttpHeader.ACCEPT_ENCODING))) {
        body = ByteBuffer.wrap(zipped(path, body));
        fields.add(GZIP);
      }
    }
    fields.put(HttpHeader.CONTENT_LENGTH, body.remaining());
    Callback sent = answer.lent() ? Callback.from(callback, () -> buffers.give(whole)) : callback;
    if (request.getMethod().equals("HEAD")) {
      note(request, noted, answer, 0);
      sent.succeeded();
    } else {
      note(request, noted, answer, body.remaining());
      response.write(true, body, sent);
    }
  }
}

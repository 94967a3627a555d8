package com.bcrecommender.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/// A folder on loopback as free static hosts show it: text compressed, `404.html` for what is not
/// there, an `ETag` for asking again, parts of files if wanted. It takes note of each answer.
final class StaticServer implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]+)-([0-9]+)");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "txt", "text/plain; charset=utf-8",
          "xml", "application/xml");

  private final HttpServer server;
  private final Path folder;
  private final String prefix;
  private final boolean ranges;
  private final List<Sent> sent = new CopyOnWriteArrayList<>();

  /// An answer.
  ///
  /// @param path below the site's root
  /// @param bytes of the body as sent
  record Sent(String path, int status, int bytes) {}

  /// @param prefix path of the site's root, such as `/` or `/music/`
  /// @param ranges whether parts of files are sent
  StaticServer(Path folder, String prefix, boolean ranges) {
    this.folder = folder;
    this.prefix = prefix;
    this.ranges = ranges;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + prefix;
  }

  /// All answers so far.
  List<Sent> sent() {
    return sent;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String name = path.startsWith(prefix) ? path.substring(prefix.length()) : "";
    Path file = folder.resolve(name.isEmpty() || name.endsWith("/") ? name + "index.html" : name);
    int status = 200;
    if (!path.startsWith(prefix) || !Files.isRegularFile(file)) {
      file = folder.resolve("404.html");
      status = 404;
    }
    byte[] body = Files.readAllBytes(file);
    String ending = file.toString().substring(file.toString().lastIndexOf('.') + 1);
    String type = TYPES.get(ending);
    var headers = exchange.getResponseHeaders();
    headers.add("Content-Type", type == null ? "application/octet-stream" : type);
    headers.add("Cache-Control", "max-age=600");
    String etag = "\"" + Arrays.hashCode(body) + "-" + body.length + "\"";
    headers.add("ETag", etag);
    String range = exchange.getRequestHeaders().getFirst("Range");
    Matcher part = RANGE.matcher(range == null ? "" : range);
    if (status == 200 && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      status = 304;
      body = new byte[0];
    } else if (status == 200 && ranges && part.matches()) {
      int to = Math.min(body.length, Integer.parseInt(part.group(2)) + 1);
      headers.add("Content-Range", "bytes " + part.group(1) + "-" + (to - 1) + "/" + body.length);
      body = Arrays.copyOfRange(body, Integer.parseInt(part.group(1)), to);
      status = 206;
    } else if (type != null) {
      headers.add("Content-Encoding", "gzip");
      body = gzip(body);
    }
    sent.add(new Sent(name, status, body.length));
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
      return;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

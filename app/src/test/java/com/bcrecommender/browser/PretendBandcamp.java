package com.bcrecommender.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;

/// The two things that the site's pages load from Bandcamp after a click: the embedded player and
/// cover images. On loopback, and on a port of its own, which is another origin to a browser.
final class PretendBandcamp implements AutoCloseable {
  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  PretendBandcamp() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/EmbeddedPlayer/", this::player);
    server.createContext("/img/", this::image);
    server.start();
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// Paths that were asked for so far.
  List<String> asked() {
    return asked;
  }

  private void player(HttpExchange exchange) throws IOException {
    String page =
        "<!doctype html><html lang=en><title>Player</title><body><p>A player for "
            + exchange.getRequestURI().getPath().split("/")[2]
            + "</p></body></html>";
    answer(exchange, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  private void image(HttpExchange exchange) throws IOException {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(exchange.getRequestURI().getPath().hashCode() & 0x7F7F7F));
    graphics.fillRect(0, 0, 64, 64);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", bytes);
    answer(exchange, "image/jpeg", bytes.toByteArray());
  }

  private void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
    asked.add(exchange.getRequestURI().getPath());
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

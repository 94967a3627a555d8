package com.bcrecommender.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Servers that refuse everything and say back all that they were sent, and the secrets besides, as
/// careless ones do: by HTTP for buckets, Parse Servers and web hooks, and by SMTP.
final class EchoServers implements AutoCloseable {
  private final String besides;
  private final HttpServer http;
  private final ServerSocket smtp;

  /// @param besides the secrets, in one line
  EchoServers(String besides) throws IOException {
    this.besides = besides;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          byte[] said =
              "<Error><Code>AccessDenied</Code><Message>%s %s %s</Message></Error>"
                  .formatted(
                      exchange.getRequestURI(), exchange.getRequestHeaders().entrySet(), besides)
                  .getBytes(UTF_8);
          exchange.getResponseHeaders().add("X-Echo", besides);
          exchange.sendResponseHeaders(
              403, exchange.getRequestMethod().equals("HEAD") ? -1 : said.length);
          if (!exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(said);
          }
          exchange.close();
        });
    http.start();
    smtp = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  int httpPort() {
    return http.getAddress().getPort();
  }

  int smtpPort() {
    return smtp.getLocalPort();
  }

  private void serve() {
    while (!smtp.isClosed()) {
      try (Socket client = smtp.accept();
          OutputStream out = client.getOutputStream();
          BufferedReader in =
              new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
        out.write("220 there\r\n".getBytes(UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          String answer =
              line.startsWith("EHLO")
                  ? "250-there\r\n250 AUTH PLAIN LOGIN"
                  : "535 5.7.8 no: " + line + " " + besides;
          out.write((answer + "\r\n").getBytes(UTF_8));
        }
      } catch (IOException e) {
        // The client has gone, or we are closed.
      }
    }
  }

  @Override
  public void close() throws IOException {
    http.stop(0);
    smtp.close();
  }
}

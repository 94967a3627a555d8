package com.bcrecommender.notice;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Credentials;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A web hook: each message is posted as JSON with `title`, `message`, `text` (both, as Slack's and
/// Mattermost's hooks read it), `thread`, `id` and `made`. The address is a secret, since whoever
/// knows it may post there; it is https, or on this machine. An answer from 200 to 299 means that
/// it was taken; redirects are not followed.
final class WebHookOutlet implements Outlet {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI address;
  private final String name;
  private final Credentials credentials;

  /// @param name of this installation, for the subject
  /// @throws UserError where the address is none to post to; it is not quoted
  WebHookOutlet(String address, String name, Credentials credentials) {
    this.address = checked(address);
    this.name = name;
    this.credentials = credentials;
  }

  private static URI checked(String address) {
    try {
      URI uri = URI.create(address);
      String host = uri.getHost();
      if (host != null
          && uri.getUserInfo() == null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && Mailbox.isLoopback(host)))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Said below; its text has the address in it.
    }
    throw new UserError(
        "BCR_WEB_HOOK: expected an https address (or http on this machine) without user and password, found another; set it");
  }

  @Override
  public String name() {
    return "web-hook";
  }

  @Override
  public String target() {
    return String.valueOf(address.getHost());
  }

  @Override
  public void send(Message message) throws NotSent, InterruptedException {
    String title = "[" + name + "] " + message.subject();
    ObjectNode body = JSON.createObjectNode();
    body.put("title", title);
    body.put("message", message.body());
    body.put("text", title + "\n\n" + message.body());
    body.put("thread", message.thread());
    body.put("id", message.id());
    body.put("made", message.made().toString());
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(ANSWER)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    try (HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      try {
        HttpResponse<Void> answer = client.send(request, BodyHandlers.discarding());
        if (answer.statusCode() / 100 != 2) {
          throw refused(answer.statusCode());
        }
      } finally {
        client.shutdownNow();
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private NotSent refused(int status) {
    return new NotSent(
        "status %d of %s".formatted(status, target()),
        status == 429 || status >= 500
            ? "it is tried again later"
            : "check the address in BCR_WEB_HOOK, and that it still is in force there");
  }

  private NotSent failed(IOException e) {
    boolean unknown = false;
    for (Throwable link = e; link != null; link = link.getCause()) {
      unknown |= link instanceof UnresolvedAddressException;
    }
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String found = credentials.hide("%s: %s".formatted(target(), said));
    if (unknown) {
      return new NotSent(
          "no address for the name " + target(),
          "check BCR_WEB_HOOK, the network and the name server");
    }
    return switch (e) {
      case SSLException tls ->
          new NotSent(
              found,
              "check that the host of BCR_WEB_HOOK has a certificate that a public authority has signed");
      case HttpConnectTimeoutException late ->
          new NotSent(found, "check BCR_WEB_HOOK, and whether a firewall stands between");
      case ConnectException none ->
          new NotSent(found, "check the host and port in BCR_WEB_HOOK, and that it runs");
      default -> new NotSent(found, "try again later");
    };
  }
}

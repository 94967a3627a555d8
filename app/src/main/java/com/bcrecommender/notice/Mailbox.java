package com.bcrecommender.notice;

import com.bcrecommender.settings.NoticeSettings;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The mail server and the addresses, as the settings have them.
///
/// @param security how the way there is encrypted
/// @param certificate of a server that no public authority has signed
/// @param name what subjects call this installation
record Mailbox(
    String host,
    int port,
    Security security,
    Optional<Path> certificate,
    String from,
    List<String> to,
    String name) {
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;\"]+@[^@\\s<>,;\"]+");

  /// How the way to the server is encrypted.
  enum Security {
    STARTTLS,
    TLS,
    NONE
  }

  /// Empty where no mail server is set.
  ///
  /// @throws UserError where the settings are not whole
  static Optional<Mailbox> of(Settings settings) {
    String host = settings.get(NoticeSettings.MAIL_HOST);
    List<String> to = settings.get(NoticeSettings.MAIL_TO);
    if (host.isEmpty()) {
      if (!to.isEmpty()) {
        throw new UserError(
            "mail.host: expected the mail server that takes messages for mail.to, found none; set it, or unset mail.to");
      }
      return Optional.empty();
    }
    String from = address(NoticeSettings.MAIL_FROM.name(), settings.get(NoticeSettings.MAIL_FROM));
    if (to.isEmpty()) {
      address(NoticeSettings.MAIL_TO.name(), "");
    }
    to.forEach(one -> address(NoticeSettings.MAIL_TO.name(), one));
    Security security =
        switch (settings.get(NoticeSettings.MAIL_SECURITY)) {
          case "tls" -> Security.TLS;
          case "none" -> Security.NONE;
          default -> Security.STARTTLS;
        };
    if (security == Security.NONE && !isLoopback(host)) {
      throw new UserError(
          "mail.security: expected starttls or tls for a server on another machine, found none for %s; set it"
              .formatted(host));
    }
    String certificate = settings.get(NoticeSettings.MAIL_CERTIFICATE);
    return Optional.of(
        new Mailbox(
            host,
            settings.get(NoticeSettings.MAIL_PORT),
            security,
            certificate.isEmpty() ? Optional.empty() : Optional.of(Path.of(certificate)),
            from,
            List.copyOf(to),
            settings.get(NoticeSettings.NAME)));
  }

  private static String address(String setting, String text) {
    if (!ADDRESS.matcher(text).matches()) {
      throw new UserError(
          "%s: expected a mail address such as ann@example.org, found %s; set it"
              .formatted(setting, text.isEmpty() ? "none" : "\"" + text + "\""));
    }
    return text;
  }

  /// Whether a host is this machine by its name alone, or its number; no other name is looked up.
  static boolean isLoopback(String host) {
    String bare = host.replaceAll("[\\[\\]]", "");
    if (bare.equalsIgnoreCase("localhost")) {
      return true;
    }
    try {
      return bare.matches("[0-9.]+|[0-9a-fA-F:]+")
          && InetAddress.getByName(bare).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /// What messages call the server.
  String server() {
    return host + ":" + port;
  }
}

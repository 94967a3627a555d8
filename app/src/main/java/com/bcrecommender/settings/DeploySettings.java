package com.bcrecommender.settings;

import java.util.List;

/// The server that `bcr deploy` sets up.
public final class DeploySettings {
  public static final Setting<String> HOST =
      SettingForm.text(
          "deploy.host",
          "",
          "The server, as user@host or user@host:port; the user is root or may use sudo without a password.");

  public static final Setting<String> KEY =
      SettingForm.text(
          "deploy.key",
          "",
          "The file with the private key; nothing for those that ssh itself would try (~/.ssh/id_ed25519, id_ecdsa, id_rsa).");

  public static final Setting<String> KNOWN_HOSTS =
      SettingForm.text(
          "deploy.known-hosts",
          "",
          "The file with the keys of known machines; nothing for ~/.ssh/known_hosts.");

  public static final Setting<String> DOMAIN =
      SettingForm.text(
          "deploy.domain",
          "",
          "The site's name, such as music.example.org, which leads to the server; may be left out with deploy.tls=off.");

  public static final Setting<String> EMAIL =
      SettingForm.text(
          "deploy.email",
          "",
          "Where the certificate's authority writes when something is wrong with it; may be left out.");

  public static final Setting<String> TLS =
      SettingForm.oneOf(
          "deploy.tls",
          "auto",
          "Whose certificate: auto asks Let's Encrypt for one and renews it, internal is of Caddy's own authority, which browsers do not know, off is http.",
          List.of("auto", "internal", "off"));

  public static final Setting<List<Integer>> PORTS =
      new Setting<>(
          "deploy.ports",
          "two ports with a comma between them",
          "8714,8715",
          "Where instances of the site listen behind Caddy, on loopback: the live one, and the one that is to take its place.",
          text -> SettingValue.list(text).stream().map(DeploySettings::port).toList());

  public static final Setting<Boolean> WORKER =
      new Setting<>(
          "deploy.worker",
          "true or false",
          "false",
          "Whether the worker runs on the server too and makes the editions there; else they come from here.",
          SettingValue::yes);

  public static final Setting<Integer> SERVE_MEGABYTES =
      SettingForm.number(
          "deploy.serve-megabytes",
          "400",
          200,
          1_000_000,
          "How much memory an instance of the site may take; two run during an upgrade.");

  public static final Setting<Integer> WORKER_MEGABYTES =
      SettingForm.number(
          "deploy.worker-megabytes",
          "3000",
          200,
          1_000_000,
          "How much memory the worker may take on the server, with what it starts.");

  /// All of these, in the order of the reference.
  static final List<Setting<?>> ALL =
      List.of(
          HOST,
          KEY,
          KNOWN_HOSTS,
          DOMAIN,
          EMAIL,
          TLS,
          PORTS,
          WORKER,
          SERVE_MEGABYTES,
          WORKER_MEGABYTES);

  private DeploySettings() {}

  private static Integer port(String text) {
    int port = Integer.parseInt(text);
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("not a port");
    }
    return port;
  }
}

package com.bcrecommender.settings;

import java.util.List;

/// The small server.
public final class ServeSettings {
  public static final Setting<String> ADDRESS =
      SettingForm.text(
          "serve.address",
          "127.0.0.1",
          "The address the site listens on; 0.0.0.0 opens it to the network.");

  public static final Setting<Integer> PORT =
      SettingForm.number(
          "serve.port", "8714", 0, 65535, "The port the site listens on; 0 takes any free one.");

  public static final Setting<String> PUBLIC_ADDRESS =
      SettingForm.text(
          "serve.public-address",
          "",
          "The site's address as visitors reach it, such as https://example.org/music/, for sitemaps, which there are only with it, and for whole addresses in feeds.");

  public static final Setting<Double> REQUESTS_PER_SECOND =
      new Setting<>(
          "serve.requests-per-second",
          "requests a second, from 0.01 to 1000000, or 0",
          "20",
          "How many requests one client may make in the long run, a client being an IPv4 address or the /64 of an IPv6 address; 0 for no limit. This machine itself is never limited.",
          text -> text.strip().equals("0") ? 0.0 : SettingValue.inRange(text, 0.01, 1_000_000));

  public static final Setting<Integer> BURST =
      SettingForm.number(
          "serve.burst",
          "200",
          1,
          1_000_000,
          "How many requests one client may make at once, before serve.requests-per-second counts.");

  public static final Setting<String> PROXY =
      SettingForm.oneOf(
          "serve.proxy",
          "none",
          "Where a proxy stands that asks for visitors and names them in X-Forwarded-For: nowhere, or on this machine. Behind a proxy on this machine nobody is limited without it.",
          List.of("none", "loopback"));

  public static final Setting<String> ACCESS_LOG =
      SettingForm.text(
          "serve.access-log",
          "",
          "The file that gets a line for each answer: time, method, path, status, bytes, milliseconds; never an address or a query. Nothing for no log.");

  public static final Setting<Integer> ACCESS_LOG_MEGABYTES =
      SettingForm.number(
          "serve.access-log-megabytes",
          "10",
          1,
          100_000,
          "How large the access log grows; then it is renamed to NAME.1, in the place of the one before.");

  /// All of these, in the order of the reference.
  static final List<Setting<?>> ALL =
      List.of(
          ADDRESS,
          PORT,
          PUBLIC_ADDRESS,
          REQUESTS_PER_SECOND,
          BURST,
          PROXY,
          ACCESS_LOG,
          ACCESS_LOG_MEGABYTES);

  private ServeSettings() {}
}

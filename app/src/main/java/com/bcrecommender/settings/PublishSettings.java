package com.bcrecommender.settings;

import java.util.List;

/// Where the static site goes.
public final class PublishSettings {
  public static final Setting<String> ADDRESS =
      SettingForm.text(
          "publish.address",
          "",
          "The site's address at its host, such as https://example.org/music/, for canonical links and sitemaps; without it there are none.");

  public static final Setting<List<String>> FEEDS =
      new Setting<>(
          "publish.feeds",
          "names with commas between them",
          "",
          "The fans whose lists have an Atom feed on a static site, at fan/NAME/feed.xml; tags and scenes whose pages are made beforehand have one anyway.",
          SettingValue::list);

  public static final Setting<Integer> MOST_FILES =
      SettingForm.number(
          "publish.most-files",
          "18000",
          1,
          Integer.MAX_VALUE,
          "How many files the host takes; what the edition leaves of it is for pages made beforehand.");

  public static final Setting<Integer> MOST_MEGABYTES =
      SettingForm.number(
          "publish.most-megabytes", "900", 1, 1_000_000, "How many megabytes the host takes.");

  public static final Setting<Integer> KEEP =
      SettingForm.number(
          "publish.keep",
          "2",
          1,
          1000,
          "How many editions bcr publish --prune leaves on the host; 1 where the host caps the number of files.");

  public static final Setting<Integer> SAMPLE =
      SettingForm.number(
          "publish.sample",
          "64",
          0,
          1_000_000,
          "How many names are read back from the host and compared before the switch; 0 for all.");

  public static final Setting<Integer> CONNECTIONS =
      SettingForm.number(
          "publish.connections",
          "8",
          1,
          64,
          "How many things are asked of the host at the same time.");

  public static final Setting<String> S3_BUCKET =
      SettingForm.text(
          "publish.s3.bucket", "", "The bucket, with a folder in it if you like: bucket/folder.");

  public static final Setting<String> S3_ENDPOINT =
      new Setting<>(
          "publish.s3.endpoint",
          "an address such as https://s3.example.com, or nothing",
          "",
          "Where the bucket's host answers; nothing for Amazon's own.",
          text -> text.isBlank() ? "" : SettingValue.origin(text));

  public static final Setting<String> S3_REGION =
      SettingForm.text(
          "publish.s3.region", "us-east-1", "The bucket's region; auto for some hosts.");

  public static final Setting<Boolean> S3_PATH_STYLE =
      new Setting<>(
          "publish.s3.path-style",
          "true or false",
          "false",
          "Whether the bucket is named in the path and not in the host's name; many hosts but Amazon's need true.",
          SettingValue::yes);

  public static final Setting<String> SSH_HOST =
      SettingForm.text("publish.ssh.host", "", "The machine, as user@host or user@host:port.");

  public static final Setting<String> SSH_FOLDER =
      SettingForm.text(
          "publish.ssh.folder",
          "",
          "The site's folder there, from / or from the user's own folder.");

  public static final Setting<String> SSH_KEY =
      SettingForm.text(
          "publish.ssh.key",
          "",
          "The file with the private key; nothing for those that ssh itself would try (~/.ssh/id_ed25519, id_ecdsa, id_rsa).");

  public static final Setting<String> SSH_KNOWN_HOSTS =
      SettingForm.text(
          "publish.ssh.known-hosts",
          "",
          "The file with the keys of known machines; nothing for ~/.ssh/known_hosts.");

  public static final Setting<String> PARSE_SERVER =
      SettingForm.text(
          "publish.parse.server",
          "",
          "The Parse Server's address with its path, such as https://parse.example.com/parse.");

  public static final Setting<String> PARSE_APPLICATION =
      SettingForm.text(
          "publish.parse.application",
          "",
          "For a static site whose lists the browser takes from the Parse Server: the application's id, which every visitor then sees; nothing for a site with lists of its own.");

  public static final Setting<Double> PARSE_RATE =
      new Setting<>(
          "publish.parse.rate",
          "requests a second, from 0.01 to 1000",
          "10",
          "How many requests a second the Parse Server gets at most; one carries 50 lists.",
          text -> SettingValue.inRange(text, 0.01, 1000));

  /// All of these, in the order of the reference.
  static final List<Setting<?>> ALL =
      List.of(
          ADDRESS,
          FEEDS,
          MOST_FILES,
          MOST_MEGABYTES,
          KEEP,
          SAMPLE,
          CONNECTIONS,
          S3_BUCKET,
          S3_ENDPOINT,
          S3_REGION,
          S3_PATH_STYLE,
          SSH_HOST,
          SSH_FOLDER,
          SSH_KEY,
          SSH_KNOWN_HOSTS,
          PARSE_SERVER,
          PARSE_APPLICATION,
          PARSE_RATE);

  private PublishSettings() {}
}

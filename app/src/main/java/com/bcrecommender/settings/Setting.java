package com.bcrecommender.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// One thing an operator can set: its name, what it takes, its default and one sentence. Help, `bcr
/// settings`, the reference page and the messages about wrong values all come from this one entry.
///
/// @param name such as `crawl.contact`: the stage, a dot, the thing
/// @param takes what a value looks like, for messages and the reference
/// @param initial the default, as it would be written in the file; empty for none
/// @param sentence what it does, one sentence
/// @param parser text to value; throws [IllegalArgumentException] where the text does not fit
public record Setting<T>(
    String name, String takes, String initial, String sentence, Function<String, T> parser) {

  // Crawling.
  public static final Setting<String> CRAWL_CONTACT =
      SettingForm.text(
          "crawl.contact",
          "",
          "An address (mail or web page) at which Bandcamp can reach you; sent with every request. The crawler stays off without it.");

  public static final Setting<String> CRAWL_PERMISSION_BY =
      SettingForm.text(
          "crawl.permission.by", "", "Who permits the crawl. The crawler stays off without it.");

  public static final Setting<Optional<LocalDate>> CRAWL_PERMISSION_ON =
      new Setting<>(
          "crawl.permission.on",
          "a date such as 2026-01-31",
          "",
          "Since when the crawl is permitted. The crawler stays off without it.",
          SettingValue::date);

  public static final Setting<String> CRAWL_PERMISSION_REFERENCE =
      SettingForm.text(
          "crawl.permission.reference",
          "",
          "Which permission it is: a letter, a contract, an address. The crawler stays off without it.");

  public static final Setting<Duration> CRAWL_PACE =
      new Setting<>(
          "crawl.pace",
          "seconds between two requests, at least 3 except on loopback",
          "3",
          "The shortest pause between two requests to the whole site; chance adds up to a quarter of it.",
          SettingValue::seconds);

  public static final Setting<Integer> CRAWL_REQUESTS =
      SettingForm.number(
          "crawl.requests",
          "0",
          0,
          Integer.MAX_VALUE,
          "How many requests one run of the crawler may make; 0 for no limit.");

  public static final Setting<Integer> CRAWL_DAILY_REQUESTS =
      SettingForm.number(
          "crawl.daily-requests",
          "25000",
          0,
          Integer.MAX_VALUE,
          "How many requests a UTC day may cost, all runs together; 0 for as many as the pace allows.");

  public static final Setting<Integer> CRAWL_DAILY_MEGABYTES =
      SettingForm.number(
          "crawl.daily-megabytes",
          "2000",
          0,
          1_000_000,
          "How many megabytes of answers a UTC day may cost, all runs together; 0 for no limit.");

  public static final Setting<Integer> CRAWL_REFRESH_DAYS =
      SettingForm.number(
          "crawl.refresh-days",
          "60",
          0,
          3650,
          "After how many days a page is first read again; later as often as it changes. 0 for never.");

  public static final Setting<List<String>> CRAWL_CANARIES =
      new Setting<>(
          "crawl.canaries",
          "auto, none, or addresses with commas between them",
          "auto",
          "Pages of fans and records that are read each day to see whether pages can still be read; auto for two of each that the crawl chooses.",
          SettingValue::list);

  public static final Setting<Duration> CRAWL_PATIENCE =
      new Setting<>(
          "crawl.patience",
          "seconds",
          "600",
          "The longest wait for a page that is not due yet; where more is needed the run ends and says when to go on.",
          SettingValue::seconds);

  public static final Setting<Integer> CRAWL_ARCHIVE_MEGABYTES =
      SettingForm.number(
          "crawl.archive-megabytes",
          "256",
          1,
          100_000,
          "How large a file of raw answers grows before the next one begins.");

  // Importing.
  public static final Setting<String> IMPORT_SOURCE =
      new Setting<>(
          "import.source",
          "a word of letters, digits, - and _",
          "file",
          "Names the source of ids in files that are not Bandcamp's: the key of number 42 is x:file:42.",
          SettingValue::word);

  public static final Setting<Integer> IMPORT_PLAYS =
      SettingForm.number(
          "import.plays",
          "5",
          1,
          1_000_000,
          "A record that was only played counts as a preference from so many plays on; 5 are about half an album.");

  public static final Setting<Boolean> IMPORT_NONCOMMERCIAL_TAGS =
      new Setting<>(
          "import.noncommercial-tags",
          "true or false",
          "false",
          "Whether MusicBrainz's tags are taken, whose licence (CC BY-NC-SA 3.0) forbids commercial use of what is made with them.",
          SettingValue::yes);

  // Recommending.
  public static final Setting<String> RECOMMEND_MODEL =
      SettingForm.text(
          "recommend.model",
          "auto",
          "The model that lists come from, with its parameters, as bcr evaluate names it; auto for what bcr tune chose, else a default by the catalog's size.");

  public static final Setting<Double> RECOMMEND_WISH_WEIGHT =
      SettingForm.share(
          "recommend.wish-weight",
          "0.5",
          "What a wishlisted record counts, where an owned one counts 1.");

  public static final Setting<Integer> RECOMMEND_FAN_LIST =
      SettingForm.number(
          "recommend.fan-list", "100", 1, 100, "How many records a fan's list holds.");

  public static final Setting<Integer> RECOMMEND_SIMILAR_LIST =
      SettingForm.number(
          "recommend.similar-list", "50", 1, 50, "How many records a list of similar ones holds.");

  public static final Setting<Integer> RECOMMEND_PER_ARTIST =
      SettingForm.number(
          "recommend.per-artist",
          "3",
          0,
          100,
          "How many records of one artist a list holds at most; 0 for no limit.");

  public static final Setting<Integer> RECOMMEND_UNCONFIRMED_DAYS =
      SettingForm.number(
          "recommend.unconfirmed-days",
          "365",
          0,
          100_000,
          "After how many days without a page or a purchase that confirms it a record counts half in lists; 0 for never.");

  public static final Setting<Integer> RECOMMEND_SCENES =
      SettingForm.number(
          "recommend.scenes",
          "300",
          0,
          1000,
          "How many scenes there are at most; fewer where fewer are told apart.");

  public static final Setting<Integer> RECOMMEND_THREADS =
      SettingForm.number(
          "recommend.threads",
          "0",
          0,
          1024,
          "How many threads learn and make lists; 0 for all cores. The result is the same with any number.");

  public static final Setting<Integer> RECOMMEND_KEEP =
      SettingForm.number(
          "recommend.keep",
          "3",
          1,
          1000,
          "How many editions are kept; older ones are removed after a switch.");

  public static final Setting<Double> RECOMMEND_MAY_FALL =
      SettingForm.share(
          "recommend.may-fall",
          "0.2",
          "By what share fans, tralbums and preferences may become fewer from one edition to the next without --force.");

  public static final Setting<Double> RECOMMEND_MAY_CHANGE =
      SettingForm.share(
          "recommend.may-change",
          "0.9",
          "What share of the first 20 entries of the fans' lists may be fresh from one edition to the next without --force.");

  // The site.
  public static final Setting<String> SERVE_ADDRESS =
      SettingForm.text(
          "serve.address",
          "127.0.0.1",
          "The address the site listens on; 0.0.0.0 opens it to the network.");

  public static final Setting<Integer> SERVE_PORT =
      SettingForm.number(
          "serve.port", "8714", 0, 65535, "The port the site listens on; 0 takes any free one.");

  public static final Setting<String> SERVE_PUBLIC_ADDRESS =
      SettingForm.text(
          "serve.public-address",
          "",
          "The site's address as visitors reach it, such as https://example.org/music/, for sitemaps, which there are only with it, and for whole addresses in feeds.");

  public static final Setting<Double> SERVE_REQUESTS_PER_SECOND =
      new Setting<>(
          "serve.requests-per-second",
          "requests a second, from 0.01 to 1000000, or 0",
          "20",
          "How many requests one client may make in the long run, a client being an IPv4 address or the /64 of an IPv6 address; 0 for no limit. This machine itself is never limited.",
          text -> text.strip().equals("0") ? 0.0 : SettingValue.inRange(text, 0.01, 1_000_000));

  public static final Setting<Integer> SERVE_BURST =
      SettingForm.number(
          "serve.burst",
          "200",
          1,
          1_000_000,
          "How many requests one client may make at once, before serve.requests-per-second counts.");

  public static final Setting<String> SERVE_PROXY =
      SettingForm.oneOf(
          "serve.proxy",
          "none",
          "Where a proxy stands that asks for visitors and names them in X-Forwarded-For: nowhere, or on this machine. Behind a proxy on this machine nobody is limited without it.",
          List.of("none", "loopback"));

  public static final Setting<String> SERVE_ACCESS_LOG =
      SettingForm.text(
          "serve.access-log",
          "",
          "The file that gets a line for each answer: time, method, path, status, bytes, milliseconds; never an address or a query. Nothing for no log.");

  public static final Setting<Integer> SERVE_ACCESS_LOG_MEGABYTES =
      SettingForm.number(
          "serve.access-log-megabytes",
          "10",
          1,
          100_000,
          "How large the access log grows; then it is renamed to NAME.1, in the place of the one before.");

  public static final Setting<String> SITE_LANGUAGE =
      SettingForm.oneOf("site.language", "en", "The language of the pages.", List.of("de", "en"));

  public static final Setting<String> SITE_PLAYER =
      new Setting<>(
          "site.player",
          "an address such as https://bandcamp.com",
          "https://bandcamp.com",
          "Where the player comes from after a click.",
          SettingValue::origin);

  public static final Setting<String> SITE_IMAGES =
      new Setting<>(
          "site.images",
          "an address such as https://f4.bcbits.com",
          "https://f4.bcbits.com",
          "Where covers come from after a click.",
          SettingValue::origin);

  public static final Setting<String> SITE_COVERS =
      SettingForm.oneOf(
          "site.covers",
          "ask",
          "Whether Bandcamp's covers are shown: once a visitor has turned a switch, at once until a visitor turns them off, or never.",
          List.of("ask", "always", "never"));

  public static final Setting<String> SITE_REMOVAL =
      SettingForm.text(
          "site.removal",
          "",
          "How a fan or artist asks you to be removed, such as a mail address; shown on the page about that.");

  // Publishing.
  public static final Setting<String> PUBLISH_ADDRESS =
      SettingForm.text(
          "publish.address",
          "",
          "The site's address at its host, such as https://example.org/music/, for canonical links and sitemaps; without it there are none.");

  public static final Setting<List<String>> PUBLISH_FEEDS =
      new Setting<>(
          "publish.feeds",
          "names with commas between them",
          "",
          "The fans whose lists have an Atom feed on a static site, at fan/NAME/feed.xml; tags and scenes whose pages are made beforehand have one anyway.",
          SettingValue::list);

  public static final Setting<Integer> PUBLISH_MOST_FILES =
      SettingForm.number(
          "publish.most-files",
          "18000",
          1,
          Integer.MAX_VALUE,
          "How many files the host takes; what the edition leaves of it is for pages made beforehand.");

  public static final Setting<Integer> PUBLISH_MOST_MEGABYTES =
      SettingForm.number(
          "publish.most-megabytes", "900", 1, 1_000_000, "How many megabytes the host takes.");

  public static final Setting<Integer> PUBLISH_KEEP =
      SettingForm.number(
          "publish.keep",
          "2",
          1,
          1000,
          "How many editions bcr publish --prune leaves on the host; 1 where the host caps the number of files.");

  public static final Setting<Integer> PUBLISH_SAMPLE =
      SettingForm.number(
          "publish.sample",
          "64",
          0,
          1_000_000,
          "How many names are read back from the host and compared before the switch; 0 for all.");

  public static final Setting<Integer> PUBLISH_CONNECTIONS =
      SettingForm.number(
          "publish.connections",
          "8",
          1,
          64,
          "How many things are asked of the host at the same time.");

  public static final Setting<String> PUBLISH_S3_BUCKET =
      SettingForm.text(
          "publish.s3.bucket", "", "The bucket, with a folder in it if you like: bucket/folder.");

  public static final Setting<String> PUBLISH_S3_ENDPOINT =
      new Setting<>(
          "publish.s3.endpoint",
          "an address such as https://s3.example.com, or nothing",
          "",
          "Where the bucket's host answers; nothing for Amazon's own.",
          text -> text.isBlank() ? "" : SettingValue.origin(text));

  public static final Setting<String> PUBLISH_S3_REGION =
      SettingForm.text(
          "publish.s3.region", "us-east-1", "The bucket's region; auto for some hosts.");

  public static final Setting<Boolean> PUBLISH_S3_PATH_STYLE =
      new Setting<>(
          "publish.s3.path-style",
          "true or false",
          "false",
          "Whether the bucket is named in the path and not in the host's name; many hosts but Amazon's need true.",
          SettingValue::yes);

  public static final Setting<String> PUBLISH_SSH_HOST =
      SettingForm.text("publish.ssh.host", "", "The machine, as user@host or user@host:port.");

  public static final Setting<String> PUBLISH_SSH_FOLDER =
      SettingForm.text(
          "publish.ssh.folder",
          "",
          "The site's folder there, from / or from the user's own folder.");

  public static final Setting<String> PUBLISH_SSH_KEY =
      SettingForm.text(
          "publish.ssh.key",
          "",
          "The file with the private key; nothing for those that ssh itself would try (~/.ssh/id_ed25519, id_ecdsa, id_rsa).");

  public static final Setting<String> PUBLISH_SSH_KNOWN_HOSTS =
      SettingForm.text(
          "publish.ssh.known-hosts",
          "",
          "The file with the keys of known machines; nothing for ~/.ssh/known_hosts.");

  public static final Setting<String> PUBLISH_PARSE_SERVER =
      SettingForm.text(
          "publish.parse.server",
          "",
          "The Parse Server's address with its path, such as https://parse.example.com/parse.");

  public static final Setting<String> PUBLISH_PARSE_APPLICATION =
      SettingForm.text(
          "publish.parse.application",
          "",
          "For a static site whose lists the browser takes from the Parse Server: the application's id, which every visitor then sees; nothing for a site with lists of its own.");

  public static final Setting<Double> PUBLISH_PARSE_RATE =
      new Setting<>(
          "publish.parse.rate",
          "requests a second, from 0.01 to 1000",
          "10",
          "How many requests a second the Parse Server gets at most; one carries 50 lists.",
          text -> SettingValue.inRange(text, 0.01, 1000));

  /// Every setting, in the order of the data's way.
  public static final List<Setting<?>> ALL =
      List.of(
          CRAWL_CONTACT,
          CRAWL_PERMISSION_BY,
          CRAWL_PERMISSION_ON,
          CRAWL_PERMISSION_REFERENCE,
          CRAWL_PACE,
          CRAWL_REQUESTS,
          CRAWL_DAILY_REQUESTS,
          CRAWL_DAILY_MEGABYTES,
          CRAWL_REFRESH_DAYS,
          CRAWL_CANARIES,
          CRAWL_PATIENCE,
          CRAWL_ARCHIVE_MEGABYTES,
          IMPORT_SOURCE,
          IMPORT_PLAYS,
          IMPORT_NONCOMMERCIAL_TAGS,
          RECOMMEND_MODEL,
          RECOMMEND_WISH_WEIGHT,
          RECOMMEND_FAN_LIST,
          RECOMMEND_SIMILAR_LIST,
          RECOMMEND_PER_ARTIST,
          RECOMMEND_UNCONFIRMED_DAYS,
          RECOMMEND_SCENES,
          RECOMMEND_THREADS,
          RECOMMEND_KEEP,
          RECOMMEND_MAY_FALL,
          RECOMMEND_MAY_CHANGE,
          SERVE_ADDRESS,
          SERVE_PORT,
          SERVE_PUBLIC_ADDRESS,
          SERVE_REQUESTS_PER_SECOND,
          SERVE_BURST,
          SERVE_PROXY,
          SERVE_ACCESS_LOG,
          SERVE_ACCESS_LOG_MEGABYTES,
          SITE_LANGUAGE,
          SITE_PLAYER,
          SITE_IMAGES,
          SITE_COVERS,
          SITE_REMOVAL,
          PUBLISH_ADDRESS,
          PUBLISH_FEEDS,
          PUBLISH_MOST_FILES,
          PUBLISH_MOST_MEGABYTES,
          PUBLISH_KEEP,
          PUBLISH_SAMPLE,
          PUBLISH_CONNECTIONS,
          PUBLISH_S3_BUCKET,
          PUBLISH_S3_ENDPOINT,
          PUBLISH_S3_REGION,
          PUBLISH_S3_PATH_STYLE,
          PUBLISH_SSH_HOST,
          PUBLISH_SSH_FOLDER,
          PUBLISH_SSH_KEY,
          PUBLISH_SSH_KNOWN_HOSTS,
          PUBLISH_PARSE_SERVER,
          PUBLISH_PARSE_APPLICATION,
          PUBLISH_PARSE_RATE);

  /// The environment variable that sets it: `BCR_CRAWL_CONTACT` for `crawl.contact`.
  public String variable() {
    return "BCR_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}

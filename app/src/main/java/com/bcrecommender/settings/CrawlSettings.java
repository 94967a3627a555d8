package com.bcrecommender.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// How the crawler asks, and on what permission.
public final class CrawlSettings {
  public static final Setting<String> CONTACT =
      SettingForm.text(
          "crawl.contact",
          "",
          "An address (mail or web page) at which Bandcamp can reach you; sent with every request. The crawler stays off without it.");

  public static final Setting<String> PERMISSION_BY =
      SettingForm.text(
          "crawl.permission.by", "", "Who permits the crawl. The crawler stays off without it.");

  public static final Setting<Optional<LocalDate>> PERMISSION_ON =
      new Setting<>(
          "crawl.permission.on",
          "a date such as 2026-01-31",
          "",
          "Since when the crawl is permitted. The crawler stays off without it.",
          SettingValue::date);

  public static final Setting<String> PERMISSION_REFERENCE =
      SettingForm.text(
          "crawl.permission.reference",
          "",
          "Which permission it is: a letter, a contract, an address. The crawler stays off without it.");

  public static final Setting<List<String>> SEEDS =
      new Setting<>(
          "crawl.seeds",
          "addresses with commas between them",
          "",
          "Pages to begin with where bcr crawl names none: fans, albums, tracks, artists.",
          SettingValue::list);

  public static final Setting<Duration> PACE =
      new Setting<>(
          "crawl.pace",
          "seconds between two requests, at least 3 except on loopback",
          "3",
          "The shortest pause between two requests to the whole site; chance adds up to a quarter of it.",
          SettingValue::seconds);

  public static final Setting<Integer> REQUESTS =
      SettingForm.number(
          "crawl.requests",
          "0",
          0,
          Integer.MAX_VALUE,
          "How many requests one run of the crawler may make; 0 for no limit.");

  public static final Setting<Integer> DAILY_REQUESTS =
      SettingForm.number(
          "crawl.daily-requests",
          "25000",
          0,
          Integer.MAX_VALUE,
          "How many requests a UTC day may cost, all runs together; 0 for as many as the pace allows.");

  public static final Setting<Integer> DAILY_MEGABYTES =
      SettingForm.number(
          "crawl.daily-megabytes",
          "2000",
          0,
          1_000_000,
          "How many megabytes of answers a UTC day may cost, all runs together; 0 for no limit.");

  public static final Setting<Integer> REFRESH_DAYS =
      SettingForm.number(
          "crawl.refresh-days",
          "60",
          0,
          3650,
          "After how many days a page is first read again; later as often as it changes. 0 for never.");

  public static final Setting<List<String>> CANARIES =
      new Setting<>(
          "crawl.canaries",
          "auto, none, or addresses with commas between them",
          "auto",
          "Pages of fans and records that are read each day to see whether pages can still be read; auto for two of each that the crawl chooses.",
          SettingValue::list);

  public static final Setting<Duration> PATIENCE =
      new Setting<>(
          "crawl.patience",
          "seconds",
          "600",
          "The longest wait for a page that is not due yet; where more is needed the run ends and says when to go on.",
          SettingValue::seconds);

  public static final Setting<Integer> ARCHIVE_MEGABYTES =
      SettingForm.number(
          "crawl.archive-megabytes",
          "256",
          1,
          100_000,
          "How large a file of raw answers grows before the next one begins.");

  /// All of these, in the order of the reference.
  static final List<Setting<?>> ALL =
      List.of(
          CONTACT,
          PERMISSION_BY,
          PERMISSION_ON,
          PERMISSION_REFERENCE,
          SEEDS,
          PACE,
          REQUESTS,
          DAILY_REQUESTS,
          DAILY_MEGABYTES,
          REFRESH_DAYS,
          CANARIES,
          PATIENCE,
          ARCHIVE_MEGABYTES);

  private CrawlSettings() {}
}

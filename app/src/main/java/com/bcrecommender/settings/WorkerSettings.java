package com.bcrecommender.settings;

import java.util.List;

/// What the worker does by itself, and when.
public final class WorkerSettings {
  public static final Setting<Schedule> CRAWL =
      schedule(
          "worker.crawl",
          "17 * * * *",
          "When the crawl goes on, if it is permitted (crawl.…); a run ends when nothing is due or the day's budget is spent.");

  public static final Setting<Schedule> RECOMMEND =
      schedule("worker.recommend", "30 4 * * *", "When a new edition is made.");

  public static final Setting<Double> RECOMMEND_WHEN_CHANGED =
      SettingForm.share(
          "worker.recommend-when-changed",
          "0.05",
          "By what share preferences must have become more or fewer for a new edition out of turn, at most once an hour; 0 for never.");

  public static final Setting<String> PUBLISH =
      SettingForm.text(
          "worker.publish",
          "",
          "Where each new edition goes, as bcr publish takes it: folder DIR, s3, ssh or parse; or deploy, for bcr deploy; nothing for nowhere.");

  public static final Setting<Schedule> PRUNE =
      schedule(
          "worker.prune",
          "40 5 * * 1",
          "When what old editions left on the host is deleted; after somebody was forgotten it is done anyway.");

  public static final Setting<Schedule> BACKUP =
      schedule("worker.backup", "10 2 * * *", "When a backup is made, if backup.… says where to.");

  public static final Setting<Schedule> DRILL =
      schedule(
          "worker.drill",
          "40 2 * * 0",
          "When the newest backup is restored into a scratch place and verified.");

  public static final Setting<Schedule> CHECK =
      schedule("worker.check", "50 5 * * *", "When bcr doctor looks at everything.");

  public static final Setting<Integer> LEAST_FREE_MEGABYTES =
      SettingForm.number(
          "worker.least-free-megabytes",
          "500",
          0,
          Integer.MAX_VALUE,
          "With less room on the disk of the home no job begins.");

  public static final Setting<String> STATUS_ADDRESS =
      SettingForm.text(
          "worker.status-address",
          "127.0.0.1",
          "The address at which the worker shows how all stands; any but loopback takes the credential BCR_STATUS_TOKEN.");

  public static final Setting<Integer> STATUS_PORT =
      SettingForm.number(
          "worker.status-port",
          "8716",
          0,
          65535,
          "The port at which the worker shows how all stands; 0 takes any free one.");

  /// All of these, in the order of the reference.
  static final List<Setting<?>> ALL =
      List.of(
          CRAWL,
          RECOMMEND,
          RECOMMEND_WHEN_CHANGED,
          PUBLISH,
          PRUNE,
          BACKUP,
          DRILL,
          CHECK,
          LEAST_FREE_MEGABYTES,
          STATUS_ADDRESS,
          STATUS_PORT);

  private WorkerSettings() {}

  private static Setting<Schedule> schedule(String name, String initial, String sentence) {
    return new Setting<>(
        name,
        "a schedule such as 30 4 * * * (cron's five fields), or never",
        initial,
        sentence,
        Schedule::parse);
  }
}

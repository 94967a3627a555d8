package com.bcrecommender.settings;

import java.util.List;

/// Where backups go, and how long they stay.
public final class BackupSettings {
  public static final Setting<String> FOLDER =
      SettingForm.text(
          "backup.folder",
          "",
          "A folder for backups, such as one that Dropbox or Syncthing copies elsewhere, or another disk's.");

  public static final Setting<String> S3_BUCKET =
      SettingForm.text(
          "backup.s3.bucket",
          "",
          "A bucket for backups, with a folder in it if you like: bucket/folder; not the site's.");

  public static final Setting<String> S3_ENDPOINT =
      new Setting<>(
          "backup.s3.endpoint",
          "an address such as https://s3.example.com, or nothing",
          "",
          "Where the bucket's host answers; nothing for Amazon's own.",
          text -> text.isBlank() ? "" : SettingValue.origin(text));

  public static final Setting<String> S3_REGION =
      SettingForm.text(
          "backup.s3.region", "us-east-1", "The bucket's region; auto for some hosts.");

  public static final Setting<Boolean> S3_PATH_STYLE =
      new Setting<>(
          "backup.s3.path-style",
          "true or false",
          "false",
          "Whether the bucket is named in the path and not in the host's name; many hosts but Amazon's need true.",
          SettingValue::yes);

  public static final Setting<String> RECIPIENT =
      SettingForm.text(
          "backup.recipient",
          "",
          "The public key (age1…) that backups are encrypted to; nothing for plain ones. bcr backup --new-key makes a pair.");

  public static final Setting<String> IDENTITY_FILE =
      SettingForm.text(
          "backup.identity-file",
          "",
          "The file with the private key, for restoring and for drills alone; keep it elsewhere, and without it no drill reads encrypted backups.");

  public static final Setting<Integer> KEEP_DAYS =
      SettingForm.number(
          "backup.keep-days",
          "7",
          0,
          3650,
          "For how many days the last backup of each stays, today's among them.");

  public static final Setting<Integer> KEEP_WEEKS =
      SettingForm.number(
          "backup.keep-weeks",
          "4",
          0,
          520,
          "For how many weeks the last backup of each stays, this one among them.");

  public static final Setting<Integer> KEEP_MONTHS =
      SettingForm.number(
          "backup.keep-months",
          "12",
          0,
          120,
          "For how many months the last backup of each stays, this one among them. Whoever is forgotten is in backups for as long.");

  /// All of these, in the order of the reference.
  static final List<Setting<?>> ALL =
      List.of(
          FOLDER,
          S3_BUCKET,
          S3_ENDPOINT,
          S3_REGION,
          S3_PATH_STYLE,
          RECIPIENT,
          IDENTITY_FILE,
          KEEP_DAYS,
          KEEP_WEEKS,
          KEEP_MONTHS);

  private BackupSettings() {}
}

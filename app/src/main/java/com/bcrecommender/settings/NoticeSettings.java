package com.bcrecommender.settings;

import java.util.List;

/// How the operator is told of errors.
public final class NoticeSettings {
  public static final Setting<String> NAME =
      SettingForm.text(
          "notice.name",
          "bcr",
          "What messages to the operator call this installation, in the subject; of use to who has several.");

  public static final Setting<String> COMMAND =
      SettingForm.text(
          "notice.command",
          "",
          "A command that gets each message on its standard input, with the subject in BCR_SUBJECT; a program and its arguments, \"quoted\" where they hold spaces, and no shell.");

  public static final Setting<String> MAIL_HOST =
      SettingForm.text(
          "mail.host", "", "The mail server that takes messages; without it no mails.");

  public static final Setting<Integer> MAIL_PORT =
      SettingForm.number(
          "mail.port", "587", 1, 65535, "Its port: mostly 587 for starttls, 465 for tls.");

  public static final Setting<String> MAIL_SECURITY =
      SettingForm.oneOf(
          "mail.security",
          "starttls",
          "How the way to the mail server is encrypted: from the server's greeting on, from the first byte on, or not at all, which is for a server on this machine only.",
          List.of("starttls", "tls", "none"));

  public static final Setting<String> MAIL_CERTIFICATE =
      SettingForm.text(
          "mail.certificate",
          "",
          "A file (PEM) with the certificate of a mail server of your own that no public authority has signed; nothing for those that the JDK trusts.");

  public static final Setting<String> MAIL_FROM =
      SettingForm.text("mail.from", "", "The address that mails come from.");

  public static final Setting<List<String>> MAIL_TO =
      new Setting<>(
          "mail.to",
          "addresses with commas between them",
          "",
          "The addresses that mails go to.",
          SettingValue::list);

  /// All of these, in the order of the reference.
  static final List<Setting<?>> ALL =
      List.of(
          NAME, COMMAND, MAIL_HOST, MAIL_PORT, MAIL_SECURITY, MAIL_CERTIFICATE, MAIL_FROM, MAIL_TO);

  private NoticeSettings() {}
}

package com.bcrecommender.settings;

import java.util.List;

/// What pages say and load.
public final class SiteSettings {
  public static final Setting<String> LANGUAGE =
      SettingForm.oneOf("site.language", "en", "The language of the pages.", List.of("de", "en"));

  public static final Setting<String> PLAYER =
      new Setting<>(
          "site.player",
          "an address such as https://bandcamp.com",
          "https://bandcamp.com",
          "Where the player comes from after a click.",
          SettingValue::origin);

  public static final Setting<String> IMAGES =
      new Setting<>(
          "site.images",
          "an address such as https://f4.bcbits.com",
          "https://f4.bcbits.com",
          "Where covers come from after a click.",
          SettingValue::origin);

  public static final Setting<String> COVERS =
      SettingForm.oneOf(
          "site.covers",
          "ask",
          "Whether Bandcamp's covers are shown: once a visitor has turned a switch, at once until a visitor turns them off, or never.",
          List.of("ask", "always", "never"));

  public static final Setting<String> REMOVAL =
      SettingForm.text(
          "site.removal",
          "",
          "How a fan or artist asks you to be removed, such as a mail address; shown on the page about that.");

  /// All of these, in the order of the reference.
  static final List<Setting<?>> ALL = List.of(LANGUAGE, PLAYER, IMAGES, COVERS, REMOVAL);

  private SiteSettings() {}
}

package com.bcrecommender.settings;

import java.util.List;

/// What files and dumps are taken for.
public final class ImportSettings {
  public static final Setting<String> SOURCE =
      new Setting<>(
          "import.source",
          "a word of letters, digits, - and _",
          "file",
          "Names the source of ids in files that are not Bandcamp's: the key of number 42 is x:file:42.",
          SettingValue::word);

  public static final Setting<Integer> PLAYS =
      SettingForm.number(
          "import.plays",
          "5",
          1,
          1_000_000,
          "A record that was only played counts as a preference from so many plays on; 5 are about half an album.");

  public static final Setting<Boolean> NONCOMMERCIAL_TAGS =
      new Setting<>(
          "import.noncommercial-tags",
          "true or false",
          "false",
          "Whether MusicBrainz's tags are taken, whose licence (CC BY-NC-SA 3.0) forbids commercial use of what is made with them.",
          SettingValue::yes);

  /// All of these, in the order of the reference.
  static final List<Setting<?>> ALL = List.of(SOURCE, PLAYS, NONCOMMERCIAL_TAGS);

  private ImportSettings() {}
}

package com.bcrecommender.cli;

import com.bcrecommender.catalog.FileKeys;
import com.bcrecommender.settings.UserError;

/// How commands are told of a fan.
final class FanKey {
  private FanKey() {}

  /// The key of a fan that an option names.
  ///
  /// @throws UserError where the text is neither a name, nor an address, nor a key
  static String of(String option, String text) {
    String key = new FileKeys(FileKeys.DEFAULT_SOURCE, true).fan(text);
    if (key == null) {
      throw new UserError(
          "%s: expected a name on Bandcamp, a fan page's address or a fan's key, found \"%s\""
              .formatted(option, text));
    }
    return key;
  }
}

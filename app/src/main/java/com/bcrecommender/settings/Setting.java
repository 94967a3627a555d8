package com.bcrecommender.settings;

import java.util.Locale;
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

  /// The environment variable that sets it: `BCR_CRAWL_CONTACT` for `crawl.contact`.
  public String variable() {
    return "BCR_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}

package com.bcrecommender.edition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// When, by what and of what an edition was made.
///
/// @param made when it was made; kept to the second, and the one thing that the edition's id does
///   not cover
/// @param newest the newest time of a preference or page in the data, which is the age of the data;
///   null where no time is known
/// @param program the program's version
/// @param commit the program's commit
/// @param model the model's name
/// @param sources what the data were made from: the licence of each kind of source, by its code;
///   kept sorted by code
/// @param settings the model's settings and whatever else should be known of it, such as validation
///   figures; kept sorted by name
public record Provenance(
    Instant made,
    @Nullable Instant newest,
    String program,
    String commit,
    String model,
    Map<String, String> sources,
    Map<String, String> settings) {

  public Provenance {
    made = made.truncatedTo(ChronoUnit.SECONDS);
    newest = newest == null ? null : newest.truncatedTo(ChronoUnit.SECONDS);
    sources = Collections.unmodifiableMap(new TreeMap<>(sources));
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /// The same in fewer words; `…` stands for what was cut.
  ///
  /// @param mostOfSetting characters of each setting's value; 0 for no settings at all
  /// @param mostOfModel characters of the model's name
  Provenance cut(int mostOfSetting, int mostOfModel) {
    Map<String, String> shorter = new TreeMap<>();
    if (mostOfSetting > 0) {
      settings.forEach((name, value) -> shorter.put(name, cut(value, mostOfSetting)));
    }
    return new Provenance(made, newest, program, commit, cut(model, mostOfModel), sources, shorter);
  }

  private static String cut(String text, int most) {
    return text.codePointCount(0, text.length()) <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
  }
}

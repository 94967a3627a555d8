package com.bcrecommender.engine.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// The part of a model's spec after its name: `similarity=cosine,k=200`. Each parameter is asked
/// for once; what nobody asked for, or cannot be read, is an [IllegalArgumentException] of one
/// line.
public final class Parameters {
  private final String model;
  private final Map<String, String> given = new LinkedHashMap<>();
  private final Map<String, String> used = new LinkedHashMap<>();

  Parameters(String model, String text) {
    this.model = model;
    for (String part : text.isBlank() ? new String[0] : text.split(",")) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException(
            "expected parameters of %s as name=value, found \"%s\"".formatted(model, part.strip()));
      }
      String name = part.substring(0, equals).strip();
      if (given.put(name, part.substring(equals + 1).strip()) != null) {
        throw new IllegalArgumentException("%s is given twice for %s".formatted(name, model));
      }
    }
  }

  /// A whole number within bounds.
  public int whole(String name, int otherwise, int least, int most) {
    String text = given.remove(name);
    int value = otherwise;
    try {
      value = text == null ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong(name, "a whole number from %d to %d".formatted(least, most), text);
    }
    if (value < least || value > most) {
      throw wrong(name, "a whole number from %d to %d".formatted(least, most), text);
    }
    used.put(name, Integer.toString(value));
    return value;
  }

  /// A number within bounds.
  public float number(String name, float otherwise, float least, float most) {
    String text = given.remove(name);
    float value;
    try {
      value = text == null ? otherwise : Float.parseFloat(text);
    } catch (NumberFormatException e) {
      value = Float.NaN;
    }
    if (!(value >= least && value <= most)) {
      throw wrong(name, "a number from %s to %s".formatted(plain(least), plain(most)), text);
    }
    used.put(name, plain(value));
    return value;
  }

  /// One of an enum's constants, written in lower case with `-`.
  public <E extends Enum<E>> E choice(String name, E otherwise, E[] all) {
    String text = given.remove(name);
    for (E one : all) {
      if (text == null ? one == otherwise : word(one).equals(text)) {
        used.put(name, word(one));
        return one;
      }
    }
    throw wrong(
        name,
        "one of " + String.join(", ", Arrays.stream(all).map(Parameters::word).toList()),
        text);
  }

  /// All parameters asked for, with their values: what [Model#settings] says.
  ///
  /// @throws IllegalArgumentException where one was given that nobody asked for
  public String settled() {
    if (!given.isEmpty()) {
      throw new IllegalArgumentException(
          "expected %s of %s, found \"%s\""
              .formatted(
                  used.isEmpty() ? "no parameters" : "parameters out of " + used.keySet(),
                  model,
                  given.keySet().iterator().next()));
    }
    StringBuilder settled = new StringBuilder();
    used.forEach((name, value) ->
        settled.append(settled.isEmpty() ? "" : ",").append(name).append('=').append(value));
    return settled.toString();
  }

  private IllegalArgumentException wrong(
      String name, String expected, @org.jspecify.annotations.Nullable String found) {
    return new IllegalArgumentException(
        "expected %s for %s of %s, found \"%s\"".formatted(expected, name, model, found));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  private static String plain(float value) {
    return value == (int) value ? Integer.toString((int) value) : Float.toString(value);
  }
}

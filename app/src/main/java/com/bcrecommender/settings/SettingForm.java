package com.bcrecommender.settings;

import java.util.List;

/// Settings of the usual forms: what they take, and what of a text does not fit.
final class SettingForm {
  private SettingForm() {}

  static Setting<Double> share(String name, String initial, String sentence) {
    return new Setting<>(
        name, "a number from 0 to 1", initial, sentence, text -> SettingValue.inRange(text, 0, 1));
  }

  static Setting<String> text(String name, String initial, String sentence) {
    return new Setting<>(name, "a text in one line", initial, sentence, String::strip);
  }

  static Setting<Integer> number(
      String name, String initial, int least, int most, String sentence) {
    String takes =
        most == Integer.MAX_VALUE
            ? "a whole number, at least " + least
            : "a whole number from " + least + " to " + most;
    return new Setting<>(
        name,
        takes,
        initial,
        sentence,
        text -> {
          int value = Integer.parseInt(text.strip());
          if (value < least || value > most) {
            throw new IllegalArgumentException(takes);
          }
          return value;
        });
  }

  static Setting<String> oneOf(String name, String initial, String sentence, List<String> words) {
    String takes = String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    return new Setting<>(
        name,
        takes,
        initial,
        sentence,
        text -> {
          if (!words.contains(text.strip())) {
            throw new IllegalArgumentException(takes);
          }
          return text.strip();
        });
  }
}

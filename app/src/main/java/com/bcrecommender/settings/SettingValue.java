package com.bcrecommender.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the text of a setting's value means. A text that does not fit is an
/// [IllegalArgumentException]; [Setting#takes] tells the operator what does.
final class SettingValue {
  private SettingValue() {}

  static boolean yes(String text) {
    return switch (text.strip()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  static Duration seconds(String text) {
    return Duration.ofMillis(Math.round(inRange(text, 0, 86_400) * 1000));
  }

  static Optional<LocalDate> date(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("not a date", e);
    }
  }

  static double inRange(String text, double least, double most) {
    double value = Double.parseDouble(text.strip());
    // Written so that NaN does not pass.
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException("out of range");
    }
    return value;
  }

  static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  static String word(String text) {
    String word = text.strip();
    if (!word.matches("[A-Za-z0-9_-]{1,40}")) {
      throw new IllegalArgumentException("not a word");
    }
    return word;
  }

  static String origin(String text) {
    String origin = text.strip();
    if (!origin.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?")) {
      throw new IllegalArgumentException("not an origin");
    }
    return origin;
  }
}

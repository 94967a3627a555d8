package com.bcrecommender.doctor;

/// What a look at one thing has shown.
///
/// @param check the check's name
/// @param found one line
/// @param cure what to do, one line; empty where all is well
public record Finding(String check, Level level, String found, String cure) {
  /// How bad it is.
  public enum Level {
    /// All is well.
    OK,
    /// It works, and not for long, or not as well as it could.
    WARN,
    /// Something does not work.
    WRONG
  }

  /// What a message says that ends in a cure of its own, after the last semicolon.
  ///
  /// @param otherwise the cure where it has none
  static Finding wrongAsTold(String check, String message, String otherwise) {
    int cure = message.lastIndexOf("; ");
    return cure < 0
        ? wrong(check, message, otherwise)
        : wrong(check, message.substring(0, cure), message.substring(cure + 2));
  }

  public static Finding ok(String check, String found) {
    return new Finding(check, Level.OK, found, "");
  }

  public static Finding warn(String check, String found, String cure) {
    return new Finding(check, Level.WARN, found, cure);
  }

  public static Finding wrong(String check, String found, String cure) {
    return new Finding(check, Level.WRONG, found, cure);
  }
}

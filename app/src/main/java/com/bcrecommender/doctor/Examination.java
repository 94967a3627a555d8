package com.bcrecommender.doctor;

import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.Settings;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Credentials;
import com.bcrecommender.transfer.Host;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;

/// What the checks look at.
///
/// @param settings where they cannot be read, the defaults
/// @param credentials where they cannot be read, none
/// @param readable whether settings and credentials could be read
/// @param deep whether every byte is read
/// @param hosts opens a host that the settings name, by the word that `bcr publish` has for it
public record Examination(
    Home home,
    Map<String, String> environment,
    Map<String, String> flags,
    Settings settings,
    Credentials credentials,
    boolean readable,
    Machine machine,
    InstantSource clock,
    boolean deep,
    Function<String, Host> hosts) {
  /// No home has this name: it is for defaults.
  private static final Path NOWHERE = Path.of("/nonexistent/bcr");

  /// Of a home as it is.
  public static Examination of(
      Home home,
      Map<String, String> environment,
      Map<String, String> flags,
      Machine machine,
      InstantSource clock,
      boolean deep,
      Function<String, Host> hosts) {
    Settings settings = Settings.read(NOWHERE, Map.of(), Map.of());
    Credentials credentials = Credentials.read(NOWHERE, environment);
    boolean readable = false;
    try {
      credentials = Credentials.read(home.folder(), environment);
      settings = Settings.read(home.folder(), environment, flags);
      readable = true;
    } catch (UserError e) {
      // Checks of their own say so.
    }
    return new Examination(
        home, environment, flags, settings, credentials, readable, machine, clock, deep, hosts);
  }

  Path folder() {
    return home.folder();
  }

  Instant now() {
    return clock.instant();
  }
}

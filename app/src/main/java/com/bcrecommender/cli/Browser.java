package com.bcrecommender.cli;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// The person's browser, where there is one.
final class Browser {
  private Browser() {}

  /// Opens an address; where there is no desktop, or no program for it, nothing happens: the
  /// address was printed.
  static void open(URI address) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    List<String> command;
    if (system.startsWith("mac")) {
      command = List.of("open", address.toString());
    } else if (system.startsWith("windows")) {
      command = List.of("rundll32", "url.dll,FileProtocolHandler", address.toString());
    } else if (System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null) {
      command = List.of("xdg-open", address.toString());
    } else {
      return;
    }
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      // No such program: the address is on the screen, which is all that is needed.
    }
  }
}

package com.bcrecommender.deploy;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.RemoteShell;
import com.bcrecommender.transfer.RemoteShell.Answer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;

/// A step that is a script of POSIX shell. The script decides by what it finds; it ends with a
/// status other than 0 where it cannot go on, and says by `need EXPECTED FOUND CURE` why.
///
/// @param title as of [Step]
/// @param text the script
record Script(String title, String text) implements Step {
  private static final String MARK = "need: ";

  private static final String HEAD =
      """
      set -eu
      need() { printf 'need: %s\\037%s\\037%s\\n' "$1" "$2" "$3" >&2; exit 3; }
      """;

  @Override
  public List<String> describe() {
    return text.lines().toList();
  }

  @Override
  public String apply(RemoteShell host) {
    return run(host, text, InputStream.nullInputStream(), title);
  }

  /// Runs a script with bytes to read.
  ///
  /// @return what it printed
  static String run(RemoteShell host, String text, byte[] input, String title) {
    return run(host, text, new ByteArrayInputStream(input), title);
  }

  static String run(RemoteShell host, String text, InputStream input, String title) {
    Answer answer = host.run(HEAD + text, input);
    if (answer.status() == 0) {
      return answer.out().strip();
    }
    String found = "status " + answer.status();
    for (String line : answer.err().lines().toList()) {
      if (line.startsWith(MARK)) {
        String[] parts = line.substring(MARK.length()).split("\u001f", 3);
        throw new UserError(
            parts.length == 3
                ? "expected %s on %s, found %s; %s"
                    .formatted(parts[0], host.name(), parts[1], parts[2])
                : line);
      }
      found = line.isBlank() ? found : line.strip();
    }
    throw new UserError(
        "expected to %s on %s, found: %s; mend that and run it again: it goes on where it was"
            .formatted(title, host.name(), found));
  }
}

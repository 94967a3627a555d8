package com.bcrecommender.transfer;

import com.bcrecommender.settings.UserError;
import java.io.InputStream;

/// A machine's shell, as root. Each script starts in a shell of its own; what one sets the next
/// does not see. For one thread at a time.
public interface RemoteShell extends AutoCloseable {
  /// What a script left.
  ///
  /// @param status its exit status, 0 for done
  /// @param out what it printed, UTF-8
  /// @param err what it complained about
  record Answer(int status, String out, String err) {}

  /// For messages.
  String name();

  /// Runs a script of POSIX shell, to its end.
  ///
  /// @param input what it reads; closed when all was sent
  /// @throws UserError where the connection is lost; whether the script ran is unknown then
  Answer run(String script, InputStream input);

  /// Runs a script that reads nothing.
  default Answer run(String script) {
    return run(script, InputStream.nullInputStream());
  }

  @Override
  void close();

  /// A text as one word of the shell.
  static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}

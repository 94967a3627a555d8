package com.bcrecommender.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Credentials;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A command of the operator's: it gets the message's text on its standard input, and the subject,
/// the thread and the id in BCR_SUBJECT, BCR_THREAD and BCR_MESSAGE. There is no shell between, and
/// our credentials are not in its environment. Status 0 means that it took the message.
final class CommandOutlet implements Outlet {
  /// A quoted part may hold spaces.
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /// What is kept of its output, for the message about its failure.
  private static final int MOST_OUTPUT = 2000;

  private final List<String> words;
  private final String name;
  private final Credentials credentials;

  /// @param command a program and its arguments
  /// @param name of this installation, for the subject
  /// @throws UserError where it names no program
  CommandOutlet(String command, String name, Credentials credentials) {
    this.words = words(command);
    this.name = name;
    this.credentials = credentials;
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    if (words.isEmpty() || words.getFirst().isBlank()) {
      throw new UserError(
          "notice.command: expected a program and its arguments, found \"%s\"; set it"
              .formatted(command));
    }
    return words;
  }

  @Override
  public String name() {
    return "command";
  }

  @Override
  public String target() {
    return words.getFirst();
  }

  @Override
  public void send(Message message) throws NotSent, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().keySet().removeAll(Credentials.KNOWN);
    builder.environment().put("BCR_SUBJECT", "[" + name + "] " + message.subject());
    builder.environment().put("BCR_THREAD", message.thread());
    builder.environment().put("BCR_MESSAGE", message.id());
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new NotSent(
          credentials.hide(String.valueOf(e.getMessage())),
          "check that notice.command begins with a program that is there and may be run");
    }
    try {
      Thread input = Thread.ofVirtual().start(() -> give(process, message.body()));
      Output output = new Output();
      Thread reader = Thread.ofVirtual().start(() -> output.read(process.getInputStream()));
      int status = process.waitFor();
      input.join();
      if (status != 0) {
        // A child of the command's may hold its output open for good.
        reader.join(500);
        throw new NotSent(
            credentials.hide(
                "%s ended with status %d%s".formatted(words.getFirst(), status, output.said())),
            "run it by hand, with a text on its standard input");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static void give(Process process, String text) {
    try (OutputStream out = process.getOutputStream()) {
      out.write(text.getBytes(UTF_8));
      out.write('\n');
    } catch (IOException e) {
      // It did not read to the end; its status tells whether that was meant.
    }
  }

  /// The beginning of what a command prints; the rest is read, so that it does not wait for us, and
  /// dropped.
  private static final class Output {
    private final StringBuilder text = new StringBuilder();

    void read(InputStream in) {
      byte[] buffer = new byte[4096];
      try {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          add(new String(buffer, 0, read, UTF_8));
        }
      } catch (IOException e) {
        // It ended, or was ended.
      }
    }

    private synchronized void add(String more) {
      text.append(more, 0, Math.min(more.length(), MOST_OUTPUT - text.length()));
    }

    synchronized String said() {
      // The last word may be half a secret, which nobody would know as one.
      String whole =
          text.length() < MOST_OUTPUT ? text.toString() : text.toString().replaceAll("\\S+$", "");
      String line = whole.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
      return line.isEmpty() ? "" : ": " + line;
    }
  }
}

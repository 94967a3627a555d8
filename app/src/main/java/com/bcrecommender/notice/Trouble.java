package com.bcrecommender.notice;

import com.bcrecommender.transfer.Credentials;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// Something is wrong that the operator should hear of.
///
/// @param kind a stable word such as `job.crawl`, `disk` or `backup.drill`: what bears the same
///   word is the same trouble, told once
/// @param subject one line
/// @param detail what is needed to act: what was done, what came of it, the last lines of output,
///   what to do, which command to look closer with
/// @param at when it happened
public record Trouble(String kind, String subject, String detail, Instant at) {
  private static final Pattern KIND = Pattern.compile("[a-z0-9][a-z0-9.-]{0,59}");
  private static final int MOST_SUBJECT = 200;

  /// A page or two; of what is longer the beginning and the end are kept.
  static final int MOST_DETAIL = 8000;

  public Trouble {
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException("no kind of trouble: " + kind);
    }
    subject = subject.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    // Output of commands has colours and bells in it.
    String plain = detail.replaceAll("\\u001b\\[[0-9;?]*[A-Za-z]", "").replace("\r", "");
    detail = plain.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
  }

  /// One without details yet.
  public static Trouble of(String kind, String subject, Instant at) {
    return new Trouble(kind, subject, "", at);
  }

  /// The same with one more line of details, such as `expected: 20 GB of room`.
  ///
  /// @param label such as `done`, `expected`, `found`, `what to do`, `look closer`
  public Trouble with(String label, String text) {
    return new Trouble(kind, subject, detail + "\n" + label + ": " + text.strip(), at);
  }

  /// The same with the last lines that a command printed.
  public Trouble output(Collection<String> lines) {
    List<String> all = lines.stream().map(line -> "    " + line).toList();
    return all.isEmpty()
        ? this
        : new Trouble(
            kind, subject, detail + "\nlast lines of output:\n" + String.join("\n", all), at);
  }

  /// The same without secrets, and not too long for a message. In this order: of a secret that is
  /// cut no part would be known any more.
  Trouble toTell(Credentials credentials) {
    return new Trouble(
        kind,
        cut(credentials.hide(subject), MOST_SUBJECT),
        cut(credentials.hide(detail), MOST_DETAIL),
        at);
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    String left = " … ";
    int part = (most - left.length()) / 2;
    return text.substring(0, part) + left + text.substring(text.length() - part);
  }
}

package com.bcrecommender.bandcamp;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The ways in which Bandcamp writes a time, as UTC epoch seconds.
final class PageTime {
  private static final DateTimeFormatter PAGE =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /// `<unix seconds>:<id>:…`; the fraction is seen in tokens that clients made up, and is dropped.
  private static final Pattern COLLECTION_TOKEN = Pattern.compile("(\\d{1,11})(?:\\.\\d+)?:.*");

  /// `1:<unix seconds>:<fan id>:<0|1>:<n>:<n>`, of the fans that a tralbum's page shows.
  private static final Pattern SUPPORTER_TOKEN = Pattern.compile("\\d+:(\\d{1,11}):(\\d+):.*");

  /// 1 January 2100: later than any time a page can mean.
  private static final long MAX = 4_102_444_800L;

  private PageTime() {}

  /// `26 Mar 2021 00:00:00 GMT`, ISO 8601 with or without a time, or the `20111107` of microdata;
  /// null for null and for an empty text.
  ///
  /// @throws BrokenPage if it is none of them, or no day of the calendar
  static @Nullable Long seconds(String structure, @Nullable String written) {
    if (written == null || written.isBlank()) {
      return null;
    }
    String text = written.strip();
    try {
      long seconds = parse(text);
      // A release may be dated to the year of the recording, long before 1970, so negative is fine.
      if (seconds < MAX && seconds > -MAX) {
        return seconds;
      }
    } catch (DateTimeException e) {
      // Falls through: said below, with the name of the structure.
    }
    throw new BrokenPage(structure, "a time such as 26 Mar 2021 00:00:00 GMT", text);
  }

  private static long parse(String text) {
    if (text.endsWith(" GMT")) {
      return LocalDateTime.parse(text.substring(0, text.length() - 4), PAGE)
          .toEpochSecond(ZoneOffset.UTC);
    }
    if (text.length() == 8) {
      return startOf(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
    }
    if (text.length() == 10) {
      return startOf(LocalDate.parse(text));
    }
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from).getEpochSecond();
  }

  private static long startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
  }

  /// The time in a token of a collection, or null where it holds none.
  static @Nullable Long ofCollectionToken(@Nullable String token) {
    if (token == null) {
      return null;
    }
    Matcher matcher = COLLECTION_TOKEN.matcher(token);
    return matcher.matches() ? inRange(Long.parseLong(matcher.group(1))) : null;
  }

  /// The time in a supporter's token, or null where it holds none or belongs to another fan.
  static @Nullable Long ofSupporterToken(@Nullable String token, long fanId) {
    if (token == null) {
      return null;
    }
    Matcher matcher = SUPPORTER_TOKEN.matcher(token);
    return matcher.matches() && matcher.group(2).equals(Long.toString(fanId))
        ? inRange(Long.parseLong(matcher.group(1)))
        : null;
  }

  /// Zero and made-up times such as the start token's 9999999999 say nothing.
  private static @Nullable Long inRange(long seconds) {
    return seconds > 0 && seconds < MAX ? seconds : null;
  }
}

package com.bcrecommender.engine.data;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/// Times as files write them: epoch seconds (9 or 10 digits), milliseconds (12 or 13 digits), ISO
/// dates with or without time and offset (UTC where none is given), `05 Apr 2021 10:11:12 GMT`, and
/// `5 Apr 2021, 10:11`.
public final class Times {
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][ ]")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendPattern("[ ]")
          .appendOffset("+HH:mm", "Z")
          .optionalEnd()
          .optionalStart()
          .appendPattern("[ ]['UTC']['GMT']")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter MAIL =
      DateTimeFormatter.ofPattern("dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter LISTED =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH)
          .withResolverStyle(ResolverStyle.STRICT);

  private Times() {}

  /// UTC epoch seconds; [Snapshot#UNKNOWN_TIME] for an empty field, 0 or a word for nothing.
  ///
  /// @throws DateTimeException where it is none of the forms, or outside 1970 to 2106
  public static long parse(String text) {
    long seconds = number(text);
    if (seconds < 0) {
      seconds =
          switch (text) {
            case "", "-", "\\N", "null", "NULL", "None", "NA" -> Snapshot.UNKNOWN_TIME;
            default -> date(text);
          };
    }
    if (seconds == 0 || seconds == Snapshot.UNKNOWN_TIME) {
      return Snapshot.UNKNOWN_TIME;
    }
    if (seconds < 0 || seconds > Snapshot.LATEST_TIME) {
      throw new DateTimeException("outside 1970 to 2106: " + text);
    }
    return seconds;
  }

  /// -1 where it is no whole number; a fraction of a second is cut off.
  private static long number(String text) {
    int point = text.indexOf('.');
    int digits = point < 0 ? text.length() : point;
    if (digits == 0 || digits > 13) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i == point) {
        continue;
      }
      if (c < '0' || c > '9') {
        return -1;
      }
      if (i < digits) {
        number = 10 * number + (c - '0');
      }
    }
    return number == 0
        ? 0
        : switch (digits) {
          case 9, 10 -> number;
          case 12, 13 -> number / 1000;
          default -> -1;
        };
  }

  private static long date(String text) {
    if (text.length() > 40) {
      throw new DateTimeException("no time is so long");
    }
    if (text.endsWith("GMT") && text.length() == 24) {
      return LocalDateTime.parse(text, MAIL).toEpochSecond(ZoneOffset.UTC);
    }
    if (text.indexOf(", ") > 0) {
      return LocalDateTime.parse(text, LISTED).toEpochSecond(ZoneOffset.UTC);
    }
    TemporalAccessor parsed =
        ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    return switch (parsed) {
      case OffsetDateTime time -> time.toEpochSecond();
      case LocalDateTime time -> time.toEpochSecond(ZoneOffset.UTC);
      default -> LocalDate.from(parsed).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    };
  }
}

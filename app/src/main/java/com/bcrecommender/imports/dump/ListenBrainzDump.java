package com.bcrecommender.imports.dump;

import com.bcrecommender.imports.collection.ByteLines;
import com.bcrecommender.settings.UserError;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/// Reads a dump of ListenBrainz's: of the statistics dump the albums of all time, of a listens dump
/// or one for Spark all listens. A member of either by itself is read too, whatever it is called.
public final class ListenBrainzDump {
  /// A listener's thousand albums have half a megabyte, with many artists each some more.
  private static final int LONGEST = 16 << 20;

  private static final String STATISTICS = "statistics/releases_";
  private static final String ALL_TIME = "releases_all_time.jsonl";
  private static final String NO_LISTEN = "no listen with a listener and a time";
  private static final String OF_A_LISTEN = "\"track_metadata\"";

  private final Path scratch;
  private final Receiver receiver;
  private final DumpFaults faults;
  private final Listener listener = new Listener();
  private final Listen listen = new Listen();
  private final Set<String> others = new TreeSet<>();
  private long made;
  private long listeners;
  private long listens;
  private boolean found;

  private ListenBrainzDump(Path scratch, Receiver receiver, DumpFaults faults) {
    this.scratch = scratch;
    this.receiver = receiver;
    this.faults = faults;
  }

  /// Reads one.
  ///
  /// @param scratch a file for members that are not read from their beginning; gone at the end
  /// @param faults hears of lines that cannot be read
  /// @throws UserError where it is no such dump, or not whole
  public static ListenBrainzDump read(
      Path file, Path scratch, Receiver receiver, DumpFaults faults, LongConsumer bytesRead) {
    ListenBrainzDump dump = new ListenBrainzDump(scratch, receiver, faults);
    DumpArchive.read(file, bytesRead, dump::member);
    if (!dump.found) {
      throw new UserError(
          "expected a statistics dump (with %s), a listens dump or a spark dump of ListenBrainz, found %s in %s; nothing was stored"
              .formatted(
                  ALL_TIME,
                  dump.others.isEmpty() ? "none of their files" : "only " + dump.others,
                  file));
    }
    return dump;
  }

  /// When it was made, UTC epoch seconds; 0 where it does not say.
  public long made() {
    return made;
  }

  /// Listeners of the statistics.
  public long listeners() {
    return listeners;
  }

  public long listens() {
    return listens;
  }

  private void member(String path, InputStream in) throws IOException {
    if (path.endsWith("TIMESTAMP")) {
      // Of an incremental dump the end comes after the start.
      made = Math.max(made, DumpTime.read(in));
      receiver.made(made);
    } else if (path.endsWith(".listens")) {
      lines(path, in, false);
    } else if (path.endsWith(STATISTICS.substring(0, 11) + ALL_TIME)) {
      lines(path, in, true);
    } else if (path.endsWith(".parquet")) {
      spark(path, in);
    } else if (!path.contains("/")) {
      BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
      buffered.mark(1 << 16);
      String start = new String(buffered.readNBytes(1 << 16), StandardCharsets.UTF_8);
      buffered.reset();
      int end = start.indexOf('\n');
      String first = end < 0 ? start : start.substring(0, end);
      if (first.startsWith("{")) {
        lines(path, buffered, !first.contains(OF_A_LISTEN));
      }
    } else if (others.size() < 5 && !path.endsWith("COPYING") && !path.endsWith("SEQUENCE")) {
      others.add(path.substring(path.lastIndexOf('/') + 1));
    }
  }

  private void spark(String path, InputStream in) throws IOException {
    found = true;
    String name = path.substring(path.indexOf('/') + 1);
    try (SparkListens rows = SparkListens.open(in, scratch)) {
      for (long row = 1; rows.next(listen); row++) {
        if (isOfSomebody(listen.user()) && listen.time() >= 0) {
          listens++;
          receiver.listen(listen);
        } else {
          faults.add(name, row, NO_LISTEN, "");
        }
      }
    }
  }

  private static boolean isOfSomebody(long user) {
    return user >= 0 && user <= Integer.MAX_VALUE;
  }

  private void lines(String path, InputStream in, boolean statistics) throws IOException {
    found = true;
    String name = path.substring(path.indexOf('/') + 1);
    ByteLines lines = new ByteLines(in, LONGEST);
    while (lines.next()) {
      if (lines.tooLong()) {
        faults.add(name, lines.number(), "longer than 16 MiB", "");
      } else if (lines.length() > 0) {
        line(name, lines, statistics);
      }
    }
  }

  private void line(String name, ByteLines lines, boolean statistics) {
    boolean read;
    try {
      read =
          statistics
              ? listener.read(lines.bytes(), lines.start(), lines.length())
              : listen.read(lines.bytes(), lines.start(), lines.length());
    } catch (StreamConstraintsException e) {
      faults.add(
          name, lines.number(), "JSON nested too deep, or too long", DumpFaults.excerpt(lines));
      return;
    } catch (JacksonException e) {
      faults.add(name, lines.number(), "no JSON", DumpFaults.excerpt(lines));
      return;
    }
    long user = statistics ? listener.user() : listen.user();
    if (!read || !isOfSomebody(user)) {
      faults.add(
          name,
          lines.number(),
          statistics ? "no listener with albums" : NO_LISTEN,
          DumpFaults.excerpt(lines));
    } else if (statistics) {
      listeners++;
      receiver.listener(listener);
    } else {
      listens++;
      receiver.listen(listen);
    }
  }

  /// Takes what a dump says.
  public interface Receiver {
    /// When the dump was made, before what it says.
    void made(long time);

    /// A listener's albums; valid until the call returns.
    void listener(Listener listener);

    /// A listen; valid until the call returns.
    void listen(Listen listen);
  }
}

package com.bcrecommender.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpRequest;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcRequest;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcTargetRecord;

/// Reads a WARC file, of ours or of others, packed or not: every whole record, up to the last. What
/// is damaged or torn is passed over and told; in a packed file reading goes on with the next gzip
/// member that holds a record. At most two answers are in memory at a time, and of none more than
/// [#LARGEST] bytes, however large the file.
public final class WarcFile {
  /// Bandcamp's pages are below 1 MiB; whole collections in one answer some tens.
  public static final int LARGEST = 64 << 20;

  private static final byte[] MAGIC = "WARC/".getBytes(StandardCharsets.US_ASCII);

  private final Sink sink;
  private final List<Gap> gaps = new ArrayList<>();
  private @Nullable ArchivedRecord request;
  private @Nullable ArchivedRecord held;

  private WarcFile(Sink sink) {
    this.sink = sink;
  }

  /// Takes the records, in the file's order, and what was posted with the answers to it. A request
  /// belongs to the answer beside it with the same address.
  public interface Sink {
    void record(ArchivedRecord record);
  }

  /// What could not be read.
  ///
  /// @param from where it begins in the file
  /// @param to where reading went on, or the file's length
  public record Gap(long from, long to, String why) {}

  /// Whether a file begins as a WARC file does, packed or not; its name decides nothing.
  ///
  /// @throws IOException where it cannot be read
  public static boolean is(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(MAGIC.length);
      if (!packed(start)) {
        return Arrays.equals(start, MAGIC);
      }
    }
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file), 512)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException damaged) {
      return false;
    }
  }

  /// Reads all whole records.
  ///
  /// @return what could not be read, in the file's order; a torn record at the end is one of them
  /// @throws IOException where the file cannot be opened
  public static List<Gap> read(Path file, Sink sink) throws IOException {
    WarcFile reading = new WarcFile(sink);
    boolean packed;
    try (InputStream in = Files.newInputStream(file)) {
      packed = packed(in.readNBytes(2));
    }
    if (packed) {
      reading.packed(file);
    } else {
      reading.plain(file);
    }
    reading.deliver();
    return reading.gaps;
  }

  private static boolean packed(byte[] start) {
    return start.length > 1 && start[0] == 0x1f && start[1] == (byte) 0x8b;
  }

  private void packed(Path file) throws IOException {
    try (GzipMembers members = new GzipMembers(file)) {
      long start = 0;
      while (start < members.size()) {
        try {
          members.next();
          member(members, start);
          start = members.position();
        } catch (IOException | RuntimeException e) {
          long next = members.seek(start + 1);
          gap(start, next, fault(e));
          start = next;
        }
      }
    }
  }

  private void member(GzipMembers members, long start) throws IOException {
    try (WarcReader reader = new WarcReader(members.stream())) {
      Optional<WarcRecord> next = reader.next();
      while (next.isPresent()) {
        ArchivedRecord record = read(next.get());
        // Behind the last record of a member, this is what checks the sum.
        next = reader.next();
        long end = next.isPresent() ? start : members.position();
        on(record.at(start, end - start));
      }
    }
  }

  private void plain(Path file) throws IOException {
    long whole = 0;
    try (WarcReader reader = new WarcReader(new BufferedInputStream(Files.newInputStream(file)))) {
      Optional<WarcRecord> next = reader.next();
      while (next.isPresent()) {
        ArchivedRecord record = read(next.get());
        next = reader.next();
        long end = next.isPresent() ? reader.position() : Files.size(file);
        on(record.at(whole, end - whole));
        whole = end;
      }
    } catch (IOException | RuntimeException e) {
      gap(whole, Files.size(file), fault(e));
    }
  }

  /// What looks like a member within a damaged one belongs to that one's gap.
  private void gap(long from, long to, String why) {
    deliver();
    if (!gaps.isEmpty() && gaps.getLast().to() == from) {
      Gap before = gaps.removeLast();
      gaps.add(new Gap(before.from(), to, before.why()));
    } else {
      gaps.add(new Gap(from, to, why));
    }
  }

  /// jwarc says by unchecked exceptions, too, that a header makes no sense.
  private static String fault(Exception e) {
    return e instanceof EOFException
        ? "cut off within a record"
        : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static ArchivedRecord read(WarcRecord record) throws IOException {
    String type = record.type();
    String address = record instanceof WarcTargetRecord about ? about.target() : "";
    String post = null;
    RawAnswer answer = null;
    String fault = null;
    try {
      if (record instanceof WarcRequest asked) {
        HttpRequest http = asked.http();
        if (http.method().equals("POST")) {
          post = new String(http.body().stream().readNBytes(LARGEST), StandardCharsets.UTF_8);
        }
      } else if (record instanceof WarcResponse response) {
        HttpResponse http = response.http();
        byte[] body = http.body().stream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
          fault = "larger than " + (LARGEST >> 20) + " MiB";
        } else {
          answer =
              new RawAnswer(
                  address, null, record.date(), http.status(), http.headers().map(), body);
        }
      }
    } catch (EOFException torn) {
      throw torn;
    } catch (IOException | RuntimeException e) {
      // Of this record alone, unless the next cannot be found either.
      fault = fault(e);
    }
    return new ArchivedRecord(0, 0, type, address, post, answer, fault);
  }

  /// An answer waits for one record more: some programs write what was asked behind it.
  private void on(ArchivedRecord record) {
    if (record.type().equals("request")) {
      ArchivedRecord waiting = held;
      if (waiting != null && record.post() != null && record.address().equals(waiting.address())) {
        held = waiting.toPost(record.post());
        deliver();
        sink.record(record);
      } else {
        deliver();
        sink.record(record);
        request = record;
      }
      return;
    }
    deliver();
    ArchivedRecord asked = request;
    request = null;
    if (record.answer() == null) {
      sink.record(record);
    } else if (asked != null && asked.address().equals(record.address())) {
      sink.record(asked.post() == null ? record : record.toPost(asked.post()));
    } else {
      held = record;
    }
  }

  private void deliver() {
    ArchivedRecord waiting = held;
    held = null;
    if (waiting != null) {
      sink.record(waiting);
    }
  }
}

package com.bcrecommender.imports;

import com.bcrecommender.catalog.Source;
import com.bcrecommender.engine.data.BadRow;
import com.bcrecommender.settings.UserError;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one import could not use: counted by reason, and listed in a file of tab-separated `file,
/// line, reason, excerpt`. The file is made with its first line; one of an earlier import of the
/// same file is replaced, or removed where nothing is left to list.
final class Report implements AutoCloseable {
  /// Who they are about is not listed: that is what is to be forgotten.
  static final String OPTED_OUT =
      "statements about somebody who asked to be left out, or about an artist's records who did";

  private static final int EXAMPLES = 3;

  private final Path file;
  private final Map<String, Entry> byReason = new LinkedHashMap<>();
  private @Nullable BufferedWriter writer;
  private long count;

  private Report(Path file) {
    this.file = file;
  }

  /// @param what the kind of import, such as `preferences`
  /// @param of the file or folder imported; its path tells reports of equal names apart
  static Report open(Path folder, String what, Path of) {
    Path absolute = of.toAbsolutePath().normalize();
    Path name = absolute.getFileName();
    long hash = Source.hash(absolute.toString().getBytes(StandardCharsets.UTF_8));
    Path file =
        folder.resolve("%s-%s-%08x.tsv".formatted(what, name == null ? "root" : name, (int) hash));
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
    return new Report(file);
  }

  void add(BadRow row) {
    add(row.file(), row.line(), row.reason(), row.excerpt());
  }

  /// @param line from 1, or 0 where the whole file is meant
  void add(Path where, long line, String reason, String excerpt) {
    count++;
    Entry entry = byReason.computeIfAbsent(reason, r -> new Entry());
    entry.count++;
    if (entry.examples.size() < EXAMPLES) {
      entry.examples.add((line == 0 ? where.toString() : "line " + line) + ": " + excerpt);
    }
    try {
      BufferedWriter to = writer;
      if (to == null) {
        to = Files.newBufferedWriter(file);
        to.write("file\tline\treason\texcerpt\n");
        writer = to;
      }
      to.write(
          String.join(
              "\t",
              clean(where.toString()),
              line == 0 ? "" : Long.toString(line),
              reason,
              clean(excerpt)));
      to.write('\n');
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /// Counts what is too much, or too usual, to be listed one by one.
  ///
  /// @param times from 1
  /// @param example one of them, for people
  void count(String reason, long times, String example) {
    count += times;
    Entry entry = byReason.computeIfAbsent(reason, r -> new Entry());
    entry.count += times;
    if (entry.examples.size() < EXAMPLES && !example.isEmpty()) {
      entry.examples.add(example);
    }
  }

  /// Counts what has no examples worth showing, where there is any.
  void countAny(String reason, long times) {
    if (times > 0) {
      count(reason, times, "");
    }
  }

  /// Counts what a transaction kept out.
  void optedOut(Path where, long statements) {
    if (statements > 0) {
      add(where, 0, OPTED_OUT, statements + " statements");
    }
  }

  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }

  long count() {
    return count;
  }

  /// The most frequent reason first; of equally frequent ones the one met first.
  List<Unusable> unusable() {
    List<Unusable> all = new ArrayList<>();
    byReason.forEach(
        (reason, entry) -> all.add(new Unusable(reason, entry.count, List.copyOf(entry.examples))));
    all.sort(Comparator.comparingLong(Unusable::count).reversed());
    return all;
  }

  /// The report's file, or null where nothing is listed in it.
  @Nullable Path file() {
    return writer == null ? null : file;
  }

  @Override
  public void close() {
    try {
      BufferedWriter open = writer;
      if (open != null) {
        open.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static UserError unwritable(Path file, IOException e) {
    return new UserError(
        "the report of unusable rows cannot be written: %s (%s); check the folder and the disk"
            .formatted(file, e),
        e);
  }

  private static final class Entry {
    private final List<String> examples = new ArrayList<>();
    private long count;
  }
}

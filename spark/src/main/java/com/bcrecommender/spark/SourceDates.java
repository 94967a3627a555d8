package com.bcrecommender.spark;

import com.bcrecommender.catalog.KeyKind;
import com.bcrecommender.catalog.KeyStatement;
import com.bcrecommender.catalog.SourceKind;
import com.bcrecommender.catalog.StatedSource;
import com.bcrecommender.catalog.StatementCheck;
import com.bcrecommender.catalog.StatementSink;
import com.bcrecommender.catalog.UnfitStatement;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.export.ExportTable;
import com.bcrecommender.export.StatementReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The dates of all sources, by their numbers: what tells when a tralbum was last seen. 8 bytes a
/// source, once an executor. One task reads them, because each is held against the one before.
final class SourceDates {
  private static final String FILE = "source-dates";
  private static final PerRun<SourceDates> NEWEST = new PerRun<>(dates -> {});

  private final long[] dates;

  private SourceDates(long[] dates) {
    this.dates = dates;
  }

  /// Reads sources and licences.
  record Read(SourceTables tables, WorkFolder work) implements Step {
    private static final long serialVersionUID = 1;

    @Override
    public void run(int number) throws IOException {
      Collecting all = new Collecting();
      for (ExportTable table : new ExportTable[] {ExportTable.LICENCES, ExportTable.SOURCES}) {
        for (int part = 0; part < tables.parts(table); part++) {
          try (StatementReader rows = tables.read(table, part, all)) {
            rows.rest();
          }
        }
      }
      work.write(
          FILE,
          out -> {
            out.writeInt(all.kinds.size());
            for (Map.Entry<String, String> kind : all.kinds.entrySet()) {
              out.writeUTF(kind.getKey());
              out.writeUTF(kind.getValue());
            }
            out.writeInt(all.count);
            for (int source = 0; source < all.count; source++) {
              out.writeLong(all.dates[source]);
            }
          });
    }
  }

  static boolean areIn(WorkFolder work) throws IOException {
    return work.has(FILE);
  }

  /// The kinds of sources with their licences.
  static Map<String, String> kinds(WorkFolder work) throws IOException {
    try (DataInputStream in = work.open(FILE)) {
      return kinds(in);
    }
  }

  private static Map<String, String> kinds(DataInputStream in) throws IOException {
    Map<String, String> kinds = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      kinds.put(in.readUTF(), in.readUTF());
    }
    return kinds;
  }

  /// Those of a run.
  static SourceDates of(WorkFolder work) throws IOException {
    return NEWEST.of(work, () -> read(work));
  }

  private static SourceDates read(WorkFolder work) throws IOException {
    try (DataInputStream in = work.open(FILE)) {
      kinds(in);
      long[] dates = new long[in.readInt()];
      for (int source = 0; source < dates.length; source++) {
        dates[source] = in.readLong();
      }
      return new SourceDates(dates);
    }
  }

  /// Lets go of them: nothing that comes needs them.
  static void forget() {
    NEWEST.forget();
  }

  int count() {
    return dates.length;
  }

  /// The date of a source, UTC epoch seconds, or 0 where it has none.
  long date(int number) {
    return Math.max(0, dates[number - 1]);
  }

  private static final class Collecting implements StatementSink {
    private final Map<String, String> kinds = new TreeMap<>();
    private @Nullable StatedSource before;
    private long[] dates = new long[1024];
    private int count;

    @Override
    public void kind(String code, String licence) throws UnfitStatement {
      note(StatementCheck.kind(code, licence));
    }

    private void note(SourceKind kind) {
      kinds.put(kind.code(), kind.licence());
    }

    @Override
    public void source(StatedSource source) throws UnfitStatement {
      StatementCheck.source(source, before);
      before = source;
      note(source.kindOrEarlier());
      if (count == dates.length) {
        dates = Arrays.copyOf(dates, count + (count >> 1));
      }
      dates[count++] = source.date();
    }

    @Override
    public void key(KeyKind kind, KeyStatement statement) {
      throw new IllegalStateException("a key among sources");
    }

    @Override
    public void tag(String tralbum, String tag) {
      throw new IllegalStateException("a tag among sources");
    }

    @Override
    public void preference(String fan, String tralbum, PreferenceKind kind, long time) {
      throw new IllegalStateException("a preference among sources");
    }
  }
}

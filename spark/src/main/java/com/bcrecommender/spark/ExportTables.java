package com.bcrecommender.spark;

import com.bcrecommender.catalog.StatementSink;
import com.bcrecommender.export.ExportFiles;
import com.bcrecommender.export.ExportStore;
import com.bcrecommender.export.ExportTable;
import com.bcrecommender.export.StatementReader;
import com.github.luben.zstd.ZstdInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;

/// What `bcr export` wrote, on any file system that Spark knows: a file a table, which one task
/// reads, after it has held it against its hash. A file without compression may be packed by
/// `zstd`.
record ExportTables(WorkFolder folder) implements SourceTables, ExportStore {
  private static final long serialVersionUID = 1;
  private static final String ZSTANDARD = ".zst";

  @Override
  public InputStream open(String name) throws IOException {
    try {
      if (folder.has(name)) {
        return folder.open(name);
      }
      // Spark brings the library.
      return new ZstdInputStream(folder.open(name + ZSTANDARD));
    } catch (FileNotFoundException e) {
      NoSuchFileException none = new NoSuchFileException(place(name));
      none.initCause(e);
      throw none;
    }
  }

  @Override
  public String place(String name) {
    return name.isEmpty() ? folder.toString() : folder + "/" + name;
  }

  @Override
  public int parts(ExportTable table) {
    return 1;
  }

  @Override
  public long bytes() {
    ExportFiles files = ExportFiles.in(this);
    long bytes = 0;
    for (ExportTable table : ExportTable.values()) {
      bytes += files.bytes(table);
    }
    return bytes;
  }

  /// An export does not say.
  @Override
  public List<String> absent() {
    return List.of();
  }

  @Override
  public boolean mayRepeat() {
    return false;
  }

  @Override
  public StatementReader read(ExportTable table, int part, StatementSink into) {
    ExportFiles files = ExportFiles.in(this);
    files.verify(table);
    return new StatementReader(table, files.part(table), into);
  }
}

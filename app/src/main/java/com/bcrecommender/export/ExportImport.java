package com.bcrecommender.export;

import com.bcrecommender.catalog.Catalog;
import com.bcrecommender.catalog.RowCount;
import com.bcrecommender.catalog.StatementRows;
import com.bcrecommender.settings.UserError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// Imports an export: each statement under the source and the rank that it had, so that an empty
/// catalog becomes one that says the same, and another one merges with it by the catalog's laws.
///
/// All of it is one transaction: an export is stored whole or not at all. Rows may come in any
/// order, but for sources, whose numbers ascend; in the order of their keys SQLite is at its
/// fastest. Memory: a million rows held back, and 30 bytes a key.
public final class ExportImport {
  /// The file by which a folder that `bcr export` wrote is known.
  public static final String MANIFEST = Manifest.FILE;

  private ExportImport() {}

  /// Stores a folder that `bcr export` wrote. All files are held against the manifest's hashes
  /// before anything is stored.
  ///
  /// @param progress hears how many bytes are read, of how many
  /// @throws UserError where the folder is no export, or damaged; nothing is stored then
  public static Imported store(Catalog catalog, Path folder, ExportProgress progress) {
    Counted store = new Counted(ExportStore.of(folder));
    ExportFiles files = ExportFiles.in(store);
    // Once to hash, once to store.
    long total = 2 * files.bytes();
    store.listener = read -> progress.update(read, total);
    for (ExportTable table : ExportTable.values()) {
      files.verify(table);
    }
    return catalog.transaction(transaction -> {
      StatementRows rows = transaction.statements();
      for (ExportTable table : ExportTable.values()) {
        read(table, files.part(table), rows);
      }
      return new Imported(rows.finish(), transaction.optedOut());
    });
  }

  private static void read(ExportTable table, TablePart part, StatementRows into) {
    try (StatementReader rows = new StatementReader(table, part, into)) {
      rows.rest();
    } catch (IOException e) {
      throw part.unreadable(e);
    }
  }

  /// Counts what is read.
  private static final class Counted implements ExportStore {
    private final ExportStore store;
    private LongConsumer listener = _ -> {};
    private long read;

    Counted(ExportStore store) {
      this.store = store;
    }

    @Override
    public InputStream open(String name) throws IOException {
      return new FilterInputStream(store.open(name)) {
        @Override
        public int read(byte[] into, int start, int length) throws IOException {
          int count = super.read(into, start, length);
          read += Math.max(0, count);
          listener.accept(read);
          return count;
        }
      };
    }

    @Override
    public String place(String name) {
      return store.place(name);
    }
  }

  /// What came of an import.
  ///
  /// @param rows of all files but the sources
  /// @param optedOut rows about somebody whom the catalog keeps out
  public record Imported(RowCount rows, long optedOut) {}
}

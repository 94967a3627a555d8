package com.bcrecommender.export;

import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.concurrent.atomic.LongAdder;

/// The files of an export while they are read: one for each table.
public final class ExportFiles {
  private final ExportStore store;
  private final Manifest manifest;

  private ExportFiles(ExportStore store, Manifest manifest) {
    this.store = store;
    this.manifest = manifest;
  }

  /// @throws UserError where that is no export, or one that this program cannot read
  public static ExportFiles in(ExportStore store) {
    return new ExportFiles(store, Manifest.read(store));
  }

  /// Bytes of all of them.
  long bytes() {
    return manifest.files().values().stream().mapToLong(Manifest.Entry::bytes).sum();
  }

  /// Bytes of a table's.
  public long bytes(ExportTable table) {
    return manifest.entry(table).bytes();
  }

  private String name(ExportTable table) {
    return table.file(manifest.form(), manifest.compression());
  }

  /// Holds a table's file against the manifest's hash.
  ///
  /// @throws UserError where it is missing or another
  public void verify(ExportTable table) {
    String place = store.place(name(table));
    Manifest.Entry entry = manifest.entry(table);
    LongAdder bytes = new LongAdder();
    byte[] hash;
    try (InputStream in = store.open(name(table))) {
      hash = Sha256.of(in, bytes::add);
    } catch (NoSuchFileException e) {
      throw new UserError(
          "expected a file that the export's manifest names, found none at %s; nothing was stored, copy or make the export again"
              .formatted(place),
          e);
    } catch (IOException e) {
      throw unreadable(place, e);
    }
    if (bytes.sum() != entry.bytes()) {
      throw new UserError(
          "expected %,d bytes, as its manifest says, found %,d in %s; nothing was stored, copy or make the export again"
              .formatted(entry.bytes(), bytes.sum(), place));
    }
    if (!HexFormat.of().formatHex(hash).equals(entry.sha256())) {
      throw new UserError(
          "expected the contents that its manifest says, found others (by SHA-256) in %s; nothing was stored, copy or make the export again"
              .formatted(place));
    }
  }

  /// A table's rows.
  public TablePart part(ExportTable table) {
    return new Whole(name(table));
  }

  private static UserError unreadable(String place, IOException e) {
    return new UserError(
        "the file %s cannot be read (%s); nothing was stored".formatted(place, e), e);
  }

  /// All rows of a table in one file.
  private final class Whole implements TablePart {
    private final String name;

    Whole(String name) {
      this.name = name;
    }

    @Override
    public ExportForm form() {
      return manifest.form();
    }

    @Override
    public InputStream open() throws IOException {
      return manifest.compression().decompressing(store.open(name));
    }

    @Override
    public String place(long line) {
      return "line %,d of %s".formatted(line, store.place(name));
    }

    @Override
    public UserError unreadable(IOException cause) {
      return ExportFiles.unreadable(store.place(name), cause);
    }
  }
}

package com.bcrecommender.export;

import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The files of an export's folder while they are read.
final class ExportFiles {
  private final Path folder;
  private final Manifest manifest;
  private final ExportProgress progress;
  private final long total;
  private long read;

  private ExportFiles(Path folder, Manifest manifest, ExportProgress progress) {
    this.folder = folder;
    this.manifest = manifest;
    this.progress = progress;
    // Once to hash, once to store.
    total = 2 * manifest.files().values().stream().mapToLong(Manifest.Entry::bytes).sum();
  }

  /// Holds all of them against the manifest's hashes.
  ///
  /// @param progress hears how many bytes are read, of how many
  /// @throws UserError where the folder is no export, or damaged
  static ExportFiles verified(Path folder, ExportProgress progress) {
    ExportFiles files = new ExportFiles(folder, Manifest.read(folder), progress);
    for (Map.Entry<ExportTable, Manifest.Entry> file : files.manifest.files().entrySet()) {
      files.verify(files.file(file.getKey()), file.getValue());
    }
    return files;
  }

  private Path file(ExportTable table) {
    return folder.resolve(table.file(manifest.form(), manifest.compression()));
  }

  private void verify(Path file, Manifest.Entry entry) {
    try {
      long bytes = Files.size(file);
      if (bytes != entry.bytes()) {
        throw new UserError(
            "expected %,d bytes, as its manifest says, found %,d in %s; nothing was stored, copy or make the export again"
                .formatted(entry.bytes(), bytes, file));
      }
      if (!Sha256.hex(file, this::advance).equals(entry.sha256())) {
        throw new UserError(
            "expected the contents that its manifest says, found others (by SHA-256) in %s; nothing was stored, copy or make the export again"
                .formatted(file));
      }
    } catch (NoSuchFileException e) {
      throw new UserError(
          "expected a file that the export's manifest names, found none at %s; nothing was stored, copy or make the export again"
              .formatted(file),
          e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private void advance(long bytes) {
    read += bytes;
    progress.update(read, total);
  }

  /// A table's file.
  List<TablePart> parts(ExportTable table) {
    return List.of(new Whole(file(table)));
  }

  private static UserError unreadable(Path file, IOException e) {
    return new UserError(
        "the file %s cannot be read (%s); nothing was stored".formatted(file, e), e);
  }

  /// All rows of a table in one file.
  private final class Whole implements TablePart {
    private final Path file;

    Whole(Path file) {
      this.file = file;
    }

    @Override
    public ExportForm form() {
      return manifest.form();
    }

    @Override
    public InputStream open() throws IOException {
      InputStream counted =
          new FilterInputStream(Files.newInputStream(file)) {
            @Override
            public int read(byte[] into, int start, int length) throws IOException {
              int count = super.read(into, start, length);
              advance(Math.max(0, count));
              return count;
            }
          };
      return manifest.compression().decompressing(counted);
    }

    @Override
    public String place(long line) {
      return "line %,d of %s".formatted(line, file);
    }

    @Override
    public UserError unreadable(IOException cause) {
      return ExportFiles.unreadable(file, cause);
    }
  }
}

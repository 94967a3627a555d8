package com.bcrecommender.export;

import com.bcrecommender.settings.Sha256;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// One file of an export while it is written: counts its rows and bytes, and hashes it on the way.
final class ExportFile implements Closeable {
  private final MessageDigest digest = Sha256.begin();
  private final Counted counted;
  private final RowWriter writer;
  private long rows;

  ExportFile(Path folder, ExportTable table, ExportForm form, Compression compression)
      throws IOException {
    OutputStream file = Files.newOutputStream(folder.resolve(table.file(form, compression)));
    counted = new Counted(new DigestOutputStream(file, digest));
    writer = form.writer(compression.compressing(counted), table.columns());
  }

  void row(@Nullable Object... values) throws IOException {
    writer.row(values);
    rows++;
  }

  /// What the manifest says of the file. To be called once, after it is closed.
  Manifest.Entry entry() {
    return new Manifest.Entry(rows, counted.bytes, HexFormat.of().formatHex(digest.digest()));
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] from, int start, int length) throws IOException {
      out.write(from, start, length);
      bytes += length;
    }
  }
}

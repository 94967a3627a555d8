package com.bcrecommender.imports.dump;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// The ways in which dumps are packed.
public enum Packing {
  NONE,
  GZIP,
  BZIP2,
  XZ,
  ZSTD;

  public OutputStream over(OutputStream out) throws IOException {
    return switch (this) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out);
      case BZIP2 -> new BZip2CompressorOutputStream(out);
      case XZ -> new XZOutputStream(out, new LZMA2Options(0));
      case ZSTD -> new ZstdOutputStream(out);
    };
  }
}

package com.bcrecommender.imports.collection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// ListenBrainz's export: a zip archive with `listens/<year>/<month>.jsonl`. Members are streamed,
/// and what unpacks to more than any listens do is refused before it fills memory or hours.
final class ExportArchive {
  private static final String LISTENS = "listens/";

  /// Listens pack to a tenth; deflate's limit, which bombs reach, is 1032 times.
  private static final int MOST_TIMES = 200;

  private static final int SMALL = 1 << 20;
  private static final long LARGEST = 2L << 30;

  private ExportArchive() {}

  /// Gives the lines of each member of listens.
  ///
  /// @throws FileFault where the archive is damaged, holds no listens, or unpacks to too much
  static void read(Path file, Member each) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> members =
          zip.stream().filter(entry -> isOfListens(entry.getName())).toList();
      if (members.isEmpty()) {
        throw new FileFault(Fault.UNKNOWN, "a zip archive without listens/…/….jsonl");
      }
      long[] total = {0};
      for (ZipEntry member : members) {
        String name = member.getName().substring(member.getName().indexOf(LISTENS));
        try (InputStream in = new Bounded(zip.getInputStream(member), member, total)) {
          each.read(name, in);
        }
      }
    }
  }

  /// Also within a folder of the archive's name, which some programs add.
  private static boolean isOfListens(String name) {
    return name.endsWith(".jsonl") && (name.startsWith(LISTENS) || name.contains("/" + LISTENS));
  }

  /// Reads one member.
  interface Member {
    void read(String name, InputStream in) throws IOException;
  }

  private static final class Bounded extends FilterInputStream {
    private final ZipEntry member;
    private final long[] total;
    private long read;

    Bounded(InputStream in, ZipEntry member, long[] total) {
      super(in);
      this.member = member;
      this.total = total;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      int n = super.read(into, from, length);
      if (n > 0) {
        read += n;
        total[0] += n;
        boolean bomb = read > SMALL && read > MOST_TIMES * member.getCompressedSize();
        if (bomb || total[0] > LARGEST) {
          throw new FileFault(Fault.TOO_LARGE, member.getName());
        }
      }
      return n;
    }
  }
}

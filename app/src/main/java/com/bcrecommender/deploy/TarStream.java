package com.bcrecommender.deploy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// A tar file of which the same content always makes the same bytes: all is root's, and of one
/// time. Folders are written before what is in them.
final class TarStream implements AutoCloseable {
  /// Of everything in a package, as the build has it in its jars: 2026-01-01.
  private static final long TIME = 1_767_225_600_000L;

  private final TarArchiveOutputStream out;
  private final SortedSet<String> folders = new TreeSet<>();

  TarStream(OutputStream out) {
    this.out = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    this.out.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
  }

  /// All files of a tree, below a folder.
  void tree(String folder, FileTree tree) throws IOException {
    for (TreeFile file : tree.files()) {
      begin(folder + "/" + file.name(), file.size(), file.mode());
      Files.copy(file.source(), out);
      out.closeArchiveEntry();
    }
  }

  void text(String name, int mode, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    begin(name, bytes.length, mode);
    out.write(bytes);
    out.closeArchiveEntry();
  }

  void link(String name, String target) throws IOException {
    parents(name);
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    put(entry, 0777);
    out.closeArchiveEntry();
  }

  private void begin(String name, long size, int mode) throws IOException {
    parents(name);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(size);
    put(entry, mode);
  }

  private void parents(String name) throws IOException {
    for (int slash = name.indexOf('/', 2); slash > 0; slash = name.indexOf('/', slash + 1)) {
      String folder = name.substring(0, slash + 1);
      if (folders.add(folder)) {
        put(new TarArchiveEntry(folder), 0755);
        out.closeArchiveEntry();
      }
    }
  }

  private void put(TarArchiveEntry entry, int mode) throws IOException {
    entry.setMode(mode);
    entry.setIds(0, 0);
    entry.setNames("root", "root");
    entry.setModTime(TIME);
    out.putArchiveEntry(entry);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

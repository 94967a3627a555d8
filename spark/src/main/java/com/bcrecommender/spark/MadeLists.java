package com.bcrecommender.spark;

import com.bcrecommender.edition.ListHeads;
import com.bcrecommender.engine.explore.SimilarityGraph;
import com.bcrecommender.engine.list.ListCodec;
import com.bcrecommender.engine.list.ListCounts;
import com.bcrecommender.engine.list.ListSink;
import com.bcrecommender.engine.list.RankedList;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

/// Lists in the work folder, in numbered files: whole, and in a file beside each their first
/// entries, which are all that scenes and ids of the edition come from (11 bytes an entry, where
/// whole lists have up to 37).
final class MadeLists {
  /// Entries of a head: what a scene looks at, and more than an id of the edition does.
  private static final int HEAD = Math.max(SimilarityGraph.PER_TRALBUM, ListHeads.MOST);

  private final WorkFolder work;
  private final String file;

  /// @param file the name of the files with whole lists
  MadeLists(WorkFolder work, String file) {
    this.work = work;
    this.file = file;
  }

  private String heads() {
    return file + "-heads";
  }

  /// Makes the lists of one file.
  ///
  /// @param lists hands all of them to a sink
  void write(int number, Function<ListSink, ListCounts> lists) throws IOException {
    work.write(
        WorkFolder.numbered(file, number),
        out -> {
          ByteArrayOutputStream heads = new ByteArrayOutputStream();
          ListSink whole = ListCodec.to(out);
          ListSink head = ListCodec.headsTo(new DataOutputStream(heads), HEAD);
          ListCounts counts =
              lists.apply((id, list) -> {
                whole.list(id, list);
                head.list(id, list);
              });
          // There before the file of whole lists, by which it is known that both are.
          work.write(
              WorkFolder.numbered(heads(), number),
              to -> {
                write(counts, to);
                heads.writeTo(to);
              });
        });
  }

  /// Reads one file.
  void read(int number, int first, int count, int length, ListSink sink) throws IOException {
    try (DataInputStream in = work.open(WorkFolder.numbered(file, number))) {
      ListCodec.read(in, first, count, length, sink);
    }
  }

  /// What making the lists of one file has returned.
  ListCounts counts(int number) throws IOException {
    try (DataInputStream in = work.open(WorkFolder.numbered(heads(), number))) {
      return readCounts(in);
    }
  }

  /// Reads the heads of all lists.
  Heads readHeads(int files) {
    return new Heads(files);
  }

  /// The heads of all lists, in the order of ids.
  final class Heads implements AutoCloseable {
    private final int files;
    private int number;
    private long left;
    private DataInputStream in = new DataInputStream(InputStream.nullInputStream());
    private ListCodec.Reader lists = new ListCodec.Reader(in, HEAD);

    private Heads(int files) {
      this.files = files;
    }

    /// The next list's.
    RankedList next() {
      try {
        while (left == 0) {
          open();
        }
        left--;
        return lists.next();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void open() throws IOException {
      if (number == files) {
        throw new EOFException("%s has no more lists".formatted(heads()));
      }
      in.close();
      in = work.open(WorkFolder.numbered(heads(), number++));
      left = readCounts(in).lists();
      lists = new ListCodec.Reader(in, HEAD);
    }

    /// The next list's first tralbums.
    int next(int[] into, int at) {
      RankedList list = next();
      int found = Math.min(ListHeads.MOST, list.size());
      for (int i = 0; i < found; i++) {
        into[at + i] = list.tralbum(i);
      }
      return found;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private static void write(ListCounts counts, DataOutputStream out) throws IOException {
    for (long count :
        new long[] {
          counts.lists(),
          counts.byModel(),
          counts.byTags(),
          counts.popularInTags(),
          counts.shortLists(),
          counts.emptyLists()
        }) {
      out.writeLong(count);
    }
  }

  private static ListCounts readCounts(DataInputStream in) throws IOException {
    return new ListCounts(
        in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }
}

package com.bcrecommender.edition;

import java.io.IOException;
import java.util.Arrays;

/// The tables of artists and of entry points, which follow from tralbums, fans and tags. Reads
/// these back from the disk, since a writer that streams does not have them in memory. Memory: 12
/// bytes a tralbum, 30 and its name for each artist.
final class DerivedTables {
  private static final int MOST_OF_ARTIST = 200;
  private static final int ENTRY_POINTS = 24;

  /// Who owns more than this says little about any record.
  private static final int LARGEST_OF_ENTRY_FANS = 500;

  private final Packing packing;
  private final Activity activity;
  private final Table tralbums;

  DerivedTables(Packing packing, Activity activity) {
    this.packing = packing;
    this.activity = activity;
    this.tralbums = packing.tables().table(TableKind.TRALBUMS);
  }

  /// Writes them.
  ///
  /// @return how many artists there are
  int write() throws IOException {
    int[] artistOf = new int[tralbums.count()];
    artists(artistOf);
    entryPoints(artistOf);
    return packing.tables().table(TableKind.ARTISTS).count();
  }

  /// Writes the artists, numbered by their first tralbum.
  ///
  /// @param artistOf receives each tralbum's artist, -1 where unknown
  private void artists(int[] artistOf) throws IOException {
    TermPool names = new TermPool();
    int[] counts = new int[1 << 10];
    RecordReader reader = tralbums.reader();
    for (int id = 0; id < artistOf.length; id++) {
      String artist = CardCodec.read(id, tralbums.turn(reader, id)).artist();
      artistOf[id] = artist.isEmpty() ? -1 : names.add(artist);
      if (artistOf[id] >= counts.length) {
        counts = Arrays.copyOf(counts, counts.length * 2);
      }
      if (artistOf[id] >= 0) {
        counts[artistOf[id]]++;
      }
    }
    // The tralbums of artist a are at starts[a] to starts[a + 1].
    int[] starts = new int[names.size() + 1];
    for (int a = 0; a < names.size(); a++) {
      starts[a + 1] = starts[a] + counts[a];
    }
    int[] grouped = new int[starts[names.size()]];
    int[] next = starts.clone();
    for (int id = 0; id < artistOf.length; id++) {
      if (artistOf[id] >= 0) {
        grouped[next[artistOf[id]]++] = id;
      }
    }
    packing.write(
        TableKind.ARTISTS,
        names.size(),
        (a, record) -> {
          int[] own = Arrays.copyOfRange(grouped, starts[a], starts[a + 1]);
          long sum = 0;
          for (int id : own) {
            sum += activity.owners(id);
          }
          int active = (int) Math.min(sum, Integer.MAX_VALUE);
          int[] most = activity.most(own, own.length, activity.ofTralbums(), MOST_OF_ARTIST);
          Artist.write(names.term(a), own.length, active, most, record);
        });
  }

  private void entryPoints(int[] artistOf) throws IOException {
    int[][] points = {entryTralbums(artistOf), entryTags(), entryFans()};
    packing.write(TableKind.ENTRY_POINTS, points.length, (record, out) -> out.ints(points[record]));
  }

  private int[] entryTralbums(int[] artistOf) {
    int[] chosen = new int[ENTRY_POINTS];
    int[] artists = new int[ENTRY_POINTS];
    int size = 0;
    for (int id : Activity.order(activity.ofTralbums())) {
      if (size == ENTRY_POINTS || activity.owners(id) == 0) {
        break;
      }
      int artist = artistOf[id];
      boolean repeated =
          artist >= 0 && Arrays.stream(artists, 0, size).anyMatch(other -> other == artist);
      if (!repeated && !CardCodec.read(id, tralbums.record(id)).title().isEmpty()) {
        artists[size] = artist;
        chosen[size++] = id;
      }
    }
    return Arrays.copyOf(chosen, size);
  }

  private int[] entryTags() {
    int[] counts = activity.ofTags();
    return Arrays.stream(Activity.order(counts))
        .filter(tag -> counts[tag] > 0)
        .limit(ENTRY_POINTS)
        .toArray();
  }

  private int[] entryFans() {
    int[] owned = activity.ofFans();
    return Arrays.stream(Activity.order(owned))
        .filter(fan -> owned[fan] > 0 && owned[fan] <= LARGEST_OF_ENTRY_FANS)
        .limit(ENTRY_POINTS)
        .toArray();
  }
}

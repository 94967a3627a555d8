package com.bcrecommender.edition;

/// Verifies the tables of what pages show, the lists and the key indexes: every record decodes to
/// its end, every id is in range, every reference resolves, lists are what lists must be. Assumes
/// that checksums fit.
final class RecordVerifier {
  private final Tables tables;
  private final Failures failures;
  private final Tally tally;
  private final Share share;
  private final int fans;
  private final int tralbums;
  private final int tags;
  private final int artists;

  RecordVerifier(Tables tables, Failures failures, Tally tally, Share share) {
    this.tables = tables;
    this.failures = failures;
    this.tally = tally;
    this.share = share;
    this.fans = table(TableKind.FANS).count();
    this.tralbums = table(TableKind.TRALBUMS).count();
    this.tags = table(TableKind.TAGS).count();
    this.artists = table(TableKind.ARTISTS).count();
  }

  void run() {
    if (share.isFirst()) {
      tally.count("fans", fans);
      tally.count("tralbums", tralbums);
      tally.count("tags", tags);
      tally.count("artists", artists);
    }
    same(TableKind.FAN_LISTS, fans);
    same(TableKind.SIMILAR_LISTS, tralbums);
    same(TableKind.OWNERS, tralbums);
    same(TableKind.ENTRY_POINTS, 3);
    if (!failures.none()) {
      return;
    }
    failures.during(this::tags);
    failures.during(this::tralbums);
    failures.during(this::fans);
    failures.during(this::artists);
    failures.during(this::entryPoints);
    failures.during(this::owners);
    failures.during(() -> new ListVerifier(tables, failures, tally, share).run());
    index(TableKind.TAG_NAMES, tags);
    index(TableKind.TRALBUM_KEYS, tralbums);
    index(TableKind.TRALBUM_URLS, tralbums);
    index(TableKind.FAN_KEYS, fans);
    index(TableKind.FAN_USERNAMES, fans);
  }

  private void tags() {
    KeyIndex names = tables.keys(TableKind.TAG_NAMES);
    each(
        TableKind.TAGS,
        (id, in) -> {
          Tag tag = TagCodec.read(id, in);
          ids(TableKind.TAGS, id, tag.tralbums(), tralbums);
          ids(TableKind.TAGS, id, tag.related(), tags);
          found(names.find(tag.name()) == id, TableKind.TAG_NAMES, tag.name(), id);
        });
  }

  private void tralbums() {
    KeyIndex keys = tables.keys(TableKind.TRALBUM_KEYS);
    KeyIndex urls = tables.keys(TableKind.TRALBUM_URLS);
    each(
        TableKind.TRALBUMS,
        (id, in) -> {
          Card card = CardCodec.read(id, in);
          ids(TableKind.TRALBUMS, id, card.tags(), tags);
          String address = card.url() == null ? null : KeyIndex.address(card.url());
          if (address != null) {
            int other = urls.find(address);
            found(other >= 0 && other <= id, TableKind.TRALBUM_URLS, address, id);
          }
          // A key that is the address leads where the address leads.
          String ofKey = KeyIndex.addressOfKey(card.key());
          boolean byAddress = ofKey != null && ofKey.equals(address);
          found(byAddress || keys.find(card.key()) == id, TableKind.TRALBUM_KEYS, card.key(), id);
        });
  }

  private void fans() {
    KeyIndex keys = tables.keys(TableKind.FAN_KEYS);
    KeyIndex usernames = tables.keys(TableKind.FAN_USERNAMES);
    int[] ownedBy = new int[tralbums];
    long[] preferences = new long[1];
    each(
        TableKind.FANS,
        (id, in) -> {
          Fan fan = FanCodec.read(id, in);
          ids(TableKind.FANS, id, fan.tags(), tags);
          ids(TableKind.FANS, id, fan.tralbums(), tralbums);
          preferences[0] += fan.tralbums().length;
          for (int tralbum : fan.tralbums()) {
            failures.unless(
                ownedBy[tralbum] != id + 1,
                () -> "fan %d has tralbum %d twice".formatted(id, tralbum));
            ownedBy[tralbum] = id + 1;
          }
          found(keys.find(fan.key()) == id, TableKind.FAN_KEYS, fan.key(), id);
          if (fan.username() != null) {
            int other = usernames.find(KeyIndex.username(fan.username()));
            found(other >= 0 && other <= id, TableKind.FAN_USERNAMES, fan.username(), id);
          }
        });
    tally.count("preferences", preferences[0]);
  }

  private void artists() {
    each(
        TableKind.ARTISTS,
        (id, in) -> {
          Artist artist = Artist.read(id, in);
          ids(TableKind.ARTISTS, id, artist.tralbums(), tralbums);
          for (int tralbum : artist.tralbums()) {
            Card card = CardCodec.read(tralbum, table(TableKind.TRALBUMS).record(tralbum));
            failures.unless(
                card.artist().equals(artist.name()),
                () -> "artist %d has tralbum %d, which is another's".formatted(id, tralbum));
          }
        });
  }

  private void entryPoints() {
    int[] sizes = {tralbums, tags, fans};
    each(
        TableKind.ENTRY_POINTS,
        (record, in) -> ids(TableKind.ENTRY_POINTS, record, in.ints(), sizes[record]));
  }

  private void owners() {
    OfFans owned = new OfFans(table(TableKind.FANS), FanCodec::owned);
    RecordReader cards = table(TableKind.TRALBUMS).reader();
    each(
        TableKind.OWNERS,
        (id, in) -> {
          Owners owners = Owners.read(in);
          ids(TableKind.OWNERS, id, owners.fans(), fans);
          int total = CardCodec.owners(table(TableKind.TRALBUMS).turn(cards, id));
          failures.unless(
              owners.total() == total && owners.fans().length == Math.min(total, Owners.MOST),
              () ->
                  "tralbum %d has %d owners on its card, %d in %s"
                      .formatted(id, total, owners.total(), TableKind.OWNERS.file()));
          for (int i = 1; i < owners.fans().length; i++) {
            int before = owners.fans()[i - 1];
            int fan = owners.fans()[i];
            int less = owned.of(before) - owned.of(fan);
            failures.unless(
                less > 0 || (less == 0 && before < fan),
                () -> "the owners of tralbum %d are out of order".formatted(id));
          }
        });
  }

  private void index(TableKind kind, int size) {
    KeyIndex index = tables.keys(kind);
    failures.during(() -> {
      SortedHashes hashes = new SortedHashes(index.file(), size, failures);
      int seen = index.forEach(share.of(index.shards()), hashes);
      tally.differ(
          index.file() + " is corrupt: it has not as many records as the manifest says",
          seen - (share.isFirst() ? (long) index.records() : 0));
    });
  }

  private interface Visit {
    void record(int id, RecordReader in);
  }

  private void each(TableKind kind, Visit visit) {
    Table table = table(kind);
    RecordReader in = table.reader();
    Pieces.Range ids = share.of(table.count());
    for (int id = ids.first(); id < ids.end(); id++) {
      visit.record(id, table.turn(in, id));
      if (!in.atEnd()) {
        failures.add("%s: record %d is longer than what it holds".formatted(kind.file(), id));
      }
    }
  }

  private void ids(TableKind kind, int id, int[] ids, int size) {
    for (int other : ids) {
      if (other >= size) {
        throw new IndexOutOfBoundsException(
            "%s: record %d refers to %d of %d".formatted(kind.file(), id, other, size));
      }
    }
  }

  private void found(boolean holds, TableKind index, String key, int id) {
    failures.unless(holds, () -> "%s does not lead from %s to %d".formatted(index.file(), key, id));
  }

  private void same(TableKind kind, int records) {
    failures.unless(
        table(kind).count() == records,
        () ->
            "%s has %d records, expected %d".formatted(kind.file(), table(kind).count(), records));
  }

  private PackedTable table(TableKind kind) {
    return tables.table(kind);
  }
}

package com.bcrecommender.edition;

/// Verifies all lists: in descending order, within their length, no entry twice, none that the fan
/// has, not the tralbum itself, reasons in the order of their shares. Memory: 8 bytes per tralbum.
final class ListVerifier {
  private final Tables tables;
  private final Failures failures;
  private final Tally tally;
  private final Share share;

  /// For each tralbum the last list that it was in, counted from 1.
  private final int[] seenIn;

  /// For each tralbum the last fan that has it, plus 1.
  private final int[] hadBy;

  private int lists;
  private long entries;
  private long filled;

  ListVerifier(Tables tables, Failures failures, Tally tally, Share share) {
    this.tables = tables;
    this.failures = failures;
    this.tally = tally;
    this.share = share;
    int tralbums = table(TableKind.TRALBUMS).count();
    this.seenIn = new int[tralbums];
    this.hadBy = new int[tralbums];
  }

  void run() {
    Table fans = table(TableKind.FANS);
    Table fanLists = table(TableKind.FAN_LISTS);
    RecordReader fanReader = fans.reader();
    RecordReader listReader = fanLists.reader();
    Pieces.Range ofFans = share.of(fans.count());
    for (int fan = ofFans.first(); fan < ofFans.end(); fan++) {
      int[] own = FanCodec.tralbums(fans.turn(fanReader, fan));
      for (int tralbum : own) {
        hadBy[tralbum] = fan + 1;
      }
      ListDecoder list = ListDecoder.ofFan(fanLists.turn(listReader, fan), own);
      check(list, "list of fan", fan, fan + 1, ListFlags.FAN_LIST);
    }
    tally.count("fanListEntries", entries);
    tally.count("filledEntries", filled);
    entries = 0;
    Table similarLists = table(TableKind.SIMILAR_LISTS);
    RecordReader similarReader = similarLists.reader();
    Pieces.Range ofTralbums = share.of(similarLists.count());
    for (int tralbum = ofTralbums.first(); tralbum < ofTralbums.end(); tralbum++) {
      ListDecoder list = ListDecoder.ofTralbum(similarLists.turn(similarReader, tralbum), tralbum);
      seenIn[tralbum] = lists + 1;
      check(list, "list of tralbum", tralbum, -1, ListFlags.SIMILAR_LIST);
    }
    tally.count("similarEntries", entries);
  }

  /// @param had the mark in `hadBy` of what must not be in the list
  private void check(ListDecoder list, String what, int id, int had, int most) {
    lists++;
    int before = Integer.MAX_VALUE;
    while (list.next()) {
      int tralbum = list.tralbum();
      if (tralbum >= seenIn.length) {
        failures.add("%s %d: tralbum %d is out of range".formatted(what, id, tralbum));
        return;
      }
      if (seenIn[tralbum] == lists || hadBy[tralbum] == had) {
        failures.add(
            "%s %d: tralbum %d is there twice, or should not be there"
                .formatted(what, id, tralbum));
      }
      seenIn[tralbum] = lists;
      if (list.code() > before) {
        failures.add("%s %d: scores are not in descending order".formatted(what, id));
      }
      before = list.code();
      for (int j = 0; j < list.reasons(); j++) {
        if (list.reasonTralbum(j) >= seenIn.length) {
          failures.add("%s %d: a reason is out of range".formatted(what, id));
        }
        if (j > 0 && list.share(j) > list.share(j - 1)) {
          failures.add("%s %d: reasons are not in descending order".formatted(what, id));
        }
      }
      if (list.filled()) {
        filled++;
      }
      entries++;
    }
    if (list.size() > most || !list.atEnd()) {
      failures.add("%s %d is longer than it may be".formatted(what, id));
    }
  }

  private PackedTable table(TableKind kind) {
    return tables.table(kind);
  }
}

package com.bcrecommender.edition;

import java.util.Arrays;

/// Records in the making that refer to cards and chips, whose numbers are known only when all
/// records of the group are there: bytes, and where a number goes in between. Used again for the
/// next group; not for several threads.
final class PageText {
  private final RecordBuffer bytes = new RecordBuffer();
  private final RecordBuffer record = new RecordBuffer();
  private int[] places = new int[1 << 10];
  private int[] things = new int[1 << 10];
  private int references;
  private int[] ends = new int[1 << 6];
  private int[] endReferences = new int[1 << 6];
  private int records;

  void clear() {
    bytes.clear();
    references = 0;
    records = 0;
  }

  /// Receives what is no reference.
  RecordBuffer bytes() {
    return bytes;
  }

  /// Refers to a thing here.
  void reference(int thing) {
    if (references == places.length) {
      places = Arrays.copyOf(places, references * 2);
      things = Arrays.copyOf(things, references * 2);
    }
    places[references] = bytes.size();
    things[references++] = thing;
  }

  /// Ends the record; what follows is the next one's.
  void end() {
    if (records == ends.length) {
      ends = Arrays.copyOf(ends, records * 2);
      endReferences = Arrays.copyOf(endReferences, records * 2);
    }
    ends[records] = bytes.size();
    endReferences[records++] = references;
  }

  /// Adds all records to a block.
  ///
  /// @param numbers of the things
  void writeTo(BlockBuilder block, int[] numbers) {
    int at = 0;
    int next = 0;
    for (int i = 0; i < records; i++) {
      record.clear();
      for (; next < endReferences[i]; next++) {
        record.bytes(bytes.bytes(), at, places[next] - at).varint(numbers[things[next]]);
        at = places[next];
      }
      record.bytes(bytes.bytes(), at, ends[i] - at);
      at = ends[i];
      block.add(record);
    }
  }
}

package com.bcrecommender.edition;

import com.bcrecommender.edition.Hit.Kind;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All that can be found, numbered by kind and then the most active first (ties: by name, then by
/// key), as the search index spells it out. Memory: 20 bytes and the bytes of its item for each; an
/// item has 40 to 70. Not for several threads.
final class SearchItems {
  private final RecordBuffer items = new RecordBuffer();

  /// Where each item ends, in the order in which they were added.
  private int[] ends = new int[1 << 10];

  private int[] counts = new int[1 << 10];

  /// Where each one's name begins and ends.
  private int[] names = new int[1 << 10];

  private int[] nameEnds = new int[1 << 10];
  private int size;

  /// By number: which one, in the order in which they were added.
  private int[] order = new int[0];

  private final int[] firstOfKind = new int[Kind.values().length + 1];
  private final RecordReader reader = new RecordReader("the search index");

  private final TextOrder byName =
      new TextOrder() {
        @Override
        byte[] bytes() {
          return items.bytes();
        }

        @Override
        int start(int item) {
          return names[item];
        }

        @Override
        int end(int item) {
          return nameEnds[item];
        }

        @Override
        void settle(int[] alike, int from, int to) {
          List<Keyed> keyed = new ArrayList<>();
          for (int i = from; i < to; i++) {
            keyed.add(
                new Keyed(hitAdded(alike[i]).key().getBytes(StandardCharsets.UTF_8), alike[i]));
          }
          keyed.sort((a, b) -> Arrays.compareUnsigned(a.key(), b.key()));
          for (int i = from; i < to; i++) {
            alike[i] = keyed.get(i - from).item();
          }
        }
      };

  private record Keyed(byte[] key, int item) {}

  /// Adds one; kinds come in their order.
  void add(Hit hit) {
    if (size == ends.length) {
      int capacity = Math.addExact(size, size >> 1);
      ends = Arrays.copyOf(ends, capacity);
      counts = Arrays.copyOf(counts, capacity);
      names = Arrays.copyOf(names, capacity);
      nameEnds = Arrays.copyOf(nameEnds, capacity);
    }
    nameEnds[size] = HitCodec.write(hit, items);
    names[size] = nameEnds[size] - hit.name().getBytes(StandardCharsets.UTF_8).length;
    counts[size] = hit.count();
    ends[size++] = items.size();
    Arrays.fill(firstOfKind, hit.kind().code() + 1, firstOfKind.length, size);
  }

  /// Gives the numbers. Costs a sort, and a look at the texts of those that are equally active.
  void sort() {
    order = new int[size];
    for (int kind = 0; kind + 1 < firstOfKind.length; kind++) {
      int first = firstOfKind[kind];
      int[] of = Activity.order(Arrays.copyOfRange(counts, first, firstOfKind[kind + 1]));
      for (int from = 0; from < of.length; ) {
        int to = from + 1;
        while (to < of.length && counts[first + of[to]] == counts[first + of[from]]) {
          to++;
        }
        for (int i = from; i < to; i++) {
          order[first + i] = first + of[i];
        }
        byName.sort(order, first + from, first + to);
        from = to;
      }
    }
  }

  int size() {
    return size;
  }

  /// Which one it was, in the order in which they were added.
  int added(int number) {
    return order[number];
  }

  /// The first number of a kind; of the number of kinds: the number of all.
  int first(int kind) {
    return firstOfKind[kind];
  }

  /// The kind of an item, by its number.
  int kind(int number) {
    int kind = 0;
    while (number >= firstOfKind[kind + 1]) {
      kind++;
    }
    return kind;
  }

  /// The number of each item, in the order in which they were added.
  int[] numbers() {
    return Numbering.inverse(order);
  }

  Hit hit(int number) {
    return hitAdded(order[number]);
  }

  int count(int number) {
    return counts[order[number]];
  }

  /// Appends an item.
  void copy(int number, RecordBuffer out) {
    int start = start(order[number]);
    out.bytes(items.bytes(), start, ends[order[number]] - start);
  }

  int bytes(int number) {
    return ends[order[number]] - start(order[number]);
  }

  private int start(int added) {
    return added == 0 ? 0 : ends[added - 1];
  }

  private Hit hitAdded(int added) {
    return HitCodec.read(
        reader.turnTo(added, MemorySegment.ofArray(items.bytes()), start(added), ends[added]));
  }
}

package com.bcrecommender.edition;

import java.util.Arrays;

/// A canonical prefix code of an alphabet, of least total length among those that no code of which
/// is longer than a limit, or nearly so (RFC 1951, 3.2.2). Used again for the next block; not for
/// several threads.
///
/// Lengths come from Moffat and Katajainen, "In-place calculation of minimum-redundancy codes"
/// (1995); where that gives longer ones, the Kraft sum is repaired from the longest codes up. Cost:
/// sorting the symbols that occur.
final class HuffmanCode {
  private static final int LONGEST = 15;

  /// Bits of a symbol below its frequency when they are sorted: no alphabet has more than 286.
  private static final int SYMBOL_BITS = 9;

  private static final int MOST_FREQUENT = Integer.MAX_VALUE >>> SYMBOL_BITS;

  private final int limit;
  private final int[] lengths;
  private final int[] codes;
  private final int[] sorted;
  private final int[] tree;

  /// How many codes have each length, which is at most the limit.
  private final int[] ofLength = new int[LONGEST + 1];

  private final int[] next = new int[LONGEST + 1];

  /// @param symbols of the alphabet
  /// @param limit bits of the longest code, at most 15
  HuffmanCode(int symbols, int limit) {
    this.limit = limit;
    lengths = new int[symbols];
    codes = new int[symbols];
    sorted = new int[symbols];
    tree = new int[symbols];
  }

  /// Bits of a symbol's code; 0 where it has none.
  int length(int symbol) {
    return lengths[symbol];
  }

  /// A symbol's code, its first bit lowest.
  int code(int symbol) {
    return codes[symbol];
  }

  /// How many symbols there are up to the last one with a code, but at least so many.
  int used(int least) {
    int used = lengths.length;
    while (used > least && lengths[used - 1] == 0) {
      used--;
    }
    return used;
  }

  /// Bits that symbols with these frequencies take.
  long bits(int[] frequencies) {
    long bits = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      bits += (long) frequencies[symbol] * lengths[symbol];
    }
    return bits;
  }

  /// Takes the code of these lengths.
  HuffmanCode set(int[] newLengths) {
    System.arraycopy(newLengths, 0, lengths, 0, lengths.length);
    assignCodes();
    return this;
  }

  /// Takes the code that fits these frequencies. At least two symbols get one: some readers do not
  /// take fewer.
  void fit(int[] frequencies) {
    Arrays.fill(lengths, 0);
    int count = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      if (frequencies[symbol] > 0) {
        sorted[count++] = Math.min(frequencies[symbol], MOST_FREQUENT) << SYMBOL_BITS | symbol;
      }
    }
    if (count < 2) {
      int only = count == 0 ? 0 : symbol(0);
      lengths[only] = 1;
      lengths[only == 0 ? 1 : 0] = 1;
    } else {
      Arrays.sort(sorted, 0, count);
      measure(count);
    }
    assignCodes();
  }

  private int symbol(int rank) {
    return sorted[rank] & (1 << SYMBOL_BITS) - 1;
  }

  private void measure(int count) {
    for (int i = 0; i < count; i++) {
      tree[i] = sorted[i] >>> SYMBOL_BITS;
    }
    findDepths(tree, count);
    Arrays.fill(ofLength, 0);
    for (int i = 0; i < count; i++) {
      ofLength[Math.min(tree[i], limit)]++;
    }
    repair();
    int rank = count;
    for (int length = 1; length <= limit; length++) {
      for (int i = 0; i < ofLength[length]; i++) {
        lengths[symbol(--rank)] = length;
      }
    }
  }

  /// Replaces ascending frequencies by the depths of their leaves, in the same array: first by sums
  /// and parents, then by the depths of inner nodes, then by those of leaves.
  private static void findDepths(int[] a, int count) {
    int leaf = 0;
    int root = 0;
    for (int node = 0; node < count - 1; node++) {
      int sum = 0;
      for (int child = 0; child < 2; child++) {
        if (leaf >= count || (root < node && a[root] < a[leaf])) {
          sum += a[root];
          a[root++] = node;
        } else {
          sum += a[leaf++];
        }
      }
      a[node] = sum;
    }
    a[count - 2] = 0;
    for (int node = count - 3; node >= 0; node--) {
      a[node] = a[a[node]] + 1;
    }
    int inner = count - 2;
    int next = count - 1;
    int depth = 0;
    for (int open = 1; open > 0; depth++) {
      int nodes = 0;
      while (inner >= 0 && a[inner] == depth) {
        nodes++;
        inner--;
      }
      for (int leaves = open - nodes; leaves > 0; leaves--) {
        a[next--] = depth;
      }
      open = 2 * nodes;
    }
  }

  /// Makes codes that were cut to the limit fit: while there are too many, one of the longest
  /// shares the place of a shorter one.
  private void repair() {
    int places = 0;
    for (int length = 1; length <= limit; length++) {
      places += ofLength[length] << (limit - length);
    }
    for (; places > 1 << limit; places--) {
      ofLength[limit]--;
      int shorter = limit - 1;
      while (ofLength[shorter] == 0) {
        shorter--;
      }
      ofLength[shorter]--;
      ofLength[shorter + 1] += 2;
    }
  }

  private void assignCodes() {
    Arrays.fill(next, 0);
    for (int length : lengths) {
      next[length]++;
    }
    int code = 0;
    int before = 0;
    for (int length = 1; length <= LONGEST; length++) {
      int count = next[length];
      code = (code + before) << 1;
      before = count;
      next[length] = code;
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        codes[symbol] = Integer.reverse(next[length]++) >>> (Integer.SIZE - length);
      }
    }
  }
}

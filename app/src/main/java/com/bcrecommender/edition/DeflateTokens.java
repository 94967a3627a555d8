package com.bcrecommender.edition;

import java.util.Arrays;

/// What a block of a deflate stream says (RFC 1951, 3.2.5): runs of literal bytes, which stand in
/// the source, and after each but the last a repetition of what was before, by length and distance;
/// with the frequencies of their symbols. Runs and not single tokens, since neither counting nor
/// writing a run has to ask of each byte what it is. Memory: 260 KB. Used again for the next block;
/// not for several threads.
final class DeflateTokens {
  /// Bytes of a block, and those by which its last repetition goes beyond: its codes take some 80
  /// bytes, which are little to 10 KB and more.
  static final int MOST = 1 << 17;

  static final int LITERALS_AND_LENGTHS = 286;
  static final int DISTANCES = 30;
  static final int END = 256;
  private static final int SHORTEST = 3;

  /// Bytes of the shortest repetition that is ever added.
  static final int SHORTEST_FOUND = 4;

  static final int LONGEST = 258;
  static final int FARTHEST = 1 << 15;

  private static final int FIRST_LENGTH = END + 1;
  private static final int[] LENGTH_SYMBOLS = new int[LONGEST - SHORTEST + 1];
  private static final int[] LENGTH_BITS = new int[LITERALS_AND_LENGTHS];
  private static final int[] LENGTH_STARTS = new int[LITERALS_AND_LENGTHS];
  private static final int NEAR = 256;
  private static final int FAR_SHIFT = 7;
  private static final int[] DISTANCE_SYMBOLS = new int[2 * NEAR];
  private static final int[] DISTANCE_BITS = new int[DISTANCES];
  private static final int[] DISTANCE_STARTS = new int[DISTANCES];

  static {
    int length = 0;
    for (int symbol = FIRST_LENGTH; symbol < LITERALS_AND_LENGTHS; symbol++) {
      int step = symbol - FIRST_LENGTH;
      boolean last = symbol == LITERALS_AND_LENGTHS - 1;
      int bits = step < 8 || last ? 0 : step / 4 - 1;
      // The longest length has a symbol of its own.
      length = last ? LONGEST - SHORTEST : length;
      LENGTH_BITS[symbol] = bits;
      LENGTH_STARTS[symbol] = length;
      for (int end = length + (1 << bits); length < end && length < LENGTH_SYMBOLS.length; ) {
        LENGTH_SYMBOLS[length++] = symbol;
      }
    }
    int distance = 0;
    for (int symbol = 0; symbol < DISTANCES; symbol++) {
      int bits = symbol < 4 ? 0 : symbol / 2 - 1;
      DISTANCE_BITS[symbol] = bits;
      DISTANCE_STARTS[symbol] = distance;
      for (int end = distance + (1 << bits); distance < end; distance++) {
        DISTANCE_SYMBOLS[distance < NEAR ? distance : NEAR + (distance >>> FAR_SHIFT)] = symbol;
      }
    }
  }

  private final int[] runs = new int[MOST / SHORTEST_FOUND + 2];

  /// Of each repetition its length from bit 16, and its distance.
  private final int[] repetitions = new int[MOST / SHORTEST_FOUND + 1];

  private final int[] symbols = new int[LITERALS_AND_LENGTHS];

  /// Every other literal of a run is counted here first: the same literal twice in a row would have
  /// to wait for its own count.
  private final int[] others = new int[END];

  private final int[] distances = new int[DISTANCES];
  private int count;

  /// The next block begins empty.
  void clear() {
    count = 0;
    Arrays.fill(symbols, 0);
    symbols[END] = 1;
    Arrays.fill(distances, 0);
  }

  /// How many repetitions there are.
  int repetitions() {
    return count;
  }

  /// How many literals are before a repetition and after the one before; of the number of
  /// repetitions: those after the last.
  int run(int at) {
    return runs[at];
  }

  static int length(int repetition) {
    return repetition >>> 16;
  }

  static int distance(int repetition) {
    return repetition & 0xffff;
  }

  int repetition(int at) {
    return repetitions[at];
  }

  /// How often each literal and each symbol of a length occurs, and the end once.
  int[] frequencies() {
    return symbols;
  }

  /// How often each symbol of a distance occurs.
  int[] distanceFrequencies() {
    return distances;
  }

  /// Bits besides those of codes.
  long extraBits() {
    long bits = 0;
    for (int symbol = FIRST_LENGTH; symbol < LITERALS_AND_LENGTHS; symbol++) {
      bits += (long) symbols[symbol] * LENGTH_BITS[symbol];
    }
    for (int symbol = 0; symbol < DISTANCES; symbol++) {
      bits += (long) distances[symbol] * DISTANCE_BITS[symbol];
    }
    return bits;
  }

  /// Adds a repetition and the literals before it.
  ///
  /// @param from where the literals begin in the source
  /// @param to where they end
  /// @param length 4 to 258
  /// @param distance 1 to 32,768
  void add(byte[] source, int from, int to, int length, int distance) {
    literals(source, from, to);
    symbols[lengthSymbol(length)]++;
    distances[distanceSymbol(distance)]++;
    repetitions[count++] = length << 16 | distance;
  }

  /// Adds the literals after the last repetition.
  void end(byte[] source, int from, int to) {
    literals(source, from, to);
    for (int literal = 0; literal < others.length; literal++) {
      symbols[literal] += others[literal];
    }
    Arrays.fill(others, 0);
  }

  private void literals(byte[] source, int from, int to) {
    runs[count] = to - from;
    int at = from;
    for (; at < to - 1; at += 2) {
      symbols[source[at] & 0xff]++;
      others[source[at + 1] & 0xff]++;
    }
    if (at < to) {
      symbols[source[at] & 0xff]++;
    }
  }

  static int lengthSymbol(int length) {
    return LENGTH_SYMBOLS[length - SHORTEST];
  }

  static int lengthBits(int symbol) {
    return LENGTH_BITS[symbol];
  }

  /// What the bits besides a length's code say.
  static int lengthRest(int length, int symbol) {
    return length - SHORTEST - LENGTH_STARTS[symbol];
  }

  static int distanceSymbol(int distance) {
    int before = distance - 1;
    return DISTANCE_SYMBOLS[before < NEAR ? before : NEAR + (before >>> FAR_SHIFT)];
  }

  static int distanceBits(int symbol) {
    return DISTANCE_BITS[symbol];
  }

  /// What the bits besides a distance's code say.
  static int distanceRest(int distance, int symbol) {
    return distance - 1 - DISTANCE_STARTS[symbol];
  }
}

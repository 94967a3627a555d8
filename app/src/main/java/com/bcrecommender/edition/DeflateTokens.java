package com.bcrecommender.edition;

import java.util.Arrays;

/// What a block of a deflate stream says (RFC 1951, 3.2.5): literal bytes, and repetitions of what
/// was before by length and distance; with the frequencies of their symbols. Used again for the
/// next block; not for several threads.
final class DeflateTokens {
  /// Tokens of a block: its codes take some 80 bytes, which are little to 10 KB and more.
  static final int MOST = 1 << 15;

  static final int LITERALS_AND_LENGTHS = 286;
  static final int DISTANCES = 30;
  static final int END = 256;
  static final int SHORTEST = 3;
  static final int LONGEST = 258;
  static final int FARTHEST = 1 << 15;

  /// A token that is a repetition: that bit, its length less 3 from bit 16, its distance less 1.
  private static final int REPETITION = 1 << 31;

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

  private final int[] tokens = new int[MOST];
  private final int[] symbols = new int[LITERALS_AND_LENGTHS];
  private final int[] distances = new int[DISTANCES];
  private int count;

  DeflateTokens() {
    clear();
  }

  /// The next block begins empty.
  void clear() {
    count = 0;
    Arrays.fill(symbols, 0);
    symbols[END] = 1;
    Arrays.fill(distances, 0);
  }

  boolean isFull() {
    return count == MOST;
  }

  int count() {
    return count;
  }

  int token(int at) {
    return tokens[at];
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

  void literal(byte value) {
    int symbol = value & 0xff;
    symbols[symbol]++;
    tokens[count++] = symbol;
  }

  /// @param length 3 to 258
  /// @param distance 1 to 32,768
  void repetition(int length, int distance) {
    symbols[LENGTH_SYMBOLS[length - SHORTEST]]++;
    distances[distanceSymbol(distance - 1)]++;
    tokens[count++] = REPETITION | (length - SHORTEST) << 16 | (distance - 1);
  }

  static boolean isLiteral(int token) {
    return token >= 0;
  }

  static int lengthSymbol(int token) {
    return LENGTH_SYMBOLS[token >>> 16 & 0xff];
  }

  static int lengthBits(int symbol) {
    return LENGTH_BITS[symbol];
  }

  /// What the bits besides a length's code say.
  static int lengthRest(int token, int symbol) {
    return (token >>> 16 & 0xff) - LENGTH_STARTS[symbol];
  }

  static int distanceOf(int token) {
    return distanceSymbol(token & 0xffff);
  }

  static int distanceBits(int symbol) {
    return DISTANCE_BITS[symbol];
  }

  /// What the bits besides a distance's code say.
  static int distanceRest(int token, int symbol) {
    return (token & 0xffff) - DISTANCE_STARTS[symbol];
  }

  private static int distanceSymbol(int distance) {
    return DISTANCE_SYMBOLS[distance < NEAR ? distance : NEAR + (distance >>> FAR_SHIFT)];
  }
}

package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class HuffmanCodeTest {
  private final RandomGenerator random =
      RandomGeneratorFactory.of("L64X128MixRandom").create(20261128);

  @Test
  void aCodeTakesAsFewBitsAsATreeBuiltByHuffmansRule() {
    for (int round = 0; round < 500; round++) {
      int[] frequencies = new int[2 + random.nextInt(285)];
      // None is so rare that its code would be longer than 15 bits.
      Arrays.setAll(frequencies, i -> random.nextInt(3) == 0 ? 0 : random.nextInt(20, 1000));
      HuffmanCode code = new HuffmanCode(frequencies.length, 15);
      code.fit(frequencies);
      long best = bestBits(frequencies);
      if (best > 0) {
        assertThat(code.bits(frequencies)).isEqualTo(best);
      }
    }
  }

  @Test
  void aCodeIsCompleteAndWithinItsLimit() {
    for (int limit : new int[] {7, 15}) {
      // Fibonacci's numbers give the deepest trees.
      int[] frequencies = new int[19];
      frequencies[0] = 1;
      frequencies[1] = 1;
      for (int i = 2; i < frequencies.length; i++) {
        frequencies[i] = frequencies[i - 1] + frequencies[i - 2];
      }
      HuffmanCode code = new HuffmanCode(frequencies.length, limit);
      code.fit(frequencies);
      int places = 0;
      for (int symbol = 0; symbol < frequencies.length; symbol++) {
        assertThat(code.length(symbol)).isBetween(1, limit);
        places += 1 << (limit - code.length(symbol));
      }
      assertThat(places).isEqualTo(1 << limit);
    }
  }

  @Test
  void noSymbolOrASingleOneGetsTwoCodes() {
    HuffmanCode code = new HuffmanCode(30, 15);
    code.fit(new int[30]);
    assertThat(code.length(0) + code.length(1)).isEqualTo(2);
    int[] one = new int[30];
    one[17] = 5;
    code.fit(one);
    assertThat(code.length(17)).isEqualTo(1);
    assertThat(code.length(0)).isEqualTo(1);
    assertThat(code.used(1)).isEqualTo(18);
  }

  @Test
  void codesOfTheStandardsExampleComeOut() {
    // RFC 1951, 3.2.2: lengths 3, 3, 3, 3, 3, 2, 4, 4 give 010, 011, 100, 101, 110, 00, 1110, 1111.
    HuffmanCode code = new HuffmanCode(8, 15).set(new int[] {3, 3, 3, 3, 3, 2, 4, 4});
    int[] expected = {0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111};
    for (int symbol = 0; symbol < expected.length; symbol++) {
      assertThat(code.code(symbol)).isEqualTo(expected[symbol]);
    }
  }

  private static long bestBits(int[] frequencies) {
    PriorityQueue<Long> trees = new PriorityQueue<>();
    for (int frequency : frequencies) {
      if (frequency > 0) {
        trees.add((long) frequency);
      }
    }
    long bits = 0;
    while (trees.size() > 1) {
      long both = trees.remove() + trees.remove();
      bits += both;
      trees.add(both);
    }
    return bits;
  }
}

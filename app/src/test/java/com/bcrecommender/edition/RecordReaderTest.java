package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordReaderTest {
  private static RecordReader reader(byte[] bytes, int start, int end) {
    return new RecordReader("test").turnTo(0, MemorySegment.ofArray(bytes), start, end);
  }

  private static int[] numbers(Random random, int count) {
    int[] numbers = new int[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = random.nextInt() >>> (1 + random.nextInt(31));
    }
    return numbers;
  }

  /// Records of up to some thousand bytes among others, so that they are copied in several pieces.
  @Test
  void what_was_written_is_read_however_long_the_record_is() {
    Random random = new Random(1);
    for (int round = 0; round < 500; round++) {
      int[] skipped = numbers(random, random.nextInt(700));
      int[] numbers = numbers(random, random.nextInt(700));
      String text = "ø".repeat(random.nextInt(900));
      RecordBuffer out = new RecordBuffer();
      out.put(7).ints(skipped).string(text).ints(skipped).ints(numbers).string(text).put(9);
      byte[] among = new byte[out.size() + 20];
      random.nextBytes(among);
      System.arraycopy(out.bytes(), 0, among, 10, out.size());
      RecordReader in = reader(among, 10, 10 + out.size());
      assertThat(in.u8()).isEqualTo(7);
      in.skipInts();
      assertThat(in.string()).isEqualTo(text);
      assertThat(in.ints()).isEqualTo(skipped);
      assertThat(in.ints()).isEqualTo(numbers);
      assertThat(in.utf8()).hasSize(2 * text.length());
      assertThat(in.left()).isEqualTo(1);
      assertThat(in.u8()).isEqualTo(9);
      assertThat(in.atEnd()).isTrue();
    }
  }

  @Test
  void nothing_behind_the_record_is_read() {
    RecordBuffer out = new RecordBuffer();
    out.ints(new int[600]);
    byte[] more = Arrays.copyOf(out.bytes(), out.size() + 100);
    for (int end : new int[] {0, 1, 2, 511, 512, 513, out.size() - 1}) {
      assertThatThrownBy(() -> reader(more, 0, end).ints()).isInstanceOf(UnusableEdition.class);
      assertThatThrownBy(() -> reader(more, 0, end).skipInts()).isInstanceOf(UnusableEdition.class);
    }
    RecordReader text = reader(new byte[] {100, 'a', 'b'}, 0, 3);
    assertThatThrownBy(text::string).isInstanceOf(UnusableEdition.class);
  }
}

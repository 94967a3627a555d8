package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextOrderTest {
  @Test
  void theOrderIsThatOfTheBytesHoweverMuchTextsShare() {
    Random random = new Random(20261128);
    List<String> texts = new ArrayList<>(List.of("", "a", "ab", "abc", "abcd", "abcde", "abcd"));
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(9); length > 0; length--) {
        text.appendCodePoint(
            new int[] {'\0', 'a', 'b', 'ø', '\u7fff', '\u97f3', 0x1f600}[random.nextInt(7)]);
      }
      texts.add(text.toString());
    }
    Collections.shuffle(texts, random);
    RecordBuffer bytes = new RecordBuffer();
    int[] starts = new int[texts.size() + 1];
    for (int i = 0; i < texts.size(); i++) {
      byte[] utf8 = texts.get(i).getBytes(StandardCharsets.UTF_8);
      bytes.bytes(utf8, 0, utf8.length);
      starts[i + 1] = bytes.size();
    }
    int[] sorted = IntStream.range(0, texts.size()).toArray();
    new TextOrder() {
      @Override
      byte[] bytes() {
        return bytes.bytes();
      }

      @Override
      int start(int number) {
        return starts[number];
      }

      @Override
      int end(int number) {
        return starts[number + 1];
      }
    }.sort(sorted, 5, sorted.length);
    Integer[] expected = IntStream.range(5, texts.size()).boxed().toArray(Integer[]::new);
    // A stable sort: equal texts keep their numbers in order.
    Arrays.sort(expected, (a, b) -> SearchOrder.compare(texts.get(a), texts.get(b)));
    assertThat(Arrays.copyOfRange(sorted, 5, sorted.length))
        .containsExactly(Arrays.stream(expected).mapToInt(Integer::intValue).toArray());
    assertThat(Arrays.copyOf(sorted, 5)).containsExactly(0, 1, 2, 3, 4);
  }
}

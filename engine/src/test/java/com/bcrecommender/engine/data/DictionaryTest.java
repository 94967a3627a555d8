package com.bcrecommender.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class DictionaryTest {

  @Test
  void agreesWithAMapForKeysOfAnyKind() {
    SplittableRandom random = new SplittableRandom(1);
    Dictionary dictionary = new Dictionary();
    Map<String, Integer> map = new HashMap<>();
    String[] shapes = {"%d", "a%d", "u:https://x.bandcamp.com/album/é-%d", "光%d", "%d\u0000", ""};
    for (int i = 0; i < 50_000; i++) {
      String key = shapes[random.nextInt(shapes.length)].formatted(random.nextInt(8000));
      Integer known = map.putIfAbsent(key, map.size());
      assertThat(dictionary.add(key)).isEqualTo(known == null ? map.size() - 1 : known);
    }
    assertThat(dictionary.size()).isEqualTo(map.size());
    map.forEach((key, id) -> {
      assertThat(dictionary.id(key)).isEqualTo(id);
      assertThat(dictionary.key(id)).isEqualTo(key);
    });
    assertThat(dictionary.id("never added")).isEqualTo(-1);
  }

  @Test
  void sortedIdsDoNotDependOnTheOrderOfAdding() {
    Dictionary one = new Dictionary();
    Dictionary other = new Dictionary();
    for (int i = 0; i < 1000; i++) {
      one.add("k" + i);
      other.add("k" + (999 - i));
    }
    Dictionary sorted = one.sorted();
    Dictionary otherSorted = other.sorted();
    for (int i = 0; i < 1000; i++) {
      assertThat(sorted.key(i)).isEqualTo(otherSorted.key(i));
      assertThat(i == 0 || sorted.key(i - 1).compareTo(sorted.key(i)) < 0).isTrue();
    }
  }

  @Test
  void sortingKeysOfAnyKindIsSortingTheirBytes() {
    SplittableRandom random = new SplittableRandom(2);
    TreeSet<String> keys =
        new TreeSet<>((a, b) ->
            Arrays.compareUnsigned(
                a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
    Dictionary dictionary = new Dictionary();
    String[] pieces = {"", "a", "ab", "é", "光", "😀", "0", "https://", "\u0000"};
    for (int i = 0; i < 5000; i++) {
      StringBuilder key = new StringBuilder();
      for (int p = random.nextInt(8); p > 0; p--) {
        key.append(pieces[random.nextInt(pieces.length)]);
      }
      keys.add(key.toString());
      dictionary.add(key.toString());
    }
    Dictionary sorted = dictionary.sorted();
    assertThat(sorted.size()).isEqualTo(keys.size()).isGreaterThan(1000);
    int id = 0;
    for (String key : keys) {
      assertThat(sorted.id(key)).isEqualTo(id);
      assertThat(sorted.key(id++)).isEqualTo(key);
    }
    assertThat(sorted.add("new")).isEqualTo(keys.size());
    assertThat(new Dictionary().sorted().add("first")).isZero();
  }

  @Test
  void anIdThatWasNeverGivenIsRefused() {
    assertThatThrownBy(() -> new Dictionary().key(0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("there are 0");
  }
}

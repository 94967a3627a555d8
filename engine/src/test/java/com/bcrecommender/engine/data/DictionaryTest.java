package com.bcrecommender.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
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
  void anIdThatWasNeverGivenIsRefused() {
    assertThatThrownBy(() -> new Dictionary().key(0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("there are 0");
  }
}

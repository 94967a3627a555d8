package com.bcrecommender.publish;

import com.bcrecommender.publish.Contents.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A fair sample of items that pass by, each with the same chance, in memory for the sample alone:
/// Vitter's algorithm R (1985).
final class Sample {
  private final int most;
  private final Random random;
  private final List<Item> items = new ArrayList<>();
  private long offered;

  Sample(int most, Random random) {
    this.most = most;
    this.random = random;
  }

  void offer(Item item) {
    offered++;
    if (items.size() < most) {
      items.add(item);
    } else {
      long place = random.nextLong(offered);
      if (place < most) {
        items.set((int) place, item);
      }
    }
  }

  List<Item> items() {
    return List.copyOf(items);
  }
}

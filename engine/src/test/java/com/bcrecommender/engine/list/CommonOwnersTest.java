package com.bcrecommender.engine.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.engine.RandomSnapshots;
import com.bcrecommender.engine.data.Snapshot;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class CommonOwnersTest {

  @Test
  void countsWhatLookingUpEachFanCounts() {
    SplittableRandom random = new SplittableRandom(4);
    int fans = 2000;
    // From no owner to all of them, so that both ways of counting are taken.
    int[] owners = {0, 1, 2, 10, 50, 100, 500, 1500, 2000, 1990};
    Snapshot.Builder builder = Snapshot.builder().sizes(fans, owners.length, 0);
    for (int t = 0; t < owners.length; t++) {
      for (int i = 0; i < owners[t]; i++) {
        builder.preference(owners[t] == fans ? i : random.nextInt(fans), t);
      }
    }
    Snapshot snapshot = builder.build();
    CommonOwners counted = new CommonOwners(snapshot.owners());
    CommonOwners mapped = new CommonOwners(RandomSnapshots.mapped(snapshot).owners());
    for (int a = 0; a < owners.length; a++) {
      for (int b = 0; b < owners.length; b++) {
        int common = 0;
        for (int fan = 0; fan < fans; fan++) {
          common += snapshot.isOwned(fan, a) && snapshot.isOwned(fan, b) ? 1 : 0;
        }
        assertThat(counted.of(a, b)).isEqualTo(common);
        assertThat(mapped.of(a, b)).isEqualTo(common);
      }
    }
  }

  @Test
  void morePairsThanAreKeptAreCountedAgain() {
    // 180,300 pairs, where 131,072 have a place.
    int tralbums = 600;
    SplittableRandom random = new SplittableRandom(5);
    Snapshot.Builder builder = Snapshot.builder().sizes(64, tralbums, 0);
    long[] ownersOf = new long[tralbums];
    for (int t = 0; t < tralbums; t++) {
      ownersOf[t] = random.nextLong();
      for (int fan = 0; fan < 64; fan++) {
        if ((ownersOf[t] >>> fan & 1) != 0) {
          builder.preference(fan, t);
        }
      }
    }
    CommonOwners counted = new CommonOwners(builder.build().owners());
    int wrong = 0;
    for (int again = 0; again < 2; again++) {
      for (int a = 0; a < tralbums; a++) {
        for (int b = a; b < tralbums; b++) {
          int common = Long.bitCount(ownersOf[a] & ownersOf[b]);
          wrong += counted.of(a, b) == common && counted.of(b, a) == common ? 0 : 1;
        }
      }
    }
    assertThat(wrong).isZero();
  }
}

package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkersTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void resultsComeInOrderOnTheCallersThread(int threads) {
    List<Integer> results = new ArrayList<>();
    Thread caller = Thread.currentThread();
    Workers.inOrder(
        threads,
        100,
        () -> block -> block * block,
        (block, result) -> {
          assertThat(Thread.currentThread()).isSameAs(caller);
          assertThat(result).isEqualTo(block * block);
          results.add(block);
        });
    assertThat(results).hasSize(100).isSorted();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aFailureReachesTheCaller(int threads) {
    assertThatThrownBy(() ->
            Workers.inOrder(
                threads,
                20,
                () ->
                    block -> {
                      if (block == 11) {
                        throw new IllegalStateException("block 11");
                      }
                      return block;
                    },
                (block, result) -> assertThat(block).isLessThan(11)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("block 11");
  }
}

package com.bcrecommender.engine.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ObjectiveTest {
  @ParameterizedTest
  @ValueSource(strings = {"ndcg@20", "recall@5", "map@10", "hit-rate@1", "precision@1000"})
  void whatItSaysOfItselfIsReadAgain(String text) {
    assertThat(Objective.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ndcg", "ndcg@", "ndcg@0", "ndcg@1001", "ndcg@-3", "auc@20", "ndcg@20@20"})
  void anythingElseIsAnsweredInOneLine(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Objective.parse(text))
        .withMessageContaining("such as ndcg@20")
        .withMessageContaining("found \"" + text + "\"");
  }
}

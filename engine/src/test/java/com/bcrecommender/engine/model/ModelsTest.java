package com.bcrecommender.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bcrecommender.engine.data.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelsTest {
  private static final Snapshot EMPTY = Snapshot.builder().build();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nearest | expected a model out of popularity, item-neighbours, ",
        "popularity:k=3 | no parameters of popularity",
        "item-neighbours:neighbours=3 | expected parameters out of [similarity, k",
        "item-neighbours:similarity=jaccard | one of cosine, tf-idf, bm25",
        "item-neighbours:k=0 | whole number from 1 to 10000 for k of item-neighbours, found \"0\"",
        "item-neighbours:k=many | found \"many\"",
        "item-neighbours:shrink=NaN | a number from 0 to",
        "item-neighbours:k=3,k=4 | given twice",
        "item-neighbours:k | as name=value, found \"k\"",
        "item-neighbours:similarity=bm25,shrink=3 | found \"shrink\"",
        "blend | parts of a blend as weight*model(parameters), joined by +, found \"\"",
        "blend:popularity | found \"popularity\"",
        "blend:2*popularity+ | found \"\"",
        "blend:two*popularity | found \"two*popularity\"",
        "blend:2*item-neighbours(k=3 | found \"2*item-neighbours(k=3\"",
        "blend:-1*popularity | a weight above 0 and at most 1000000 in a blend, found",
        "blend:1*popularity+2*nearest(k=3) | expected a model out of popularity",
        "blend:1*item-neighbours(k=0) | for k of item-neighbours, found \"0\"",
      })
  void aWrongSpecIsAnsweredInOneLine(String spec, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Models.learn(spec, EMPTY))
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @Test
  void defaultsAreSpelledOut() {
    assertThat(Models.learn("item-neighbours", EMPTY).spec())
        .isEqualTo(
            "item-neighbours:similarity=cosine,k=100,shrink=5,asymmetry=0.7,damping=0.5,popularity=0");
    assertThat(Models.learn(" popularity ", EMPTY).spec()).isEqualTo("popularity");
  }
}

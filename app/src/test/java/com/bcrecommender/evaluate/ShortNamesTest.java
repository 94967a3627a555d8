package com.bcrecommender.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShortNamesTest {
  @Test
  void aModelThatIsAloneNeedsNoParameters() {
    assertThat(ShortNames.of(List.of("popularity", "item-neighbours:similarity=cosine,k=100")))
        .containsExactly("popularity", "item-neighbours");
  }

  @Test
  void asFewParametersAsTellApart() {
    assertThat(
            ShortNames.of(
                List.of("n:s=cosine,k=100,d=1", "n:s=tf-idf,k=100,d=2", "n:s=bm25,k=100,b=0.8")))
        .containsExactly("n s=cosine", "n s=tf-idf", "n s=bm25");
    assertThat(ShortNames.of(List.of("n:s=a,k=1", "n:s=a,k=2", "n:s=b,k=2")))
        .containsExactly("n s=a, k=1", "n s=a, k=2", "n s=b, k=2");
  }

  @Test
  void blendsAreNumberedAndNothingIsEverCalledTheSame() {
    assertThat(
            ShortNames.of(
                List.of("blend:1*a(k=1)+2*b(k=2)", "blend:1*a(k=1)+3*b(k=2)", "n:k=1", "n:k=1")))
        .containsExactly("blend", "blend #2", "n", "n #2");
  }
}

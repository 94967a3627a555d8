package com.bcrecommender.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.settings.Home;
import com.bcrecommender.settings.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TunedModelTest {
  private static final String SPEC = "blend:1*item-neighbours(k=20,shrink=2)+0.5*tags(k=5)";

  @TempDir private Path folder;

  @Test
  void whatIsKeptIsReadAgainHoweverStrangeItsFacts() {
    Home home = new Home(folder.resolve("new"));
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("objective", "ndcg@20");
    facts.put("source", "C:\\data\\a=b#c\nd.tsv");
    new TunedModel(SPEC, facts).keep(home);
    TunedModel read = TunedModel.in(home).orElseThrow();
    assertThat(read.model()).isEqualTo(SPEC);
    assertThat(read.facts())
        .containsEntry("objective", "ndcg@20")
        .containsEntry("source", "C:/data/a=b#c d.tsv");
    new TunedModel("popularity", Map.of()).keep(home);
    assertThat(TunedModel.in(home).orElseThrow().model()).isEqualTo("popularity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "model =\n", "objective = ndcg@20\n", "model = \\u00zz\n"})
  void aFileThatSaysNothingUsableIsNamedInOneLine(String text) throws IOException {
    Files.writeString(folder.resolve(TunedModel.FILE), text);
    assertThatThrownBy(() -> TunedModel.in(new Home(folder)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(TunedModel.FILE)
        .hasMessageContaining("run bcr tune again");
  }

  @Test
  void autoIsWhatWasTunedElseADefaultByTheSize() {
    Home home = new Home(folder);
    ModelChoice small = ModelChoice.of(home, "auto", 1000);
    ModelChoice large = ModelChoice.of(home, "auto", 100_000_000);
    assertThat(small.spec()).startsWith("blend:");
    assertThat(large.spec()).isEqualTo("item-neighbours");
    assertThat(large.facts()).containsEntry("chosen-by", "default");
    Snapshot nothing = Snapshot.builder().build();
    assertThat(small.learn(nothing, 1).name()).isEqualTo("blend");
    assertThat(large.learn(nothing, 1).name()).isEqualTo("item-neighbours");

    new TunedModel(SPEC, Map.of("objective", "ndcg@20")).keep(home);
    ModelChoice tuned = ModelChoice.of(home, "auto", 1000);
    assertThat(tuned.spec()).isEqualTo(SPEC);
    assertThat(tuned.facts())
        .containsEntry("chosen-by", "tuning")
        .containsEntry("objective", "ndcg@20");
    assertThat(ModelChoice.of(home, "popularity", 1000).spec()).isEqualTo("popularity");
  }

  @Test
  void aTunedModelThatCannotBeLearnedIsBlamedOnItsFile() {
    Home home = new Home(folder);
    new TunedModel("item-neighbours:k=none", Map.of()).keep(home);
    assertThatThrownBy(
            () -> ModelChoice.of(home, "auto", 1000).learn(Snapshot.builder().build(), 1))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(TunedModel.FILE)
        .hasMessageContaining("found \"none\"");
  }
}

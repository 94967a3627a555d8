package com.bcrecommender.edition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.optout.OptOuts;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicManifestTest {
  private static OptOuts optOuts(int salt) {
    byte[] bytes = new byte[16];
    bytes[0] = (byte) salt;
    return OptOuts.of(bytes, Instant.EPOCH, Set.of(OptOutKey.ofFan("f" + salt)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n  \"format\": 2,\n  \"check\": \"0a\"\n}\n",
        "{\"format\":2,\"id\":\"é\"}",
        "{\"format\": 2,\n  \"settings\": {\n    \"k\": \"}\"\n  }}\n\n"
      })
  void a_manifest_comes_back_as_it_was_and_so_do_the_opt_outs(String text) {
    byte[] manifest = text.getBytes(UTF_8);
    for (OptOuts some : new OptOuts[] {optOuts(1), optOuts(1).and(optOuts(2))}) {
      byte[] bytes = new PublicManifest(manifest, some).bytes();
      assertThat(new String(bytes, UTF_8)).contains("\"optOuts\": [").startsWith("{");
      PublicManifest read = PublicManifest.parse(bytes);
      assertThat(read.manifest()).isEqualTo(manifest);
      assertThat(read.optOuts()).isEqualTo(some);
      assertThat(new PublicManifest(read.manifest(), read.optOuts()).bytes()).isEqualTo(bytes);
    }
    assertThat(new PublicManifest(manifest, OptOuts.NONE).bytes()).isEqualTo(manifest);
    assertThat(PublicManifest.parse(manifest).manifest()).isEqualTo(manifest);
    assertThat(PublicManifest.parse(manifest).optOuts()).isEqualTo(OptOuts.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "AAAA"})
  void damaged_opt_outs_are_refused(String text) {
    byte[] bytes =
        "{\"format\":2,\n  \"optOuts\": [\n    \"%s\"\n  ]}".formatted(text).getBytes(UTF_8);
    assertThatIllegalArgumentException().isThrownBy(() -> PublicManifest.parse(bytes));
  }
}

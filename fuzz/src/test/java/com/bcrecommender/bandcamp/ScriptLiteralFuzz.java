package com.bcrecommender.bandcamp;

import com.bcrecommender.fuzz.Fuzzing;
import com.bcrecommender.fuzz.Seeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// The literals of scripts before 2020: JSON comes out, or a page is broken.
final class ScriptLiteralFuzz {
  static Stream<byte[]> seeds() {
    return Seeds.texts(
        "{ // c\n current: {\"a\":1, 'b':'x\\n\\u00e9\\x41'}, /* c */ url: \"a\" + 'b', n: null, f: new Date(1), m: -1.5e3, }",
        "{a:[1,,2,],b:false,'c-d':undefined,e:.5,f:0x1F,g:'\\\n'}",
        "{a:" + "[".repeat(70));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = Fuzzing.DURATION)
  void isJsonOrBroken(byte[] script) {
    Fuzzing.inTime(() -> {
      try {
        String json = ScriptLiteral.toJson("x", new String(script, StandardCharsets.UTF_8), 0);
        if (json.startsWith("{")) {
          Blob.parse("x", json);
        }
      } catch (BrokenPage expected) {
        // It says so.
      }
    });
  }
}

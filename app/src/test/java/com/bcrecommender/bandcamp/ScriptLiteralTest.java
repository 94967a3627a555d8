package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptLiteralTest {
  private static String json(String literal) {
    return ScriptLiteral.toJson("it", literal, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a: 1} | {\"a\":1}",
        "{'a-b': 'it''s'} | error",
        "{\"a\" : [1, -2.5e3, true, null,],} | {\"a\":[1,-2.5e3,true,null]}",
        "{a: 'say \"hi\"'} | {\"a\":\"say \\\"hi\\\"\"}",
        "{a: 'x\\'y'} | {\"a\":\"x'y\"}",
        "{a: \"http://x.y\" + '/album/' + \"z\"} | {\"a\":\"http://x.y/album/z\"}",
        "{a: \"x\" + location.host, b: 2} | {\"a\":null,\"b\":2}",
        "{a: window.b, c: undefined} | {\"a\":null,\"c\":null}",
        "{a: \"// no comment\", b: '/* nor this */'} | {\"a\":\"// no comment\",\"b\":\"/* nor this */\"}",
        "{a: '\\x41\\u00e9\\/\\q'} | {\"a\":\"Aé/q\"}",
        "{a: 1 b: 2} | error",
        "{a: f(1)} | error",
        "{a: 'never ends} | error",
        "{a: | error",
        "{a: '\\u12'} | error",
        "{: 1} | error",
      })
  void aLiteralBecomesJsonOrIsRefused(String literal, String expected) {
    if (expected.equals("error")) {
      assertThatThrownBy(() -> json(literal))
          .isInstanceOf(BrokenPage.class)
          .hasMessageStartingWith("it: expected");
    } else {
      assertThat(json(literal)).isEqualTo(expected);
    }
  }

  @Test
  void commentsGoWhereverTheyStand() {
    assertThat(json("{/* one */ a /* two */ : // three\n 1 // four\n}")).isEqualTo("{\"a\":1}");
  }

  @Test
  void controlCharactersAreEscapedForJson() {
    assertThat(json("{a: 'x\\n\\t\\0'}")).isEqualTo("{\"a\":\"x\\u000a\\u0009\\u0000\"}");
    assertThat(Blob.parse("it", json("{a: 'x\\ny'}")).text("a")).isEqualTo("x\ny");
  }

  @Test
  void nestingIsBounded() {
    String deep = "[".repeat(200) + "]".repeat(200);
    assertThatThrownBy(() -> json("{a:" + deep + "}")).hasMessageContaining("levels");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "var TralbumData = {id: 1};",
        "TralbumData={id: 1}",
        "x; window.TralbumData =\n {id: 1}"
      })
  void theVariableIsFoundWhereverItIsSet(String script) {
    Blob blob = ScriptLiteral.find(new Markup("<script>" + script + "</script>"), "TralbumData");
    assertThat(Objects.requireNonNull(blob).id("id")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"if (TralbumData == x) {}", "var MyTralbumData = {id: 1}", "TralbumData = load()"})
  void whatOnlyLooksAlikeIsNotFound(String script) {
    assertThat(ScriptLiteral.find(new Markup("<script>" + script + "</script>"), "TralbumData"))
        .isNull();
  }
}

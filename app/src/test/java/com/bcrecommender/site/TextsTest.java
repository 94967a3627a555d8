package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private final Texts texts = Texts.english();

  @Test
  void counts_choose_the_words_and_names_are_set_apart() {
    assertThat(texts.count("reason.owners", 1, "Tidal Rooms"))
        .isEqualTo("1 fan who owns Tidal Rooms owns this too");
    Phrase phrase = texts.counted("reason.owners", 1234, "Tidal & Rooms");
    PageBytes page = new PageBytes(16);
    phrase.writeTo(page);
    assertThat(new String(page.toArray(), StandardCharsets.UTF_8))
        .isEqualTo("1,234 fans who own <cite dir=\"auto\">Tidal &amp; Rooms</cite> own this too");
  }

  @Test
  void a_name_that_looks_like_a_slot_stays_a_name() {
    assertThat(texts.count("reason.owners", 2, "<0>{1}"))
        .isEqualTo("2 fans who own <0>{1} own this too");
  }

  @Test
  void a_missing_text_is_our_bug() {
    assertThatThrownBy(() -> texts.get("no.such.key"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no.such.key");
  }

  @Test
  void every_text_is_used() throws IOException {
    StringBuilder sources = new StringBuilder();
    Path app = Path.of(System.getProperty("bcr.root"), "app", "src", "main");
    for (String folder :
        new String[] {
          "java/com/bcrecommender/site",
          "java/com/bcrecommender/serve",
          "jte",
          "resources/com/bcrecommender/site/assets/reader"
        }) {
      try (Stream<Path> files = Files.walk(app.resolve(folder))) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          sources.append(Files.readString(file));
        }
      }
    }
    String script =
        Files.readString(app.resolve("resources/com/bcrecommender/site/assets/save.js"));
    assertThat(texts.keys())
        .allSatisfy(key -> {
          String plain = key.replaceFirst("\\.(one|other)$", "");
          // The reader puts some together of a beginning and a last word.
          String together = "`" + plain.substring(0, plain.lastIndexOf('.') + 1) + "${";
          // The bookmark's script names its own by their last words.
          String last = plain.substring(plain.lastIndexOf('.') + 1);
          boolean said =
              key.startsWith(Bookmarklet.SAYS)
                  && (script.contains("texts." + last) || script.contains("\"" + last + "\""));
          assertThat(
                  said
                      || sources.indexOf("\"" + plain + "\"") >= 0
                      || sources.indexOf(together) >= 0)
              .as("a use of %s", key)
              .isTrue();
        });
  }

  @Test
  void dates_are_those_of_utc() {
    assertThat(texts.date(17_976)).isEqualTo("21 March 2019");
    assertThat(texts.date(-1)).isEqualTo("31 December 1969");
  }
}

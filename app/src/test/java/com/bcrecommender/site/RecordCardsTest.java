package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Card;
import com.bcrecommender.edition.Edition;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RecordCardsTest {
  private static Edition edition;

  @BeforeAll
  static void open() {
    edition = Edition.open(SampleEdition.shared());
  }

  @AfterAll
  static void close() {
    edition.close();
  }

  @Test
  void a_page_is_the_same_whatever_was_shown_before() {
    Pages used = new Pages(edition, SiteOptions.defaults());
    // The first array is too small for any page.
    for (byte[] into : List.of(new byte[16], new byte[Html.USUAL_BYTES])) {
      for (int fan = 0; fan < edition.fans(); fan++) {
        byte[] fresh = Html.render(new Pages(edition, SiteOptions.defaults()).fan(fan, 0, 0));
        ByteBuffer page = Html.render(used.fan(fan, 0, 0), into);
        assertThat(page).isEqualTo(ByteBuffer.wrap(fresh));
      }
    }
  }

  @Test
  void colours_are_those_that_the_names_of_the_tags_give() {
    Tags tags = new Tags(edition);
    PageCards cards = new PageCards(new RecordCards(edition, tags, Bandcamp.DEFAULT));
    for (int id = 0; id < edition.tralbums(); id++) {
      Card card = edition.card(id);
      List<String> names =
          Arrays.stream(card.tags())
              .limit(Card.FIRST_TAGS)
              .mapToObj(tag -> edition.tag(tag).name())
              .toList();
      RecordCard made = cards.card(id);
      TagColour colour = TagColour.of(card.key(), names);
      assertThat(tags.colour(made.name().key(), made.tags())).isEqualTo(colour);
      assertThat(made.cover()).isEqualTo(Cover.of(made.name(), colour));
      assertThat(made.name().title()).hasToString(RecordName.title(card));
      assertThat(made.owners()).isEqualTo(card.owners());
    }
  }

  @Test
  @SuppressWarnings("ReferenceEquality") // Kept is what is the same object again.
  void of_the_records_that_share_a_place_the_most_owned_is_kept() {
    RecordCards cards = new RecordCards(edition, new Tags(edition), Bandcamp.DEFAULT, 1);
    int[] all = IntStream.range(0, edition.tralbums()).toArray();
    List<RecordCard> first = Arrays.stream(all).mapToObj(new PageCards(cards)::card).toList();
    PageCards later = new PageCards(cards);
    List<RecordCard> again = Arrays.stream(all).mapToObj(later::card).toList();
    List<RecordCard> kept = first.stream().filter(card -> again.get(card.id()) == card).toList();
    assertThat(kept).hasSize(2);
    int most = first.stream().mapToInt(RecordCard::owners).max().orElseThrow();
    assertThat(kept.stream().mapToInt(RecordCard::owners)).contains(most);
    assertThat(again).usingRecursiveComparison().isEqualTo(first);
  }

  @Test
  void a_record_that_is_not_kept_is_made_once_a_page() {
    RecordCards cards = new RecordCards(edition, new Tags(edition), Bandcamp.DEFAULT, 1);
    for (int id = 0; id < edition.tralbums(); id++) {
      PageCards page = new PageCards(cards);
      assertThat(page.card(id)).isSameAs(page.card(id));
    }
  }

  @Test
  void a_sentence_that_is_kept_is_the_one_that_would_be_made() {
    Texts texts = SiteOptions.defaults().texts();
    Sentences sentences = new Sentences(texts);
    for (int round = 0; round < 2; round++) {
      for (int n : new int[] {0, 1, 2, 99, 511, 512, 1234, 1_234_567}) {
        assertThat(sentences.records.of(n)).hasToString(texts.count("count.records", n));
        assertThat(sentences.share.of(n)).hasToString(texts.get("why.row", n));
      }
      for (int reasons = 1; reasons <= 3; reasons++) {
        for (int percent = 0; percent <= 100; percent++) {
          assertThat(sentences.covered(reasons, percent))
              .hasToString(texts.count("why.covered", reasons, percent));
        }
      }
    }
  }
}

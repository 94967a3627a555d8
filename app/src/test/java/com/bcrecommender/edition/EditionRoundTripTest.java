package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EditionRoundTripTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1, 300, 500, 40", "2, 5, 700, 3", "3, 400, 9, 0", "4, 1, 1, 1", "5, 30, 40, 200"})
  void everythingComesBackAsItWasWritten(long seed, int fans, int tralbums, int tags) {
    RandomContents written = new RandomContents(seed, fans, tralbums, tags);
    Editions editions = Editions.in(folder);
    String name = written.write(editions, RandomContents.PROVENANCE);
    Verification verification = EditionVerifier.verify(editions.folder(name));
    assertThat(verification.failures()).isEmpty();
    try (Edition edition = Edition.open(editions.folder(name))) {
      RandomContents truth = written.in(edition);
      assertThat(edition.manifest().provenance()).isEqualTo(RandomContents.PROVENANCE);
      assertThat(edition.manifest().counts()).isEqualTo(verification.counts());
      assertThat(edition.fans()).isEqualTo(fans);
      assertThat(edition.tralbums()).isEqualTo(tralbums);
      assertThat(edition.tags()).isEqualTo(tags);
      truth.tags.forEach(tag -> assertSame(tag, edition));
      truth.cards.forEach(card -> assertSame(card, truth.cardAliases.get(card.id()), edition));
      truth.fans.forEach(fan -> assertSame(fan, truth.fanAliases.get(fan.id()), edition));
      for (int fan = 0; fan < fans; fan++) {
        assertThat(edition.fanList(fan, 0, 1000)).isEqualTo(truth.fanLists.get(fan));
        assertThat(edition.fanListSize(fan)).isEqualTo(truth.fanLists.get(fan).size());
      }
      for (int id = 0; id < tralbums; id++) {
        assertThat(edition.similar(id, 0, 1000)).isEqualTo(truth.similarLists.get(id));
        assertThat(edition.similarSize(id)).isEqualTo(truth.similarLists.get(id).size());
        assertThat(edition.owners(id).total()).isEqualTo(truth.owners.get(id).length);
        assertThat(edition.owners(id).fans()).isEqualTo(truth.kept.get(id));
      }
    }
  }

  @Test
  void aPartOfAListIsThatPart() {
    RandomContents written = new RandomContents(6, 20, 300, 5);
    Editions editions = Editions.in(folder);
    try (Edition edition =
        Edition.open(editions.folder(written.write(editions, RandomContents.PROVENANCE)))) {
      RandomContents truth = written.in(edition);
      for (int fan = 0; fan < 20; fan++) {
        List<Entry> all = truth.fanLists.get(fan);
        for (int from = 0; from < all.size(); from += 7) {
          int to = Math.min(all.size(), from + 10);
          assertThat(edition.fanList(fan, from, to)).isEqualTo(all.subList(from, to));
        }
        assertThat(edition.fanList(fan, all.size(), all.size() + 10)).isEmpty();
      }
    }
  }

  private static void assertSame(Tag tag, Edition edition) {
    assertThat(edition.tag(tag.id())).usingRecursiveComparison().isEqualTo(tag);
    assertThat(edition.tagByName(tag.name())).isEqualTo(tag.id());
  }

  private static void assertSame(Card card, List<String> aliases, Edition edition) {
    assertThat(edition.card(card.id())).usingRecursiveComparison().isEqualTo(card);
    assertThat(edition.tralbumByKey(card.key())).isEqualTo(card.id());
    assertThat(aliases).allMatch(alias -> edition.tralbumByKey(alias) == card.id());
    assertThat(edition.tralbumByKey(card.key() + "0")).isEqualTo(-1);
    if (card.url() != null) {
      assertThat(edition.tralbumByUrl(card.url() + "/?from=fan#top")).isEqualTo(card.id());
    }
  }

  private static void assertSame(Fan fan, List<String> aliases, Edition edition) {
    assertThat(edition.fan(fan.id())).usingRecursiveComparison().isEqualTo(fan);
    assertThat(edition.fanByKey(fan.key())).isEqualTo(fan.id());
    assertThat(aliases).allMatch(alias -> edition.fanByKey(alias) == fan.id());
    if (fan.username() != null) {
      assertThat(edition.fanByUsername(fan.username().toUpperCase(Locale.ROOT)))
          .isEqualTo(fan.id());
    }
  }
}

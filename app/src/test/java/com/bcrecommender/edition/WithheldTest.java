package com.bcrecommender.edition;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.optout.OptOuts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An edition that was made before somebody opted out shows neither them nor what leads to them.
class WithheldTest {
  private static final int FANS = 60;
  private static final int TRALBUMS = 80;

  @TempDir static Path folder;

  private static final RandomContents CONTENTS = new RandomContents(11, FANS, TRALBUMS, 12);
  private static Path path;
  private static Edition whole;
  private static Edition edition;

  /// Ids in the edition of those left out.
  private static final Set<Integer> FANS_OUT = new HashSet<>();

  private static final Set<Integer> TRALBUMS_OUT = new HashSet<>();

  @BeforeAll
  static void write() {
    Editions editions = Editions.in(folder);
    path = editions.folder(CONTENTS.write(editions, RandomContents.PROVENANCE));
    whole = Edition.open(path);
    Set<OptOutKey> keys = new HashSet<>();
    // Every seventh fan, by key or by username; every ninth tralbum.
    for (Fan fan : CONTENTS.fans) {
      if (fan.id() % 7 == 0) {
        String username = fan.username();
        keys.add(
            username == null || fan.id() % 2 == 0
                ? OptOutKey.ofFan(fan.key())
                : OptOutKey.ofUsername(username));
        FANS_OUT.add(whole.fanByKey(fan.key()));
      }
    }
    for (Card card : CONTENTS.cards) {
      if (card.id() % 9 == 0) {
        keys.add(OptOutKey.ofTralbum(card.key()));
        TRALBUMS_OUT.add(whole.tralbumByKey(card.key()));
      }
    }
    OptOutFile.add(folder, OptOuts.of(new byte[16], Instant.EPOCH, keys));
    edition = Edition.open(path);
  }

  @AfterAll
  static void close() {
    whole.close();
    edition.close();
  }

  private static Set<Integer> shownFans(Edition of) {
    List<int[]> fans = new ArrayList<>();
    fans.add(of.entryPoints().fans());
    for (int id = 0; id < TRALBUMS; id++) {
      fans.add(of.owners(id).fans());
    }
    for (int id = 0; id < FANS; id++) {
      fans.add(of.similarFans(id).stream().mapToInt(SimilarFan::fan).toArray());
    }
    for (int id = 0; id < of.scenes(); id++) {
      fans.add(of.scene(id).fans());
    }
    for (Fan fan : CONTENTS.fans) {
      fans.add(new int[] {of.fanByKey(fan.key()), of.fanByKey("n:old-" + fan.id())});
      if (fan.username() != null) {
        fans.add(new int[] {of.fanByUsername(fan.username())});
      }
    }
    return ids(fans);
  }

  private static Set<Integer> shownTralbums(Edition of) {
    List<int[]> tralbums = new ArrayList<>();
    tralbums.add(of.entryPoints().tralbums());
    List<Entry> entries = new ArrayList<>();
    for (int id = 0; id < TRALBUMS; id++) {
      entries.addAll(of.similar(id, 0, 100));
      tralbums.add(of.similarTralbums(id, 100));
    }
    for (int id = 0; id < FANS; id++) {
      Fan fan = of.fan(id);
      tralbums.add(fan.tralbums());
      assertThat(fan.owned()).isLessThanOrEqualTo(fan.tralbums().length);
      entries.addAll(of.fanList(id, 0, 100));
      assertThat(of.fanList(fan, 0, 100).entries()).isEqualTo(of.fanList(id, 0, 100));
      tralbums.add(of.fanListTralbums(id, 100));
    }
    for (int id = 0; id < of.tags(); id++) {
      tralbums.add(of.tag(id).tralbums());
    }
    for (int id = 0; id < of.artists(); id++) {
      tralbums.add(of.artist(id).tralbums());
    }
    for (int id = 0; id < of.scenes(); id++) {
      tralbums.add(of.scene(id).tralbums());
    }
    for (Entry entry : entries) {
      tralbums.add(new int[] {entry.tralbum()});
      tralbums.add(entry.reasons().stream().mapToInt(Entry.Reason::tralbum).toArray());
    }
    for (Card card : CONTENTS.cards) {
      tralbums.add(new int[] {of.tralbumByKey(card.key())});
      if (card.url() != null) {
        tralbums.add(new int[] {of.tralbumByUrl(card.url())});
      }
    }
    return ids(tralbums);
  }

  private static Set<Integer> ids(List<int[]> all) {
    Set<Integer> ids = new HashSet<>();
    all.forEach(some -> Arrays.stream(some).filter(id -> id >= 0).forEach(ids::add));
    return ids;
  }

  @Test
  void nothing_that_an_edition_gives_out_leads_to_a_fan_who_opted_out() {
    assertThat(shownFans(whole)).containsAll(FANS_OUT);
    Set<Integer> left = shownFans(whole);
    left.removeAll(FANS_OUT);
    assertThat(shownFans(edition)).isEqualTo(left);
    FANS_OUT.forEach(id -> assertThat(edition.withholdsFan(id)).isTrue());
    left.forEach(id -> assertThat(edition.withholdsFan(id)).isFalse());
  }

  @Test
  void nothing_that_an_edition_gives_out_leads_to_a_tralbum_that_was_opted_out() {
    assertThat(shownTralbums(whole)).containsAll(TRALBUMS_OUT);
    Set<Integer> left = shownTralbums(whole);
    left.removeAll(TRALBUMS_OUT);
    assertThat(shownTralbums(edition)).isEqualTo(left);
    TRALBUMS_OUT.forEach(id -> assertThat(edition.withholdsTralbum(id)).isTrue());
  }

  @Test
  void a_search_finds_the_others_alone() {
    for (Edition of : List.of(whole, edition)) {
      boolean out = of == edition;
      for (Fan fan : CONTENTS.fans) {
        String handle = fan.username() == null ? fan.key() : "n:" + fan.username();
        boolean withheld = fan.id() % 7 == 0 && out;
        assertThat(of.search(fan.key(), 12).hits().isEmpty()).as(handle).isEqualTo(withheld);
        assertThat(of.search(fan.name(), 12).hits())
            .allSatisfy(hit -> assertThat(isOut(hit) && out).isFalse());
      }
      for (Card card : CONTENTS.cards) {
        assertThat(of.search(card.title(), 12).hits())
            .allSatisfy(hit -> assertThat(isOut(hit) && out).isFalse());
      }
    }
  }

  private static boolean isOut(Hit hit) {
    return switch (hit.kind()) {
      case FAN ->
          FANS_OUT.contains(
              hit.named() ? whole.fanByUsername(hit.key()) : whole.fanByKey(hit.key()));
      case TRALBUM -> TRALBUMS_OUT.contains(whole.tralbumByKey(hit.key()));
      case ARTIST, TAG -> false;
    };
  }

  @Test
  void the_fans_own_records_keep_their_order_and_lists_their_reasons() {
    for (int id = 0; id < FANS; id++) {
      Fan all = whole.fan(id);
      int[] owned = Arrays.copyOf(all.tralbums(), all.owned());
      assertThat(Arrays.copyOf(edition.fan(id).tralbums(), edition.fan(id).owned()))
          .isEqualTo(Arrays.stream(owned).filter(it -> !TRALBUMS_OUT.contains(it)).toArray());
      List<Entry> shown = edition.fanList(id, 0, 100);
      List<Entry> left =
          whole.fanList(id, 0, 100).stream()
              .filter(entry -> !TRALBUMS_OUT.contains(entry.tralbum()))
              .toList();
      assertThat(shown).hasSameSizeAs(left);
      for (int i = 0; i < left.size(); i++) {
        assertThat(shown.get(i).tralbum()).isEqualTo(left.get(i).tralbum());
        assertThat(left.get(i).reasons()).containsAll(shown.get(i).reasons());
      }
    }
  }
}

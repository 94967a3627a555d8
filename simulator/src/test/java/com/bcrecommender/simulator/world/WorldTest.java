package com.bcrecommender.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {
  private static final World STANDARD = World.make(WorldOptions.standard(1));

  @Test
  void the_same_seed_makes_the_same_world_and_another_seed_another() {
    World again = World.make(WorldOptions.standard(1));
    assertThat(again.tralbums()).isEqualTo(STANDARD.tralbums());
    assertThat(again.fans()).isEqualTo(STANDARD.fans());
    STANDARD.fans().forEach(f -> assertThat(again.everything(f)).isEqualTo(STANDARD.everything(f)));
    assertThat(World.make(WorldOptions.standard(2)).tralbums()).isNotEqualTo(STANDARD.tralbums());
  }

  @Test
  void the_standard_world_has_the_promised_sizes() {
    assertThat(STANDARD.fans()).hasSize(300);
    assertThat(STANDARD.tralbums()).hasSize(1200);
    assertThat(STANDARD.scenes()).hasSizeGreaterThanOrEqualTo(12);
    for (Fan fan : STANDARD.fans()) {
      if (!fan.deleted() && fan.id() != STANDARD.curiosities().emptyFan().id()) {
        assertThat(STANDARD.collection(fan).size()).isBetween(3, 130);
        assertThat(fan.scenes().size()).isBetween(1, 4);
      }
    }
    STANDARD.tralbums().stream()
        .filter(Tralbum::isAlbum)
        .forEach(t -> assertThat(t.tracks().size()).isBetween(1, 12));
  }

  @Test
  void popularity_has_a_heavy_tail_and_some_pages_cannot_show_all_supporters() {
    List<Integer> owners =
        STANDARD.tralbums().stream()
            .map(t -> STANDARD.supporters(t).size())
            .sorted((a, b) -> b - a)
            .toList();
    int all = owners.stream().mapToInt(n -> n).sum();
    int topTenth = owners.stream().limit(120).mapToInt(n -> n).sum();
    assertThat(owners.getFirst()).isGreaterThan(80);
    assertThat(topTenth).isGreaterThan(all / 4);
    assertThat(owners.get(600)).isBetween(2, 12);
  }

  @Test
  void records_bought_together_share_a_scene_far_more_often_than_by_chance() {
    long same = 0;
    long pairs = 0;
    for (Tralbum t : STANDARD.tralbums()) {
      for (Tralbum other : STANDARD.alsoOwned(t, 5).keySet()) {
        same += t.scene().id().equals(other.scene().id()) ? 1 : 0;
        pairs++;
      }
    }
    // By chance one in thirteen.
    assertThat(same / (double) pairs).isGreaterThan(0.4);
  }

  @Test
  void nothing_is_bought_before_it_is_released_or_after_the_world_stands_still() {
    for (Fan fan : STANDARD.fans()) {
      for (Preference p : STANDARD.everything(fan)) {
        assertThat(p.time()).isBetween(p.tralbum().released(), World.NOW);
      }
    }
  }

  @Test
  void ids_fill_the_unsigned_range() {
    assertThat(STANDARD.tralbums()).anyMatch(t -> t.id() > Integer.MAX_VALUE);
    assertThat(STANDARD.tralbums()).allMatch(t -> t.id() > 0 && t.id() <= 0xFFFF_FFFFL);
    assertThat(STANDARD.curiosities().largestId().id()).isEqualTo(4294967295L);
  }

  @Test
  void addresses_and_keys_are_unique() {
    Set<String> seen = new HashSet<>();
    STANDARD.fans().forEach(f -> assertThat(seen.add(f.username())).isTrue());
    STANDARD.artists().forEach(a -> assertThat(seen.add(a.subdomain())).isTrue());
    STANDARD
        .tralbums()
        .forEach(t -> {
          assertThat(STANDARD.tralbum(t.key())).isSameAs(t);
          assertThat(STANDARD.at(t.host(), t.path())).isSameAs(t);
        });
  }

  @Test
  void the_standard_world_has_no_hostile_titles() {
    assertThat(STANDARD.tralbums()).noneMatch(t -> t.title().contains("<"));
    assertThat(STANDARD.fans()).noneMatch(f -> f.name().contains("<"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 99, -1, Long.MAX_VALUE})
  void every_small_world_has_every_curiosity(long seed) {
    for (WorldOptions options :
        List.of(WorldOptions.small(seed), new WorldOptions(seed, 20, 60, true))) {
      World world = World.make(options);
      Curiosities odd = world.curiosities();
      assertThat(odd.deletedFan().deleted()).isTrue();
      assertThat(world.collection(odd.deletedFan())).isEmpty();
      assertThat(world.everything(odd.deletedFan())).isNotEmpty();
      assertThat(world.everything(odd.emptyFan())).isEmpty();
      assertThat(world.wishlist(odd.hiddenWishlistFan())).isEmpty();
      assertThat(world.everything(odd.hiddenWishlistFan()))
          .anyMatch(p -> p.kind() == Preference.Kind.WISHLISTED);
      assertThat(world.artist(odd.namedAsArtist().username())).isNull();
      assertThat(odd.numericFan().username()).matches("\\d+");
      assertThat(world.collection(odd.reorderedFan()).getFirst().position()).isEqualTo(1);
      assertThat(world.hiddenCount(odd.hidingFan())).isEqualTo(1);
      assertThat(world.collection(odd.hidingFan())).noneMatch(Preference::hidden);
      List<Preference> twice = world.collection(odd.packageBuyer());
      assertThat(twice.get(0).tralbum()).isSameAs(twice.get(1).tralbum());
      assertThat(List.of(twice.get(0).itemLetter(), twice.get(1).itemLetter()))
          .containsExactly('a', 'p');
      assertThat(world.collection(odd.trackAndAlbumOwner()))
          .anyMatch(p -> p.tralbum().key().equals(odd.sharedNumberAlbum().key()))
          .anyMatch(p -> odd.sharedNumberAlbum().key().equals(p.tralbum().album()));
      assertThat(odd.sharedNumberTrack().id()).isEqualTo(odd.sharedNumberAlbum().id());
      assertThat(world.collection(odd.ownerOfGone()))
          .anyMatch(p -> p.tralbum().equals(odd.deletedTralbum()))
          .noneMatch(p -> p.tralbum().equals(odd.privateTralbum()));
      assertThat(odd.renamedTralbum().isPublic()).isTrue();
      assertThat(odd.customDomain().customDomain()).endsWith(".example");
      assertThat(world.records(odd.customDomain())).isNotEmpty();
      assertThat(world.records(odd.emptied())).isEmpty();
    }
  }

  @Test
  void a_deleted_fan_supports_nothing() {
    Fan gone = STANDARD.curiosities().deletedFan();
    for (Preference p : STANDARD.everything(gone)) {
      assertThat(STANDARD.supporters(p.tralbum())).noneMatch(s -> s.fan().id() == gone.id());
    }
  }

  @Test
  void sizes_out_of_range_are_refused_in_one_line() {
    assertThatThrownBy(() -> new WorldOptions(1, 3, 100, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20 to")
        .hasMessageContaining("found 3");
  }
}

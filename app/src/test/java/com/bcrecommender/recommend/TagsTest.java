package com.bcrecommender.recommend;

import static org.assertj.core.api.Assertions.assertThat;

import com.bcrecommender.edition.Tag;
import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import org.junit.jupiter.api.Test;

class TagsTest {
  private static final int AMBIENT = 0;
  private static final int DRONE = 1;
  private static final int PUNK = 2;
  private static final int RARE = 3;

  /// Six tralbums: 0 to 2 ambient and drone, 3 and 4 punk, 5 all of ambient, punk and rare.
  private static Snapshot.Builder world() {
    Snapshot.Builder builder = Snapshot.builder().sizes(3, 6, 4);
    for (int t = 0; t < 3; t++) {
      builder.tag(t, AMBIENT).tag(t, DRONE);
    }
    builder.tag(3, PUNK).tag(4, PUNK).tag(5, AMBIENT).tag(5, PUNK).tag(5, RARE);
    return builder;
  }

  private static void own(Snapshot.Builder builder, int fan, int tralbum) {
    builder.preference(fan, tralbum, PreferenceKind.OWNED, Snapshot.UNKNOWN_TIME);
  }

  @Test
  void aTagsPageHasItsMostOwnedTralbumsAndTheTagsThatGoWithIt() {
    Snapshot.Builder builder = world();
    own(builder, 0, 2);
    own(builder, 1, 2);
    own(builder, 1, 5);
    Tag ambient = new TagPages(builder.build()).of(AMBIENT, "ambient");
    assertThat(ambient.count()).isEqualTo(4);
    assertThat(ambient.tralbums()).containsExactly(2, 5, 0, 1);
    // Punk and rare share one record with it, which says nothing.
    assertThat(ambient.related()).containsExactly(DRONE);
  }

  @Test
  void aFanIsStrongInTagsThatManyOfTheRecordsCarryAndFewOthersDo() {
    Snapshot.Builder builder = world();
    own(builder, 0, 0);
    own(builder, 0, 1);
    own(builder, 0, 5);
    own(builder, 1, 5);
    StrongTags strong = new StrongTags(builder.build());
    // Drone is on two of the records and rarer than ambient, which is on three.
    assertThat(strong.of(0)).containsExactly(DRONE, AMBIENT);
    // One record alone: its rarest tag first.
    assertThat(strong.of(1)).containsExactly(RARE, PUNK, AMBIENT);
    assertThat(strong.of(2)).isEmpty();
  }

  @Test
  void aCollectionShowsOwnedBeforeWishedAndTheNewestFirst() {
    Snapshot.Builder builder = world();
    builder.preference(0, 0, PreferenceKind.WISHLISTED, 900);
    builder.preference(0, 1, PreferenceKind.OWNED, 100);
    builder.preference(0, 2, PreferenceKind.OWNED, 300);
    builder.preference(0, 4, PreferenceKind.OWNED, Snapshot.UNKNOWN_TIME);
    builder.preference(0, 3, PreferenceKind.UNKNOWN, Snapshot.UNKNOWN_TIME);
    Collection.Shelf shelf = new Collection(builder.build()).of(0);
    assertThat(shelf.tralbums()).containsExactly(2, 1, 3, 4, 0);
    assertThat(shelf.owned()).isEqualTo(4);
  }
}

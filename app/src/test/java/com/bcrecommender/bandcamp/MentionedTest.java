package com.bcrecommender.bandcamp;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MentionedTest {
  private static Tralbum tralbum(long id, @Nullable String title, @Nullable String url) {
    return new Tralbum(TralbumType.ALBUM, id, title, null, url, 0, null, null, null);
  }

  private final Mentioned mentioned =
      new Mentioned(tralbum(1, "Self", "https://a.bandcamp.com/album/self"));

  @Test
  void thePageItselfIsNotMentioned() {
    mentioned.add(tralbum(1, null, null));
    mentioned.add(tralbum(0, null, "http://a.bandcamp.com/album/self?x"));
    assertThat(mentioned.list()).isEmpty();
  }

  @Test
  void whatOneStructureLeavesOutAnotherAdds() {
    mentioned.add(tralbum(2, null, "https://a.bandcamp.com/album/b"));
    mentioned.add(tralbum(0, "B", "http://a.bandcamp.com/album/b"));
    mentioned.add(tralbum(2, "Other", null));
    assertThat(mentioned.list()).containsExactly(tralbum(2, "B", "https://a.bandcamp.com/album/b"));
  }

  @Test
  void twoIdsAtOneAddressStayTwo() {
    mentioned.add(tralbum(2, "B", "https://a.bandcamp.com/album/b"));
    mentioned.add(tralbum(3, "C", "https://a.bandcamp.com/album/b"));
    assertThat(mentioned.list()).hasSize(2);
  }

  @Test
  void whatHasNeitherIdNorAddressIsNoTralbum() {
    mentioned.add(tralbum(0, "Nowhere", null));
    assertThat(mentioned.list()).isEmpty();
  }
}

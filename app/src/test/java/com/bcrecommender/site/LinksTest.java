package com.bcrecommender.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
  private static Links links(int depth) {
    return Links.fromDepth(depth, name -> "assets/" + name);
  }

  private static RecordName record(String key) {
    return new RecordName(Text.of(key), Text.EMPTY, Text.EMPTY, Links.encode(Text.of(key)));
  }

  @Test
  void pages_are_folders_with_a_query() {
    Links links = links(0);
    assertThat(links.fan("yanir")).isEqualTo("./fan/?name=yanir");
    assertThat(links.fanByKey("f42")).isEqualTo("./fan/?id=f42");
    assertThat(links.tralbum("a123")).isEqualTo("./tralbum/?id=a123");
    assertThat(links.tralbum(record("a123"))).hasToString("./tralbum/?id=a123");
    assertThat(links.tralbumWith(record("a123"), record("t4")))
        .hasToString("./tralbum/?id=a123&with=t4");
    assertThat(links.tag("field-recordings")).isEqualTo("./tag/?name=field-recordings");
    assertThat(links.search("tidal rooms")).isEqualTo("./search/?q=tidal%20rooms");
    assertThat(links.random()).isEqualTo("./random/");
    assertThat(links.asset("site.css")).isEqualTo("./assets/site.css");
  }

  @Test
  void links_resolve_below_any_path_from_any_depth() {
    URI root = URI.create("https://example.org/music/");
    for (int depth = 0; depth < 4; depth++) {
      URI page = root.resolve("a/".repeat(depth));
      assertThat(page.resolve(links(depth).fan("yanir")))
          .isEqualTo(URI.create("https://example.org/music/fan/?name=yanir"));
      assertThat(page.resolve(links(depth).home())).isEqualTo(root);
    }
  }

  @Test
  void values_are_encoded_so_that_nothing_in_them_is_read_as_part_of_the_address() {
    assertThat(links(0).tag("r&b #1?/%\"<>+"))
        .isEqualTo("./tag/?name=r%26b%20%231%3F/%25%22%3C%3E%2B");
    assertThat(links(0).tralbum("u:https://x.org/é")).isEqualTo("./tralbum/?id=x.org/%C3%A9");
  }

  @ParameterizedTest
  @CsvSource({
    "u:https://artist.bandcamp.com/album/title-1, artist/album/title-1",
    "u:https://music.artist.org/track/one, music.artist.org/track/one",
    "u:https://bandcamp.com/x, bandcamp.com/x",
    "u:https://a.b.bandcamp.com/album/x, a.b.bandcamp.com/album/x",
    "u:https://a1.bandcamp.com/album/Ünï/x, a1/album/Ünï/x",
    "u:https://artist.bandcamp.com, u:https://artist.bandcamp.com",
    "u:https://intranet/album/x, u:https://intranet/album/x",
    "u:http://127.0.0.1:8080/_/artist/album/x, u:http://127.0.0.1:8080/_/artist/album/x",
    "u:https://Artist.bandcamp.com/album/x, u:https://Artist.bandcamp.com/album/x",
    "x:source:a/b, x:source:a/b",
    "a123, a123",
  })
  void a_record_known_by_its_address_alone_has_a_short_one_here(String key, String addressed) {
    assertThat(AddressedKey.of(Text.of(key))).hasToString(addressed);
    assertThat(Links.tralbumKey(addressed)).isEqualTo(key);
    assertThat(Links.tralbumKey(key)).isEqualTo(key);
  }

  @Test
  void the_json_twin_lies_beside_the_page() {
    assertThat(Links.json("")).isEqualTo("index.json");
    assertThat(Links.json("fan/?name=yanir&from=60"))
        .isEqualTo("fan/index.json?name=yanir&from=60");
  }

  @Test
  void the_first_part_of_a_list_has_the_plain_address() {
    assertThat(Links.part("tag/?name=dub", "from", 0)).isEqualTo("tag/?name=dub");
    assertThat(Links.part("tag/?name=dub", "from", 60)).isEqualTo("tag/?name=dub&from=60");
  }
}

package com.bcrecommender.simulator.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An album or a track. An album's tracks are tralbums too.
///
/// @param type `a` or `t`
/// @param id unsigned 32 bit; albums and tracks are counted separately, so that an album and a
///   track may share a number
/// @param title as the artist wrote it
/// @param credit the artist's name as shown; differs from the host's for a label's records and
///   compilations
/// @param host on whose site the record is
/// @param slug last part of its address
/// @param artId its cover, 0 for none
/// @param tags as the artist wrote them, genre first and location last
/// @param released UTC epoch seconds
/// @param modified UTC epoch seconds
/// @param album the key of the album that it belongs to, or null
/// @param number its place on the album, from 1; 0 where it stands alone
/// @param seconds how long it plays; an album's is the sum
/// @param tracks the keys of an album's tracks, in order
/// @param merch names of the album's physical editions
public record Tralbum(
    char type,
    long id,
    String title,
    String credit,
    Artist host,
    Scene scene,
    Scene.Corner corner,
    String slug,
    long artId,
    List<String> tags,
    Price price,
    long released,
    long modified,
    @Nullable String album,
    int number,
    double seconds,
    List<String> tracks,
    List<Merch> merch,
    String about,
    String credits,
    State state) {

  /// A physical edition, sold with the album.
  ///
  /// @param id of the package, unsigned 32 bit
  /// @param title such as "Limited Edition Cassette"
  public record Merch(long id, String title, String format, int minorUnits) {}

  /// Whether the record's page can be seen.
  public enum State {
    PUBLIC,
    /// For those with a link only: no page, no item in a collection that others see.
    PRIVATE,
    /// Taken down: its page is gone, while it stays in collections.
    DELETED
  }

  /// `a<id>` or `t<id>`.
  public String key() {
    return type + Long.toString(id);
  }

  public boolean isAlbum() {
    return type == 'a';
  }

  public boolean isPublic() {
    return state == State.PUBLIC;
  }

  /// The path on its host's site, such as `album/salt-and-embers`.
  public String path() {
    return (isAlbum() ? "album/" : "track/") + slug;
  }
}

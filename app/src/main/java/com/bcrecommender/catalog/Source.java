package com.bcrecommender.catalog;

import com.bcrecommender.settings.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where something that is stored comes from: one page, one answer, or one file.
///
/// @param name the file or the address, for people; it decides nothing
/// @param seen when the page was fetched, UTC epoch seconds, where that is on record (a crawl, a
///   WARC file); null for a file that was saved some time. It dates the page in place of the page's
///   own date: what was seen later is newer. Of a public dump the time it was made.
/// @param hash of the contents, which decides between two sources of one date
/// @param kind whose licence it has
public record Source(String name, @Nullable Long seen, long hash, SourceKind kind) {

  /// A page of Bandcamp's whose contents are at hand. Costs one SHA-256 of them.
  public static Source of(String name, @Nullable Long seen, byte[] contents) {
    return new Source(name, seen, hash(contents), SourceKind.PAGES);
  }

  /// A file as the source, without date. Costs one SHA-256 of it; memory does not grow with the
  /// file.
  public static Source ofFile(Path file, SourceKind kind) throws IOException {
    return new Source(
        file.toString(), null, ByteBuffer.wrap(Sha256.of(file, read -> {})).getLong(), kind);
  }

  /// A public dump of another site, of which all statements are weaker than Bandcamp's own and a
  /// fan's ([StatedSource#ofDump]). Its hash is of what it holds at which time, and not of its
  /// bytes, because the same dump comes packed in several ways.
  ///
  /// @param made when the dump was made, UTC epoch seconds; 0 where it does not say
  /// @param part which dump, such as `listenbrainz statistics`
  public static Source ofDump(Path file, long made, String part, SourceKind kind) {
    return new Source(file.toString(), made, hash(part.getBytes(StandardCharsets.UTF_8)), kind);
  }

  /// The first 64 bits of the SHA-256.
  public static long hash(byte[] contents) {
    return ByteBuffer.wrap(Sha256.begin().digest(contents)).getLong();
  }
}

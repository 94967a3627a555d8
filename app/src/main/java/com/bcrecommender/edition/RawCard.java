package com.bcrecommender.edition;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A card as it lies in an edition: its texts are bytes of UTF-8, for those who only pass them on.
/// The fields are those of [Card].
public record RawCard(
    int id,
    byte[] key,
    char type,
    byte[] title,
    byte[] artist,
    byte @Nullable [] url,
    long artId,
    int released,
    int owners,
    int wishes,
    byte @Nullable [] price,
    int[] tags) {

  /// The same with strings.
  public Card decoded() {
    byte[] address = url;
    byte[] cost = price;
    return new Card(
        id,
        string(key),
        type,
        string(title),
        string(artist),
        address == null ? null : string(address),
        artId,
        released,
        owners,
        wishes,
        cost == null ? null : string(cost),
        tags);
  }

  private static String string(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}

package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.Snapshot;
import com.bcrecommender.engine.data.SparseRows;
import com.bcrecommender.settings.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hash of what the catalog says: all tralbums, fans and preferences with their merged values,
/// sorted by strongest key. Row ids, sources and the times of storing are not in it, so two
/// catalogs that say the same have the same checksum, however they came to it.
final class Checksum {
  private final MessageDigest digest = Sha256.begin();
  private final ByteBuffer pending = ByteBuffer.allocate(1 << 16);

  /// SHA-256 in hex.
  static String of(Reading reading) {
    Checksum checksum = new Checksum();
    checksum.tralbums(reading);
    checksum.fans(reading);
    checksum.flush();
    return HexFormat.of().formatHex(checksum.digest.digest());
  }

  private void tralbums(Reading reading) {
    int count = reading.tralbums().size();
    number(count);
    reading.eachTralbum(
        count,
        tralbum -> {
          texts(tralbum.keys());
          number(tralbum.type());
          text(tralbum.title());
          text(tralbum.artist());
          text(tralbum.url());
          number(tralbum.artId());
          number(tralbum.released() == null ? Long.MIN_VALUE : tralbum.released());
          text(tralbum.price());
          texts(tralbum.tags());
          text(tralbum.album());
        });
  }

  private void fans(Reading reading) {
    Snapshot snapshot =
        reading.freeze(Snapshot.WISH_WEIGHT, reading.tralbums().size(), Duration.ZERO);
    SparseRows rows = snapshot.preferences();
    number(reading.fans().size());
    reading.eachFan(fan -> {
      texts(fan.keys());
      text(fan.username());
      text(fan.name());
      number(fan.stated());
      number(fan.statedWishlist());
      number(rows.end(fan.id()) - rows.start(fan.id()));
      for (int p = rows.start(fan.id()); p < rows.end(fan.id()); p++) {
        // A dense id stands for the tralbum of that rank, which is hashed above.
        number(rows.column(p));
        number(KindCode.of(snapshot.kind(p)));
        number(snapshot.time(p));
      }
    });
  }

  private void texts(List<String> texts) {
    number(texts.size());
    texts.forEach(this::text);
  }

  private void text(@Nullable String text) {
    if (text == null) {
      number(-1);
      return;
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    flush();
    digest.update(utf8);
  }

  private void number(long number) {
    if (pending.remaining() < Long.BYTES) {
      flush();
    }
    pending.putLong(number);
  }

  private void flush() {
    digest.update(pending.array(), 0, pending.position());
    pending.clear();
  }
}

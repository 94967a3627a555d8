package com.bcrecommender.backup;

import com.bcrecommender.settings.Sha256;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// How a chunk, a piece of a file, becomes an object of a store: compressed by Zstandard, sealed
/// where backups are encrypted, and named by what it holds. The name is the SHA-256 of the plain
/// bytes; of an encrypted one HMAC-SHA-256 with a key that whoever has the store does not have, so
/// that the name does not tell whether some known bytes are in it. For any thread.
final class ChunkForm {
  /// The most that one chunk holds, plain.
  static final int MOST_BYTES = 8 << 20;

  /// Compresses a catalog to half at some 300 MB a second; what is packed already is told in
  /// passing.
  private static final int LEVEL = 3;

  private static final String MAC = "HmacSHA256";

  private final @Nullable Recipient recipient;
  private final @Nullable SecretKeySpec key;

  private ChunkForm(@Nullable Recipient recipient, @Nullable SecretKeySpec key) {
    this.recipient = recipient;
    this.key = key;
  }

  static ChunkForm plain() {
    return new ChunkForm(null, null);
  }

  /// @param key random bytes of the home's; with another recipient the names are others too, so
  ///   that nothing is taken for stored that the new one cannot open
  static ChunkForm sealed(Recipient recipient, byte[] key) {
    byte[] own =
        mac(new SecretKeySpec(key, MAC), recipient.text().getBytes(StandardCharsets.US_ASCII));
    return new ChunkForm(recipient, new SecretKeySpec(own, MAC));
  }

  /// 64 hex digits.
  String name(byte[] plain) {
    return key == null ? Sha256.hex(plain) : HexFormat.of().formatHex(mac(key, plain));
  }

  /// The object under which a store keeps the chunk of a name.
  String object(String name) {
    return object(name, recipient != null);
  }

  static String object(String name, boolean sealed) {
    return "chunks/%s/%s.zst%s".formatted(name.substring(0, 2), name, sealed ? ".age" : "");
  }

  byte[] pack(byte[] plain) {
    byte[] packed = Zstd.compress(plain, LEVEL);
    return recipient == null ? packed : recipient.seal(packed);
  }

  /// The reverse of [#pack].
  ///
  /// @param identity null for what is not sealed
  /// @throws GeneralSecurityException where the object is not whole
  static byte[] unpack(byte[] object, @Nullable Identity identity) throws GeneralSecurityException {
    byte[] packed = identity == null ? object : identity.open(object);
    long bytes = Zstd.getFrameContentSize(packed);
    if (bytes < 0 || bytes > MOST_BYTES) {
      throw new GeneralSecurityException("no chunk of at most %,d bytes".formatted(MOST_BYTES));
    }
    try {
      byte[] plain = Zstd.decompress(packed, (int) bytes);
      if (plain.length != bytes) {
        throw new GeneralSecurityException("shorter than it says");
      }
      return plain;
    } catch (ZstdException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static byte[] mac(SecretKeySpec key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("each JDK has " + MAC, e);
    }
  }
}

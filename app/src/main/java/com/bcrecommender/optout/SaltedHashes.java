package com.bcrecommender.optout;

import com.bcrecommender.settings.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Hashes that were made with one salt. A hash is the first 8 bytes of SHA-256 over the salt and
/// the key's text: of a million keys, one is taken for one of a thousand hashes by chance once in
/// 18 billion editions. A question costs half a microsecond. Immutable; for any thread.
final class SaltedHashes {
  static final int SALT_BYTES = 16;

  private static final int HEAD = SALT_BYTES + Long.BYTES;

  private final byte[] salt;
  private final long newest;
  private final MessageDigest salted;
  private final Set<Long> hashes;

  private SaltedHashes(byte[] salt, long newest, Set<Long> hashes) {
    this.salt = salt;
    this.newest = newest;
    this.hashes = hashes;
    salted = Sha256.begin();
    salted.update(salt);
  }

  /// @param newest when the last of them opted out, UTC epoch seconds
  static SaltedHashes of(byte[] salt, long newest, Set<Long> hashes) {
    if (salt.length != SALT_BYTES) {
      throw new IllegalArgumentException("a salt has %d bytes".formatted(SALT_BYTES));
    }
    return new SaltedHashes(salt.clone(), newest, Set.copyOf(hashes));
  }

  /// @param text as [#toText] gives it
  /// @throws IllegalArgumentException where it is something else
  static SaltedHashes parse(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    if (bytes.remaining() < HEAD || (bytes.remaining() - HEAD) % Long.BYTES != 0) {
      throw new IllegalArgumentException("no salt and time with hashes of 8 bytes");
    }
    byte[] salt = new byte[SALT_BYTES];
    bytes.get(salt);
    long newest = bytes.getLong();
    Set<Long> hashes = new TreeSet<>();
    while (bytes.hasRemaining()) {
      hashes.add(bytes.getLong());
    }
    return of(salt, newest, hashes);
  }

  /// Base64 of the salt, the time, and the hashes in ascending order: the same hashes give the same
  /// text.
  String toText() {
    ByteBuffer bytes =
        ByteBuffer.allocate(HEAD + Long.BYTES * hashes.size()).put(salt).putLong(newest);
    hashes.stream().sorted(Long::compareUnsigned).forEach(bytes::putLong);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  long hash(OptOutKey key) {
    MessageDigest digest;
    try {
      digest = (MessageDigest) salted.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
    }
    return ByteBuffer.wrap(digest.digest(key.text().getBytes(StandardCharsets.UTF_8))).getLong();
  }

  boolean hold(OptOutKey key) {
    return hashes.contains(hash(key));
  }

  byte[] salt() {
    return salt.clone();
  }

  long newest() {
    return newest;
  }

  Set<Long> hashes() {
    return hashes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SaltedHashes that
        && hasSaltOf(that)
        && newest == that.newest
        && hashes.equals(that.hashes);
  }

  /// The same in every process: it is part of what tells pages apart.
  @Override
  public int hashCode() {
    return 31 * (31 * Arrays.hashCode(salt) + Long.hashCode(newest)) + hashes.hashCode();
  }

  boolean hasSaltOf(SaltedHashes other) {
    return Arrays.equals(salt, other.salt);
  }

  /// These and others of the same salt.
  SaltedHashes and(SaltedHashes others) {
    Set<Long> all = new TreeSet<>(hashes);
    all.addAll(others.hashes);
    return of(salt, Math.max(newest, others.newest), all);
  }
}

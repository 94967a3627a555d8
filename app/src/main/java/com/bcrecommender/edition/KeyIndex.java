package com.bcrecommender.edition;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Finds dense ids by key, by binary search among sorted hashes. A key that nobody has is taken for
/// another's with a chance of n / 2^64. For several threads.
final class KeyIndex {
  /// Bytes of a record: the hash and the id.
  static final int WIDTH = Long.BYTES + Integer.BYTES;

  private final Table table;

  KeyIndex(Table table) {
    this.table = table;
  }

  /// The id that a key leads to, or -1. Costs a SHA-256 and about 20 looks into the table.
  int find(String key) {
    long hash = hash(key);
    int at = firstOf(hash);
    return at < table.count() && hash(at) == hash ? id(at) : -1;
  }

  /// The first record whose hash is not below this one; the number of records where there is none.
  int firstOf(long hash) {
    int low = 0;
    int high = table.count();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (Long.compareUnsigned(hash(middle), hash) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  int count() {
    return table.count();
  }

  long hash(int at) {
    return table.longAt(at, 0);
  }

  int id(int at) {
    return table.intAt(at, Long.BYTES);
  }

  /// The first eight bytes of the SHA-256.
  static long hash(String key) {
    byte[] digest = Sha256.begin().digest(key.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.wrap(digest).getLong();
  }

  /// A username as it is looked up.
  static String username(String username) {
    return username.toLowerCase(Locale.ROOT);
  }

  /// An address as it is looked up: without scheme, `www.`, query, fragment and trailing slashes,
  /// the host in lower case.
  static String address(String url) {
    int start = url.indexOf("://");
    String rest = start >= 0 && start <= 5 ? url.substring(start + 3) : url;
    int end = rest.length();
    for (int i = 0; i < end; i++) {
      if (rest.charAt(i) == '?' || rest.charAt(i) == '#') {
        end = i;
      }
    }
    while (end > 0 && rest.charAt(end - 1) == '/') {
      end--;
    }
    int slash = rest.indexOf('/');
    int hostEnd = slash < 0 ? end : Math.min(slash, end);
    String host = rest.substring(0, hostEnd).toLowerCase(Locale.ROOT);
    String address = host + rest.substring(hostEnd, end);
    return address.startsWith("www.") ? address.substring(4) : address;
  }
}

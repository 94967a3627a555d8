package com.bcrecommender.catalog;

import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.Now;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The catalog's opt-outs: nothing is stored about whom they hold. Read when first asked for; where
/// there are none, a question costs nothing, else half a microsecond. For its transaction's thread
/// only.
final class OptOutRows {
  /// The site of a record's address: the host, or on loopback, where artists have none, their path.
  private static final Pattern SITE_OF =
      Pattern.compile("(https?://(?:[^/]+:[0-9]+/_/[^/]+|[^/]+)).*");

  private static final int SALT_BYTES = 16;

  private final Session session;
  private @Nullable OptOuts stored;
  private long refused;

  OptOutRows(Session session) {
    this.session = session;
  }

  /// The site that a record's key or an address leads to, or null for a key that is no address.
  static @Nullable String siteOf(String key) {
    Matcher matcher = SITE_OF.matcher(key.startsWith("u:") ? key.substring(2) : key);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /// Whether nothing may be stored under this key: it was opted out itself, or the site it is of.
  boolean hold(KeyKind kind, String key) {
    OptOuts all = all();
    if (all.isEmpty()) {
      return false;
    }
    if (all.test(key(kind, key))) {
      return true;
    }
    String site = key.startsWith("u:") ? siteOf(key) : null;
    return site != null && all.test(OptOutKey.ofSite(site));
  }

  static OptOutKey key(KeyKind kind, String key) {
    return kind == KeyKind.FAN ? OptOutKey.ofFan(key) : OptOutKey.ofTralbum(key);
  }

  /// Adds hashes of keys, made with the salt that is there, or with one made now.
  void add(Set<OptOutKey> keys) {
    OptOuts all = all();
    byte[] salt = all.salt();
    if (salt == null) {
      salt = new byte[SALT_BYTES];
      new SecureRandom().nextBytes(salt);
    }
    add(OptOuts.of(salt, Now.instant(), keys));
  }

  /// Adds opt-outs of whatever salts.
  void add(OptOuts more) {
    more.each((salt, newest, hash) ->
        session.update(
            "INSERT OR IGNORE INTO opt_out (salt, hash, at) VALUES (?, ?, ?)",
            salt,
            ByteBuffer.allocate(Long.BYTES).putLong(hash).array(),
            newest.getEpochSecond()));
    stored = all().and(more);
  }

  /// Counts a statement that was not stored.
  void countRefused() {
    refused++;
  }

  /// Statements that were not stored in this transaction because of who they are about.
  long refused() {
    return refused;
  }

  OptOuts all() {
    OptOuts known = stored;
    if (known == null) {
      known = read();
      stored = known;
    }
    return known;
  }

  private OptOuts read() {
    Map<String, Set<Long>> bySalt = new HashMap<>();
    Map<String, Instant> newest = new HashMap<>();
    session.each(
        "SELECT salt, hash, at FROM opt_out ORDER BY at",
        row -> {
          String salt = HexFormat.of().formatHex(row.getBytes(1));
          bySalt
              .computeIfAbsent(salt, _ -> new HashSet<>())
              .add(ByteBuffer.wrap(row.getBytes(2)).getLong());
          newest.put(salt, Instant.ofEpochSecond(row.getLong(3)));
        });
    OptOuts all = OptOuts.NONE;
    for (Map.Entry<String, Instant> of : newest.entrySet()) {
      byte[] salt = HexFormat.of().parseHex(of.getKey());
      all =
          all.and(
              OptOuts.ofHashes(salt, of.getValue(), bySalt.getOrDefault(of.getKey(), Set.of())));
    }
    return all;
  }
}

package com.bcrecommender.catalog;

import com.bcrecommender.settings.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who asked to be left out: salted hashes of keys of fans and tralbums, and of sites of artists
/// and labels, which stand for all tralbums there. Read when first asked for; where there are none,
/// a question costs nothing, else a microsecond. For its transaction's thread only.
final class OptOuts {
  static final int HASH_BYTES = 16;
  static final int SALT_BYTES = 16;

  /// Sites have no key of a table; a hash of theirs is made of this and their address.
  private static final String SITE = "site ";

  /// The site of a record's address: the host, or on loopback, where artists have none, their path.
  private static final Pattern SITE_OF =
      Pattern.compile("(https?://(?:[^/]+:[0-9]+/_/[^/]+|[^/]+)).*");

  private final Session session;
  private final MessageDigest digest = Sha256.begin();
  private @Nullable Set<String> hashes;
  private byte[] salt = {};
  private long refused;

  OptOuts(Session session) {
    this.session = session;
  }

  /// The site that a record's key or an address leads to, or null for a key that is no address.
  static @Nullable String siteOf(String key) {
    Matcher matcher = SITE_OF.matcher(key.startsWith("u:") ? key.substring(2) : key);
    return matcher.matches() ? matcher.group(1) : null;
  }

  /// Whether nothing may be stored under this key: it was opted out itself, or the site it is of.
  boolean hold(String key) {
    Set<String> all = all();
    if (all.isEmpty()) {
      return false;
    }
    if (all.contains(hash(key))) {
      return true;
    }
    String site = key.startsWith("u:") ? siteOf(key) : null;
    return site != null && all.contains(hash(SITE + site));
  }

  void add(String key) {
    insert(key);
  }

  void addSite(String site) {
    insert(SITE + site);
  }

  private void insert(String text) {
    Set<String> all = all();
    if (salt.length == 0) {
      salt = new byte[SALT_BYTES];
      new SecureRandom().nextBytes(salt);
      session.update("INSERT INTO opt_out_salt (salt) VALUES (?)", (Object) salt);
    }
    String hash = hash(text);
    if (all.add(hash)) {
      session.update(
          "INSERT INTO opt_out (hash, at) VALUES (?, ?)",
          HexFormat.of().parseHex(hash),
          Instant.now().getEpochSecond());
    }
  }

  /// Counts a statement that was not stored.
  void countRefused() {
    refused++;
  }

  /// Statements that were not stored in this transaction because of who they are about.
  long refused() {
    return refused;
  }

  /// Reads them now, after which the session is not needed for questions.
  void load() {
    all();
  }

  private Set<String> all() {
    Set<String> known = hashes;
    if (known == null) {
      known = new HashSet<>();
      Set<String> read = known;
      session.each("SELECT salt FROM opt_out_salt", row -> salt = row.getBytes(1));
      session.each(
          "SELECT hash FROM opt_out", row -> read.add(HexFormat.of().formatHex(row.getBytes(1))));
      hashes = known;
    }
    return known;
  }

  private String hash(String text) {
    digest.update(salt);
    byte[] whole = digest.digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Arrays.copyOf(whole, HASH_BYTES));
  }
}

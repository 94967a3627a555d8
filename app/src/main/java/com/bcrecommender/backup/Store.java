package com.bcrecommender.backup;

import com.bcrecommender.optout.OptOuts;
import com.bcrecommender.settings.Sha256;
import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the backups of one home lie: `store.json`, which says of which home; `backups/`, the
/// manifests; `chunks/`, what they need; `opt-outs/`, who was forgotten since the last backup.
/// Nothing is ever written over. What the host refuses is a [UserError]. For one thread.
public final class Store implements AutoCloseable {
  private static final String OWNER = "store.json";
  private static final String OPT_OUTS = "opt-outs/";

  private static final Pattern HOME = Pattern.compile("\"home\": *\"([0-9a-f]{16})\"");

  private final Host host;

  public Store(Host host) {
    this.host = host;
  }

  /// A manifest and the object that it lies in.
  record Found(String object, BackupManifest manifest) {}

  /// The manifests of a store.
  ///
  /// @param found oldest first
  /// @param unusable one line for each that is damaged, or of a newer program
  record Manifests(List<Found> found, List<String> unusable) {
    Optional<Found> newest() {
      return found.isEmpty() ? Optional.empty() : Optional.of(found.getLast());
    }
  }

  /// What messages call it.
  public String name() {
    return host.name();
  }

  /// Whose store it is: 16 hex digits; empty where it is new.
  Optional<String> owner() {
    return host.read(OWNER)
        .map(bytes -> {
          Matcher home = HOME.matcher(new String(bytes, StandardCharsets.UTF_8));
          return home.find() ? home.group(1) : "unknown";
        });
  }

  /// Makes sure that the store is this home's, or makes it so where it is nobody's: two homes in
  /// one store would each remove what only the other needs.
  ///
  /// @throws UserError where it is another home's
  void claim(String home) {
    Optional<String> owner = owner();
    if (owner.isEmpty()) {
      byte[] json =
          "{\n  \"kind\": \"backups of a BCRecommender home\",\n  \"home\": \"%s\"\n}\n"
              .formatted(home)
              .getBytes(StandardCharsets.UTF_8);
      host.put(new Blob(OWNER, json));
    } else if (!owner.get().equals(home)) {
      throw new UserError(
          "expected a place for backups of this home, found those of another in %s; bring these back with bcr restore, name another place (backup.folder, backup.s3.bucket), or delete %s there to give it to this home"
              .formatted(name(), OWNER));
    }
  }

  /// All manifests. Reads each, some kilobytes to a megabyte.
  Manifests manifests() {
    List<Found> found = new ArrayList<>();
    List<String> unusable = new ArrayList<>();
    for (String object : host.list(BackupManifest.FOLDER).keySet()) {
      if (BackupManifest.isOne(object)) {
        try {
          Optional<byte[]> json = host.read(object);
          if (json.isPresent()) {
            found.add(new Found(object, BackupManifest.parse(name(), object, json.get())));
          }
        } catch (UnusableBackup e) {
          unusable.add(String.valueOf(e.getMessage()));
        }
      }
    }
    found.sort(Comparator.comparing(one -> one.manifest().made()));
    return new Manifests(found, unusable);
  }

  /// The objects of chunks with their bytes.
  SortedMap<String, Long> chunks() {
    return host.list("chunks/");
  }

  void put(String object, byte[] bytes) {
    host.put(new Blob(object, bytes));
  }

  Optional<byte[]> read(String object) {
    return host.read(object);
  }

  /// Makes all that was put last, then puts what says that it is there.
  void finish(BackupManifest manifest) {
    host.flush();
    byte[] json = manifest.toJson();
    put(BackupManifest.object(manifest.time(), json), json);
    host.flush();
  }

  void delete(Collection<String> objects) {
    List<String> all = List.copyOf(objects);
    for (int from = 0; from < all.size(); from += host.batch()) {
      host.delete(all.subList(from, Math.min(all.size(), from + host.batch())));
    }
  }

  /// Keeps opt-outs that no manifest has yet, so that a backup from before brings nobody back.
  void add(OptOuts optOuts) {
    if (optOuts.isEmpty()) {
      return;
    }
    byte[] text = (String.join("\n", optOuts.toTexts()) + "\n").getBytes(StandardCharsets.US_ASCII);
    put(OPT_OUTS + Sha256.hex(text).substring(0, 32) + ".txt", text);
    host.flush();
  }

  /// The objects of such opt-outs, with what they hold.
  ///
  /// @throws UserError where one is damaged: nothing is restored then, rather than somebody who
  ///   asked not to be
  SortedMap<String, OptOuts> added() {
    SortedMap<String, OptOuts> added = new TreeMap<>();
    for (String object : host.list(OPT_OUTS).keySet()) {
      host.read(object).ifPresent(bytes -> added.put(object, parse(object, bytes)));
    }
    return added;
  }

  private OptOuts parse(String object, byte[] bytes) {
    try {
      if (!object.equals(OPT_OUTS + Sha256.hex(bytes).substring(0, 32) + ".txt")) {
        throw new IllegalArgumentException("other bytes than the name says");
      }
      return OptOuts.parse(new String(bytes, StandardCharsets.US_ASCII).lines().toList());
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "expected opt-outs in %s of %s, found that it is damaged; whoever was forgotten after the last backup may be missing: delete it to restore without it, then forget them again"
              .formatted(object, name()),
          e);
    }
  }

  /// Everybody whom any backup here, or a word since, keeps out.
  OptOuts optOuts() {
    OptOuts all = OptOuts.NONE;
    for (Found found : manifests().found()) {
      all = all.and(found.manifest().optOuts());
    }
    for (OptOuts added : added().values()) {
      all = all.and(added);
    }
    return all;
  }

  @Override
  public void close() {
    host.close();
  }
}

package com.bcrecommender.edition;

import com.bcrecommender.optout.OptOutKey;
import com.bcrecommender.optout.OptOuts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// Which fans and tralbums of an edition nobody is shown, since they opted out. Looked up when
/// first asked for, which costs a record and two hashes, and remembered in a byte each; where
/// nobody opted out it costs nothing. For several threads: two may look up the same, and find the
/// same.
final class Withheld {
  private static final byte UNKNOWN = 0;
  private static final byte SHOWN = 1;
  private static final byte WITHHELD = 2;

  private final OptOuts optOuts;
  private final Known fans;
  private final Known tralbums;

  /// @param fans the table of fans
  /// @param tralbums the table of tralbums
  Withheld(OptOuts optOuts, PackedTable fans, PackedTable tralbums) {
    this.optOuts = optOuts;
    boolean nobody = optOuts.isEmpty();
    this.fans = new Known(nobody ? 0 : fans.count(), id -> isFan(FanCodec.name(fans.record(id))));
    this.tralbums =
        new Known(
            nobody ? 0 : tralbums.count(),
            id -> optOuts.test(OptOutKey.ofTralbum(CardCodec.key(tralbums.record(id)))));
  }

  /// Ids that were judged before.
  private record Known(byte[] verdicts, IntPredicate judge) {
    Known(int count, IntPredicate judge) {
      this(new byte[count], judge);
    }

    boolean hold(int id) {
      if (verdicts.length == 0) {
        return false;
      }
      byte verdict = verdicts[id];
      if (verdict == UNKNOWN) {
        verdict = judge.test(id) ? WITHHELD : SHOWN;
        verdicts[id] = verdict;
      }
      return verdict == WITHHELD;
    }

    int[] without(int[] ids) {
      return verdicts.length == 0 ? ids : Arrays.stream(ids).filter(id -> !hold(id)).toArray();
    }
  }

  OptOuts optOuts() {
    return optOuts;
  }

  boolean fan(int fan) {
    return fans.hold(fan);
  }

  boolean tralbum(int tralbum) {
    return tralbums.hold(tralbum);
  }

  /// The fan that a key led to, or -1 also for one who is withheld.
  int fanFound(int fan) {
    return fan >= 0 && fan(fan) ? -1 : fan;
  }

  /// As [#fanFound].
  int tralbumFound(int tralbum) {
    return tralbum >= 0 && tralbum(tralbum) ? -1 : tralbum;
  }

  /// Ids of fans but those withheld.
  int[] shownFans(int[] ids) {
    return fans.without(ids);
  }

  int[] shownTralbums(int[] ids) {
    return tralbums.without(ids);
  }

  Owners shown(Owners owners) {
    return optOuts.isEmpty() ? owners : new Owners(owners.total(), shownFans(owners.fans()));
  }

  Fan shown(Fan fan) {
    if (optOuts.isEmpty()) {
      return fan;
    }
    int[] owned = shownTralbums(Arrays.copyOf(fan.tralbums(), fan.owned()));
    int[] wished =
        shownTralbums(Arrays.copyOfRange(fan.tralbums(), fan.owned(), fan.tralbums().length));
    int[] all = Arrays.copyOf(owned, owned.length + wished.length);
    System.arraycopy(wished, 0, all, owned.length, wished.length);
    return new Fan(
        fan.id(),
        fan.key(),
        fan.username(),
        fan.name(),
        fan.stated(),
        all,
        owned.length,
        fan.tags());
  }

  Artist shown(Artist artist) {
    return optOuts.isEmpty() ? artist : artist.with(shownTralbums(artist.tralbums()));
  }

  Tag shown(Tag tag) {
    return optOuts.isEmpty() ? tag : tag.with(shownTralbums(tag.tralbums()));
  }

  Scene shown(Scene scene) {
    return optOuts.isEmpty()
        ? scene
        : scene.with(shownTralbums(scene.tralbums()), shownFans(scene.fans()));
  }

  EntryPoints shown(EntryPoints points) {
    return new EntryPoints(
        shownTralbums(points.tralbums()), points.tags(), shownFans(points.fans()));
  }

  List<SimilarFan> shown(List<SimilarFan> near) {
    return optOuts.isEmpty() ? near : near.stream().filter(it -> !fan(it.fan())).toList();
  }

  /// A part of a list, without entries and reasons that lead to a withheld tralbum. Its place and
  /// total are those of the whole list, so that pages of a list begin where they did.
  ListPart shown(ListPart part) {
    return optOuts.isEmpty() ? part : new ListPart(shownEntries(part.entries()), part.total());
  }

  private List<Entry> shownEntries(List<Entry> entries) {
    return entries.stream().filter(entry -> !tralbum(entry.tralbum())).map(this::shown).toList();
  }

  private Entry shown(Entry entry) {
    return entry.reasons().stream().noneMatch(reason -> tralbum(reason.tralbum()))
        ? entry
        : new Entry(
            entry.tralbum(),
            entry.score(),
            entry.origin(),
            entry.reasons().stream().filter(reason -> !tralbum(reason.tralbum())).toList(),
            entry.covered(),
            entry.against());
  }

  private boolean isFan(FanName fan) {
    byte[] username = fan.username();
    return optOuts.test(OptOutKey.ofFan(utf8(fan.key())))
        || (username != null && optOuts.test(OptOutKey.ofUsername(utf8(username))));
  }

  private static String utf8(byte[] text) {
    return new String(text, StandardCharsets.UTF_8);
  }
}

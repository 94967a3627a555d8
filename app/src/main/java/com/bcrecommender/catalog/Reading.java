package com.bcrecommender.catalog;

import com.bcrecommender.engine.data.PreferenceKind;
import com.bcrecommender.engine.data.Snapshot;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One consistent view of the catalog, with every record under one dense id. It stays as it was
/// when it began while others write, until it is closed. For one thread.
final class Reading implements AutoCloseable {
  private final Session session;
  private final Sources sources;
  private final Identities fans;
  private final Identities tralbums;
  private final TagsInForce tags;

  /// All that is stated.
  Reading(Session session) {
    this(session, false);
  }

  /// @param live without the tralbums that are gone
  Reading(Session session, boolean live) {
    this.session = session;
    session.begin();
    sources = new Sources(session);
    fans = Identities.ofFans(session);
    tralbums = live ? Identities.ofLiveTralbums(session) : Identities.ofTralbums(session);
    tags = TagsInForce.read(session, tralbums, sources);
  }

  Identities fans() {
    return fans;
  }

  Identities tralbums() {
    return tralbums;
  }

  TagsInForce tags() {
    return tags;
  }

  Session session() {
    return session;
  }

  /// Freezes preferences and tags.
  ///
  /// @param tralbumCount [Identities#inUse], or [Identities#size] where numbers that wait are to be
  ///   in it too
  /// @param unconfirmedAfter what nothing has confirmed for so long is marked; zero for never
  Snapshot freeze(float wishWeight, int tralbumCount, Duration unconfirmedAfter) {
    Liveness liveness = new Liveness(unconfirmedAfter.isZero() ? 0 : tralbumCount);
    Snapshot.Builder builder =
        Snapshot.builder()
            .sizes(fans.size(), tralbumCount, tags.names().size())
            .wishWeight(wishWeight);
    session.each(
        "SELECT fan, tralbum, kind, time FROM preference",
        row -> {
          int tralbum = tralbums.of(row.getInt(2));
          if (tralbum < tralbumCount) {
            // At once: it speaks of the column read last.
            long read = row.getLong(4);
            long time = read == 0 && row.wasNull() ? Snapshot.UNKNOWN_TIME : read;
            PreferenceKind kind = KindCode.kind(row.getInt(3));
            builder.preference(fans.of(row.getInt(1)), tralbum, kind, time);
            if (!unconfirmedAfter.isZero() && kind == PreferenceKind.OWNED && time > 0) {
              liveness.bought(tralbum, time);
            }
          }
        });
    tags.each(tralbumCount, builder::tag);
    @Nullable Object[] stated = Winners.of(session, "fan", "stated", fans, sources);
    for (int fan = 0; fan < stated.length; fan++) {
      if (stated[fan] instanceof Long count) {
        builder.stated(fan, (int) Math.min(count, Integer.MAX_VALUE));
      }
    }
    new ReleaseNumbers(session, tralbums, sources).addTo(builder, tralbumCount);
    if (!unconfirmedAfter.isZero()) {
      liveness.confirmByFacts(session, tralbums);
      liveness.addTo(builder, unconfirmedAfter);
    }
    return builder.build();
  }

  /// Fans in order of their dense ids.
  void eachFan(Consumer<CatalogFan> each) {
    new FactsScan(session, "fan", KeyTable.FAN, fans, sources)
        .each(
            fans.size(),
            (dense, keys, facts) ->
                each.accept(RecordFacts.fan(dense, fans.key(dense), keys, facts)));
  }

  /// Tralbums in order of their dense ids.
  ///
  /// @param count up to which id
  void eachTralbum(int count, Consumer<CatalogTralbum> each) {
    new FactsScan(session, "tralbum", KeyTable.TRALBUM, tralbums, sources)
        .each(
            count,
            (dense, keys, facts) ->
                each.accept(
                    RecordFacts.tralbum(dense, tralbums.key(dense), keys, facts, tags.of(dense))));
  }

  /// A tralbum's artist.
  @Nullable String artist(int dense) {
    Facts artist = new Facts(1);
    for (int place = tralbums.start(dense); place < tralbums.start(dense + 1); place++) {
      session.each(
          "SELECT artist, artist_source FROM tralbum WHERE id = ? AND artist IS NOT NULL",
          row -> artist.offer(0, row.getString(1), sources.origin(row.getLong(2))),
          tralbums.member(place));
    }
    return artist.text(0);
  }

  @Override
  public void close() {
    session.close();
  }
}

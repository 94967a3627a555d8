package com.bcrecommender.edition;

import java.util.Arrays;
import java.util.List;

/// From the ids that a test wrote to those of the edition, found by key.
final class Renumbering {
  private final int[] tralbums;
  private final int[] fans;

  Renumbering(RandomContents truth, Edition edition) {
    tralbums = truth.cards.stream().mapToInt(card -> edition.tralbumByKey(card.key())).toArray();
    fans = truth.fans.stream().mapToInt(fan -> edition.fanByKey(fan.key())).toArray();
  }

  int[] oldTralbums() {
    return Numbering.inverse(tralbums);
  }

  int[] oldFans() {
    return Numbering.inverse(fans);
  }

  int[] tralbums(int[] ids) {
    return Arrays.stream(ids).map(id -> tralbums[id]).toArray();
  }

  int[] fans(int[] ids) {
    return Arrays.stream(ids).map(id -> fans[id]).toArray();
  }

  Tag tag(Tag tag) {
    return new Tag(tag.id(), tag.name(), tag.count(), tralbums(tag.tralbums()), tag.related());
  }

  Card card(Card card) {
    return new Card(
        tralbums[card.id()],
        card.key(),
        card.type(),
        card.title(),
        card.artist(),
        card.url(),
        card.artId(),
        card.released(),
        card.owners(),
        card.wishes(),
        card.price(),
        card.tags());
  }

  Fan fan(Fan fan) {
    return new Fan(
        fans[fan.id()],
        fan.key(),
        fan.username(),
        fan.name(),
        fan.stated(),
        tralbums(fan.tralbums()),
        fan.owned(),
        fan.tags());
  }

  List<Entry> list(List<Entry> entries) {
    return entries.stream().map(this::entry).toList();
  }

  private Entry entry(Entry entry) {
    return new Entry(
        tralbums[entry.tralbum()],
        entry.score(),
        entry.origin(),
        entry.reasons().stream()
            .map(reason ->
                new Entry.Reason(tralbums[reason.tralbum()], reason.share(), reason.commonOwners()))
            .toList(),
        entry.covered(),
        entry.against());
  }

  Scene scene(Scene scene) {
    return new Scene(
        scene.id(),
        scene.key(),
        scene.name(),
        scene.count(),
        tralbums(scene.tralbums()),
        scene.tags(),
        scene.tagWeights(),
        scene.fanCount(),
        fans(scene.fans()),
        scene.neighbours(),
        scene.neighbourWeights(),
        scene.x(),
        scene.y(),
        scene.radius());
  }

  List<SimilarFan> similarFans(List<SimilarFan> similar) {
    return similar.stream().map(fan -> new SimilarFan(fans[fan.fan()], fan.common())).toList();
  }
}

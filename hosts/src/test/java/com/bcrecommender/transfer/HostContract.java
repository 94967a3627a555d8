package com.bcrecommender.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every host does, whatever is behind it.
abstract class HostContract {
  Host host;

  /// A way to the same, at first empty, host.
  abstract Host open() throws Exception;

  @BeforeEach
  void openHost() throws Exception {
    host = open();
  }

  @AfterEach
  void closeHost() {
    host.close();
  }

  /// What the names begin with.
  String top() {
    return "data/";
  }

  /// A name below it, in one of seven folders.
  String name(int number) {
    return "data/%02x/%030x.bin".formatted(number % 7, number);
  }

  /// What may lie under such a name: bytes that a text would not survive.
  byte[] bytes(int number) {
    byte[] bytes = new byte[(number * 7919) % 100_000];
    new Random(number).nextBytes(bytes);
    return bytes;
  }

  private void put(int... numbers) {
    for (int number : numbers) {
      host.put(List.of(new Blob(name(number), bytes(number))));
    }
  }

  @Test
  void whatIsPutIsReadBackAsItWas() {
    put(0, 1, 2, 3);
    for (int number = 0; number < 4; number++) {
      assertThat(host.read(name(number)).orElseThrow()).isEqualTo(bytes(number));
    }
  }

  @Test
  void whatWasNeverPutIsNotThere() {
    assertThat(host.read(name(1))).isEmpty();
    assertThat(host.list(top())).isEmpty();
    put(1);
    assertThat(host.read(name(8))).isEmpty();
  }

  @Test
  void aListHasEveryNameBelowAPrefixWithItsSizeAndNoOther() {
    put(1, 2, 3, 8);
    host.put(
        List.of(new Blob("data/manifest.json", "{\"format\":1}".getBytes(StandardCharsets.UTF_8))));
    String folder = name(1).substring(0, name(1).lastIndexOf('/') + 1);
    assertThat(host.list(folder)).containsOnlyKeys(name(1), name(8));
    assertThat(host.list(folder)).containsEntry(name(8), (long) bytes(8).length);
  }

  @Test
  void aListIsWholeHoweverManyNamesThereAre() {
    int count = 1100;
    for (int from = 0; from < count; from += host.batch()) {
      List<Blob> blobs = new ArrayList<>();
      for (int i = from; i < Math.min(count, from + host.batch()); i++) {
        blobs.add(new Blob(name(i * 7), small(i)));
      }
      host.put(blobs);
    }
    String folder = name(0).substring(0, name(0).lastIndexOf('/') + 1);
    assertThat(host.list(folder)).hasSize(count).containsKey(name(7 * (count - 1)));
  }

  byte[] small(int number) {
    return ("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aSecondPutTakesThePlaceOfTheFirst() {
    put(3);
    host.put(List.of(new Blob(name(3), bytes(5))));
    assertThat(host.read(name(3)).orElseThrow()).isEqualTo(bytes(5));
    assertThat(host.list(top())).containsOnlyKeys(name(3));
  }

  @Test
  void textsKeepTheirBytes() {
    for (String name : List.of("data/manifest.json", "data/manifests/0123456789abcdef.txt")) {
      byte[] text =
          "{\"format\": 1,\n \"who\": \"Øl & Été 夜の音\"}\n".getBytes(StandardCharsets.UTF_8);
      host.put(List.of(new Blob(name, text)));
      assertThat(host.read(name).orElseThrow()).isEqualTo(text);
    }
    assertThat(host.list("data/manifests/"))
        .containsOnlyKeys("data/manifests/0123456789abcdef.txt");
  }

  @Test
  void whatIsDeletedIsGoneAndWhatNeverWasIsNoError() {
    put(1, 2);
    host.delete(List.of(name(1)));
    host.delete(List.of(name(6)));
    assertThat(host.read(name(1))).isEmpty();
    assertThat(host.read(name(2))).isPresent();
  }

  @Test
  void aReaderSeesAllOfOnePutOrAllOfAnother() throws Exception {
    byte[] one = bytes(11);
    byte[] other = bytes(12);
    host.put(List.of(new Blob(name(4), one)));
    CountDownLatch begun = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<?> writer =
          threads.submit(() -> {
            for (int i = 0; i < 40; i++) {
              host.put(List.of(new Blob(name(4), i % 2 == 0 ? other : one)));
              begun.countDown();
            }
          });
      begun.await();
      do {
        assertThat(host.read(name(4)).orElseThrow())
            .satisfiesAnyOf(
                bytes -> assertThat(bytes).isEqualTo(one),
                bytes -> assertThat(bytes).isEqualTo(other));
      } while (!writer.isDone());
      writer.get();
    }
  }

  @Test
  void severalThreadsPutAtTheSameTime() throws Exception {
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 1; i < 60; i++) {
        int number = i;
        all.add(threads.submit(() -> put(number)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    for (int number = 1; number < 60; number++) {
      assertThat(host.read(name(number)).orElseThrow()).isEqualTo(bytes(number));
    }
  }

  @Test
  void noNameLeadsOutOfTheHost() {
    for (String name : List.of("../x", "/etc/x", "data/../../x", "data//x", "", "a\\b", "a\nb")) {
      assertThatThrownBy(() -> host.read(name))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> new Blob(name, new byte[1]))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> host.delete(List.of(name)))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

package com.bcrecommender.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClientLimitsTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final long SEED = 7;

  private final AtomicLong clock = new AtomicLong(-3 * SECOND);

  private static long client(String address) {
    return Client.number(InetAddress.ofLiteral(address));
  }

  @Test
  void a_burst_is_admitted_then_a_steady_rate_and_others_are_not_touched() {
    ClientLimits limits = new ClientLimits(2, 10, clock::get, SEED);
    for (int i = 0; i < 10; i++) {
      assertThat(limits.secondsToWait(5)).as("request %d", i).isZero();
    }
    assertThat(limits.secondsToWait(5)).isEqualTo(1);
    assertThat(limits.secondsToWait(6)).isZero();
    clock.addAndGet(SECOND / 2);
    assertThat(limits.secondsToWait(5)).as("one token has come").isZero();
    assertThat(limits.secondsToWait(5)).isEqualTo(1);
    clock.addAndGet(100 * SECOND);
    for (int i = 0; i < 10; i++) {
      assertThat(limits.secondsToWait(5)).isZero();
    }
    assertThat(limits.secondsToWait(5)).as("no more than a burst is saved up").isEqualTo(1);
  }

  @Test
  void the_wait_that_is_told_is_enough_and_no_second_too_long() {
    ClientLimits limits = new ClientLimits(0.2, 1, clock::get, SEED);
    assertThat(limits.secondsToWait(5)).isZero();
    long wait = limits.secondsToWait(5);
    assertThat(wait).isEqualTo(5);
    clock.addAndGet((wait - 1) * SECOND);
    assertThat(limits.secondsToWait(5)).isEqualTo(1);
    clock.addAndGet(SECOND);
    assertThat(limits.secondsToWait(5)).isZero();
  }

  /// The oracle counts tokens, with a bucket for each client.
  @Test
  void it_admits_what_buckets_of_tokens_admit() {
    double rate = 4;
    int burst = 7;
    ClientLimits limits = new ClientLimits(rate, burst, clock::get, SEED);
    Map<Integer, double[]> buckets = new HashMap<>();
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      // Quarters of a token, which doubles hold exactly.
      clock.addAndGet(random.nextInt(3) * SECOND / 16);
      double now = (double) clock.get() / SECOND;
      int client = 2 + random.nextInt(5);
      double[] bucket = buckets.computeIfAbsent(client, _ -> new double[] {burst, now});
      bucket[0] = Math.min(burst, bucket[0] + (now - bucket[1]) * rate);
      bucket[1] = now;
      boolean admitted = bucket[0] >= 1;
      bucket[0] -= admitted ? 1 : 0;
      assertThat(limits.secondsToWait(client) == 0).as("request %d", i).isEqualTo(admitted);
    }
  }

  @Test
  void an_ipv6_client_is_its_first_64_bits_and_this_machine_is_none() {
    assertThat(client("2001:db8:1:2::1")).isEqualTo(client("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    assertThat(client("2001:db8:1:2::1")).isNotEqualTo(client("2001:db8:1:3::1"));
    assertThat(client("192.0.2.1")).isNotEqualTo(client("192.0.2.2"));
    assertThat(client("::ffff:192.0.2.1")).isEqualTo(client("192.0.2.1"));
    for (String local : List.of("127.0.0.1", "127.9.9.9", "::1")) {
      assertThat(client(local)).as(local).isEqualTo(Client.LOCAL);
    }
    for (String other : List.of("0.0.0.0", "255.255.255.255", "::", "::2", "ff02::1", "10.0.0.1")) {
      assertThat(client(other)).as(other).isNotEqualTo(Client.LOCAL);
    }
  }

  @Test
  void however_many_clients_come_one_that_asks_too_often_is_still_told() {
    ClientLimits limits = new ClientLimits(1, 20, clock::get, SEED);
    for (int i = 0; i < 20; i++) {
      assertThat(limits.secondsToWait(5)).isZero();
    }
    // Each has asked once, so its bucket is fuller than that of the one above.
    for (long other = 10; other < 10 + 3 * ClientLimits.CLIENTS; other++) {
      assertThat(limits.secondsToWait(other)).isZero();
    }
    assertThat(limits.secondsToWait(5)).isPositive();
  }

  @Test
  void threads_together_get_no_more_than_one_would() throws Exception {
    ClientLimits limits = new ClientLimits(1, 1000, clock::get, SEED);
    AtomicInteger admitted = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        all.add(
            threads.submit(() -> {
              for (int i = 0; i < 1000; i++) {
                admitted.addAndGet(limits.secondsToWait(9) == 0 ? 1 : 0);
              }
            }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertThat(admitted).hasValue(1000);
  }
}

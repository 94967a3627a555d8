package com.bcrecommender.notice;

import com.bcrecommender.catalog.TroubleLedger;
import com.bcrecommender.catalog.TroubleLedger.Outage;
import com.bcrecommender.catalog.TroubleLedger.Standing;
import com.bcrecommender.catalog.TroubleLedger.Waiting;
import com.bcrecommender.transfer.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the operator what is wrong, by the rules of [Spells], through every outlet that is set.
///
/// What happened and what waits to be told is in the catalog before anything is sent, so that `kill
/// -9` loses nothing; killed between sending a message and noting that, it sends the message again,
/// with the same id: at least once. A catalog that cannot be written (full disk, damage, another
/// process's long write) holds up nothing: what is known is kept in memory, sent from there, and
/// written as soon as that works.
///
/// One process at a time, the worker. For several threads. No call throws for the fault of an
/// outlet or of the catalog, and none waits for an outlet.
public final class Troubles implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

  /// An outlet that has failed so often in a row is a trouble itself, for the others to tell.
  private static final int FAILURES_TO_TELL = 3;

  /// Writing to a locked catalog costs two seconds, so it is not tried at each tick.
  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final TroubleLedger ledger;
  private final List<Outlet> outlets;
  private final Credentials credentials;
  private final Executor executor;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition delivered = lock.newCondition();
  private final Spells spells = new Spells();
  private final Post post = new Post();

  /// Whether what an earlier process left has been read.
  private boolean read;

  /// Whether there is something that the catalog does not have.
  private boolean changed;

  private boolean warned;
  private long triedAt;
  private boolean delivering;
  private boolean closed;

  Troubles(
      TroubleLedger ledger,
      List<Outlet> outlets,
      Credentials credentials,
      InstantSource clock,
      Executor executor) {
    this.ledger = ledger;
    this.outlets = List.copyOf(outlets);
    this.credentials = credentials;
    this.clock = clock;
    this.executor = executor;
    lock.lock();
    try {
      save(true);
    } finally {
      lock.unlock();
    }
  }

  /// Takes up what an earlier process left.
  ///
  /// @param catalog its file
  /// @param outlets as [Outlets#of] makes them; without any, troubles are only kept
  public static Troubles open(
      Path catalog, List<Outlet> outlets, Credentials credentials, InstantSource clock) {
    return new Troubles(
        new TroubleLedger(catalog),
        outlets,
        credentials,
        clock,
        work -> Thread.ofVirtual().name("notice").start(work));
  }

  /// Something has happened, for the first time or again. It is told at the next [#tick].
  public void happened(Trouble trouble) {
    lock.lock();
    try {
      save(note(trouble, ""));
    } finally {
      lock.unlock();
    }
  }

  /// @param except the outlet that is not told; empty for none
  /// @return whether there is something to tell
  private boolean note(Trouble trouble, String except) {
    changed = true;
    return tell(spells.happened(trouble.toTell(credentials)), except);
  }

  /// What was wrong is well again; of no effect where it was not wrong.
  public void healed(String kind) {
    lock.lock();
    try {
      save(heal(kind, ""));
    } finally {
      lock.unlock();
    }
  }

  private boolean heal(String kind, String except) {
    changed |= spells.find(kind).filter(spell -> spell.healed() == null).isPresent();
    return tell(spells.healed(kind, clock.instant()), except);
  }

  private boolean tell(Optional<Message> message, String except) {
    if (message.isPresent()) {
      changed = true;
      for (Outlet outlet : outlets) {
        if (!outlet.name().equals(except)) {
          post.add(message.get(), outlet.name());
        }
      }
    }
    return message.isPresent();
  }

  /// Sends what is due. To be called every few seconds.
  public void tick() {
    lock.lock();
    try {
      tell(spells.digest(clock.instant()), "");
      save(false);
      if (delivering || closed || !anyDue()) {
        return;
      }
      delivering = true;
    } finally {
      lock.unlock();
    }
    executor.execute(this::deliver);
  }

  private boolean anyDue() {
    return outlets.stream().anyMatch(outlet -> !post.due(outlet.name(), clock.instant()).isEmpty());
  }

  /// How things stand: what is wrong, what waits, which outlets take nothing.
  public Standing standing() {
    lock.lock();
    try {
      return new Standing(spells.all(), post.waiting(), post.outages());
    } finally {
      lock.unlock();
    }
  }

  private void deliver() {
    try {
      for (Outlet outlet : outlets) {
        while (deliverNext(outlet)) {
          // As long as it takes them.
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.lock();
      try {
        delivering = false;
        delivered.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /// @return whether the outlet took something
  private boolean deliverNext(Outlet outlet) throws InterruptedException {
    List<Waiting> due;
    Message message;
    lock.lock();
    try {
      due = closed ? List.of() : post.due(outlet.name(), clock.instant());
      if (due.isEmpty()) {
        return false;
      }
      message = message(outlet, due);
    } finally {
      lock.unlock();
    }
    Optional<String> failure = Optional.empty();
    try {
      TimeLimit.send(outlet, message, Outlets.LIMIT);
    } catch (NotSent e) {
      failure = Optional.of(credentials.hide(e.line()));
    }
    lock.lock();
    try {
      changed = true;
      if (failure.isPresent()) {
        failed(outlet, failure.get());
      } else if (post.sent(outlet.name(), due)) {
        heal(outageKind(outlet), outlet.name());
      }
      save(true);
    } finally {
      lock.unlock();
    }
    return failure.isEmpty();
  }

  private Message message(Outlet outlet, List<Waiting> due) {
    Optional<Outage> outage = post.outage(outlet.name());
    Waiting first = due.getFirst();
    if (outage.isEmpty()) {
      return new Message(first.id(), first.thread(), first.subject(), first.body(), first.made());
    }
    return due.size() == 1
        ? Wording.late(first, outage.get(), spells.find(first.thread()), clock.instant())
        : Wording.sum(due, outage.get(), spells.all(), clock.instant());
  }

  private void failed(Outlet outlet, String why) {
    Instant now = clock.instant();
    Outage outage = post.failed(outlet.name(), now, why);
    if (outage.failures() == 1) {
      LOG.warn("{} could not tell: {}", outlet.name(), why);
    }
    if (outage.failures() >= FAILURES_TO_TELL) {
      note(
          Trouble.of(outageKind(outlet), "The outlet " + outlet.name() + " takes nothing", now)
              .with("where to", outlet.target())
              .with("found", why)
              .with("tries", String.valueOf(outage.failures()))
              .with("look closer", "bcr mail --test"),
          outlet.name());
    }
  }

  private static String outageKind(Outlet outlet) {
    return "outlet." + outlet.name();
  }

  /// Brings the catalog up to date.
  ///
  /// @param atOnce even if a moment ago that did not work
  private void save(boolean atOnce) {
    boolean rests = System.nanoTime() - triedAt < BETWEEN_WRITES.toNanos() && warned;
    if ((read && !changed) || (rests && !atOnce)) {
      return;
    }
    try {
      if (!read) {
        Standing earlier = ledger.read();
        spells.add(earlier.spells());
        post.add(earlier.waiting(), earlier.outages(), outlets.stream().map(Outlet::name).toList());
        read = true;
      }
      if (changed && ledger.write(new Standing(spells.all(), post.waiting(), post.outages()))) {
        changed = false;
      }
      warned = false;
    } catch (RuntimeException e) {
      if (!warned) {
        LOG.warn(
            "What the operator is to be told is kept in memory only: {}",
            credentials.hide(String.valueOf(e.getMessage())));
      }
      warned = true;
      triedAt = System.nanoTime();
    }
  }

  /// Gives the messages that are on their way three seconds; what then still waits is for the next
  /// process.
  @Override
  public void close() {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(3);
      while (delivering && left > 0) {
        left = delivered.awaitNanos(left);
      }
      closed = true;
      save(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}

package com.bcrecommender.serve;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.OptOutFile;
import com.bcrecommender.edition.UnusableEdition;
import com.bcrecommender.optout.OptOuts;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The edition that is current now, without those who opted out. The files that name it and them
/// are read at most once a second, by one of the requests; an edition that was replaced stays open
/// until the last request that uses it is done. An edition that cannot be read is reported in the
/// log, and the one before it stays. Safe for any thread.
final class CurrentEdition implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CurrentEdition.class);
  static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Editions editions;
  private final Function<Edition, Shown> show;
  private final LongSupplier nanoTime;
  private final ReentrantLock checking = new ReentrantLock();
  private final AtomicLong nextCheck;
  private volatile @Nullable Open open;
  private String lastProblem = "";

  /// @param show what to make of an edition once
  /// @param nanoTime `System::nanoTime`, or a test's clock
  CurrentEdition(Editions editions, Function<Edition, Shown> show, LongSupplier nanoTime) {
    this.editions = editions;
    this.show = show;
    this.nanoTime = nanoTime;
    this.nextCheck = new AtomicLong(nanoTime.getAsLong());
  }

  /// The current edition, or null where there is none. To be closed as soon as the answer is made.
  @Nullable Lease acquire() {
    if (nanoTime.getAsLong() - nextCheck.get() >= 0 && checking.tryLock()) {
      try {
        nextCheck.set(nanoTime.getAsLong() + CHECK_NANOS);
        check();
      } finally {
        checking.unlock();
      }
    }
    while (true) {
      Open now = open;
      if (now == null) {
        return null;
      }
      if (now.retain()) {
        return new Lease(now);
      }
      // Replaced between the two lines; the field holds its successor by now, or null after
      // close().
    }
  }

  private void check() {
    Open before = open;
    try {
      Optional<String> name = editions.current();
      if (name.isEmpty()) {
        return;
      }
      OptOuts optOuts = OptOutFile.read(editions.folder());
      if (before != null && before.name.equals(name.get()) && before.optOuts.equals(optOuts)) {
        return;
      }
      Edition next = Edition.open(editions.folder(name.get()), optOuts);
      open = new Open(name.get(), optOuts, show.apply(next));
      lastProblem = "";
      LOG.info(
          "showing edition {}: {} fans, {} tralbums", name.get(), next.fans(), next.tralbums());
      if (before != null) {
        before.release();
      }
    } catch (UnusableEdition | UncheckedIOException e) {
      String problem = String.valueOf(e.getMessage());
      if (!problem.equals(lastProblem)) {
        lastProblem = problem;
        LOG.error("{}; showing {}", problem, before == null ? "none" : before.name);
      }
    }
  }

  @Override
  public void close() {
    checking.lock();
    try {
      Open last = open;
      open = null;
      if (last != null) {
        last.release();
      }
    } finally {
      checking.unlock();
    }
  }

  /// An edition with the number of those who use it: one for being current, one for each request.
  private static final class Open {
    private final String name;
    private final OptOuts optOuts;
    private final Shown shown;
    private final AtomicInteger users = new AtomicInteger(1);

    Open(String name, OptOuts optOuts, Shown shown) {
      this.name = name;
      this.optOuts = optOuts;
      this.shown = shown;
    }

    /// False where it has been closed already.
    boolean retain() {
      return users.getAndUpdate(n -> n == 0 ? 0 : n + 1) > 0;
    }

    void release() {
      if (users.decrementAndGet() == 0) {
        shown.close();
      }
    }
  }

  /// The right to read the edition until it is closed. For one thread.
  static final class Lease implements AutoCloseable {
    private final Open open;
    private boolean closed;

    private Lease(Open open) {
      this.open = open;
    }

    Shown shown() {
      return open.shown;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open.release();
      }
    }
  }
}

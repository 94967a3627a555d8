package com.bcrecommender.serve;

import com.bcrecommender.edition.Edition;
import com.bcrecommender.edition.Editions;
import com.bcrecommender.edition.UnusableEdition;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The edition that was made right before the one that is shown, opened when a feed first asks for
/// it, and closed with that. One that cannot be read is as good as none, and said in the log. Safe
/// for any thread.
final class EditionBefore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EditionBefore.class);

  private final Editions editions;
  private final String shown;
  private final ReentrantLock opening = new ReentrantLock();
  private boolean asked;
  private @Nullable Edition before;

  /// @param shown name of the edition that is shown
  EditionBefore(Editions editions, String shown) {
    this.editions = editions;
    this.shown = shown;
  }

  /// Null where there is none.
  @Nullable Edition get() {
    opening.lock();
    try {
      if (!asked) {
        asked = true;
        before = open();
      }
      return before;
    } finally {
      opening.unlock();
    }
  }

  private @Nullable Edition open() {
    try {
      Optional<String> name = editions.before(shown);
      return name.isEmpty() ? null : Edition.open(editions.folder(name.get()));
    } catch (UnusableEdition | UncheckedIOException e) {
      LOG.warn("feeds compare with no edition before {}: {}", shown, e.getMessage());
      return null;
    }
  }

  @Override
  public void close() {
    opening.lock();
    try {
      asked = true;
      if (before != null) {
        before.close();
      }
    } finally {
      opening.unlock();
    }
  }
}

package com.bcrecommender.serve;

import com.bcrecommender.site.Sitemap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An edition's sitemap, which is made when it is first asked for, by a thread of its own: it takes
/// longer than visitors should wait. Safe for any thread.
final class LazySitemap {
  private static final Logger LOG = LoggerFactory.getLogger(LazySitemap.class);

  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile @Nullable Sitemap made;

  /// The sitemap, or null where it is not made yet; then it is being made.
  ///
  /// @param address of the site's root
  /// @param leases give the right to read the current edition
  @Nullable Sitemap get(String address, Supplier<CurrentEdition.@Nullable Lease> leases) {
    if (made == null && begun.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("sitemap").start(() -> make(address, leases));
    }
    return made;
  }

  private void make(String address, Supplier<CurrentEdition.@Nullable Lease> leases) {
    try (CurrentEdition.@Nullable Lease lease = leases.get()) {
      // Another edition may be current by now.
      if (lease != null && lease.shown().sitemap() == this) {
        made = Sitemap.of(lease.shown().edition(), address);
      }
    } catch (RuntimeException e) {
      LOG.error("while making the sitemap", e);
    } finally {
      // Where it was not made the next who asks may try again.
      begun.set(made != null);
    }
  }
}

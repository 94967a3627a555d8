package com.bcrecommender.serve;

import com.bcrecommender.site.Html;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/// Arrays that pages are written to, used again when a page has gone out: a new one for each page
/// was a quarter of all garbage. The one that was given back last, which is still in the
/// processor's caches, is taken first. Safe for any thread.
final class PageBuffers {
  private static final int MOST_KEPT = 16;

  /// A page that was larger leaves nothing behind.
  private static final int MOST_BYTES = 4 * Html.USUAL_BYTES;

  private final ArrayDeque<byte[]> kept = new ArrayDeque<>(MOST_KEPT);

  byte[] take() {
    synchronized (kept) {
      byte[] last = kept.pollLast();
      if (last != null) {
        return last;
      }
    }
    return new byte[Html.USUAL_BYTES];
  }

  /// @param page nobody reads it any more
  void give(ByteBuffer page) {
    byte[] array = page.array();
    if (page.arrayOffset() == 0 && array.length <= MOST_BYTES) {
      synchronized (kept) {
        if (kept.size() < MOST_KEPT) {
          kept.addLast(array);
        }
      }
    }
  }
}

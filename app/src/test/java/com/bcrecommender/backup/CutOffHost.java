package com.bcrecommender.backup;

import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import com.bcrecommender.transfer.PassingHost;
import java.io.Serial;

/// Ends before one of the steps that change something, and does nothing from then on, as if the
/// process had been killed.
final class CutOffHost extends PassingHost {
  private int left;

  CutOffHost(Host host, int steps) {
    super(host);
    left = steps;
  }

  /// What nothing of ours catches.
  static final class Cut extends Error {
    @Serial private static final long serialVersionUID = 1;
  }

  private void step() {
    if (left-- <= 0) {
      throw new Cut();
    }
  }

  @Override
  public void put(Blob blob) {
    step();
    super.put(blob);
  }

  @Override
  public void delete(String name) {
    step();
    super.delete(name);
  }

  @Override
  public void flush() {
    step();
    super.flush();
  }
}

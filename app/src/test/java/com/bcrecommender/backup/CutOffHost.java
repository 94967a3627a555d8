package com.bcrecommender.backup;

import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import java.io.Serial;
import java.util.Optional;
import java.util.SortedMap;

/// Ends before one of the steps that change something, and does nothing from then on, as if the
/// process had been killed.
final class CutOffHost implements Host {
  private final Host host;
  private int left;

  CutOffHost(Host host, int steps) {
    this.host = host;
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
  public String name() {
    return host.name();
  }

  @Override
  public SortedMap<String, Long> list(String prefix) {
    return host.list(prefix);
  }

  @Override
  public void put(Blob blob) {
    step();
    host.put(blob);
  }

  @Override
  public Optional<byte[]> read(String name) {
    return host.read(name);
  }

  @Override
  public void delete(String name) {
    step();
    host.delete(name);
  }

  @Override
  public void flush() {
    step();
    host.flush();
  }

  @Override
  public void close() {
    host.close();
  }
}

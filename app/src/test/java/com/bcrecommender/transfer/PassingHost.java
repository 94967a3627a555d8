package com.bcrecommender.transfer;

import java.util.Optional;
import java.util.SortedMap;

/// Passes everything on to a host, one name after another, for tests that change one thing of it.
public abstract class PassingHost implements Host {
  private final Host host;

  protected PassingHost(Host host) {
    this.host = host;
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
    host.put(blob);
  }

  @Override
  public Optional<byte[]> read(String name) {
    return host.read(name);
  }

  @Override
  public void delete(String name) {
    host.delete(name);
  }

  @Override
  public void flush() {
    host.flush();
  }

  @Override
  public void close() {
    host.close();
  }
}

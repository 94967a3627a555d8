package com.bcrecommender.publish;

import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;

/// Passes everything on to a host, and does something before each step that changes or reads it.
final class FaultyHost implements Host {
  /// Told of each step before it is taken: its number from 0, what it is, and the first name.
  @FunctionalInterface
  interface Before {
    void step(int number, String doing, String name);
  }

  private final Host host;
  private final Before before;
  private final AtomicInteger steps = new AtomicInteger();

  FaultyHost(Host host, Before before) {
    this.host = host;
    this.before = before;
  }

  private void step(String doing, String name) {
    before.step(steps.getAndIncrement(), doing, name);
  }

  int steps() {
    return steps.get();
  }

  @Override
  public String name() {
    return host.name();
  }

  @Override
  public SortedMap<String, Long> list(String prefix) {
    step("list", prefix);
    return host.list(prefix);
  }

  @Override
  public void put(Blob blob) {
    put(List.of(blob));
  }

  @Override
  public void put(List<Blob> blobs) {
    step("put", blobs.getFirst().name());
    host.put(blobs);
  }

  @Override
  public Optional<byte[]> read(String name) {
    step("read", name);
    return host.read(name);
  }

  @Override
  public void delete(String name) {
    delete(List.of(name));
  }

  @Override
  public void delete(List<String> names) {
    step("delete", names.getFirst());
    host.delete(names);
  }

  @Override
  public void flush() {
    step("flush", "");
    host.flush();
  }

  @Override
  public int batch() {
    return host.batch();
  }

  @Override
  public void close() {
    host.close();
  }
}

package com.bcrecommender.backup;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import java.util.Optional;
import java.util.SortedMap;

/// Takes some puts, and refuses all further ones, as a full disk does.
final class RefusingHost implements Host {
  private final Host host;
  private int left;

  RefusingHost(Host host, int puts) {
    this.host = host;
    left = puts;
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
    if (left-- <= 0) {
      throw new UserError("no room");
    }
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
  public void close() {
    host.close();
  }
}

package com.bcrecommender.backup;

import com.bcrecommender.settings.UserError;
import com.bcrecommender.transfer.Blob;
import com.bcrecommender.transfer.Host;
import com.bcrecommender.transfer.PassingHost;

/// Takes some puts, and refuses all further ones, as a full disk does.
final class RefusingHost extends PassingHost {
  private int left;

  RefusingHost(Host host, int puts) {
    super(host);
    left = puts;
  }

  @Override
  public void put(Blob blob) {
    if (left-- <= 0) {
      throw new UserError("no room");
    }
    super.put(blob);
  }
}

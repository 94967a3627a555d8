package com.bcrecommender.publish;

import com.bcrecommender.transfer.FolderHost;
import com.bcrecommender.transfer.Host;

final class FolderPublishTest extends PublisherContract {
  @Override
  Host open() {
    return FolderHost.open(scratch.resolve("host"), "publish");
  }
}

package com.bcrecommender.deploy;

import java.nio.file.Path;

/// On a layer over this machine, where it is a Debian with Caddy.
final class DeploymentTest extends DeploymentContract {
  @Override
  Path lower() {
    return Path.of("/");
  }

  @Override
  int stride() {
    return 4;
  }
}

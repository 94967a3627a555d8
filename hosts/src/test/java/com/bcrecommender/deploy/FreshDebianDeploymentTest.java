package com.bcrecommender.deploy;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

/// On a fresh Debian, where the deployment installs Caddy; cut off before each of the steps.
@Tag("long")
final class FreshDebianDeploymentTest extends DeploymentContract {
  @Override
  Path lower() throws Exception {
    return DebianRoot.make();
  }

  @Override
  int stride() {
    return 1;
  }
}
